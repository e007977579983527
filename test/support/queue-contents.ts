import { createClient } from 'redis';
import type { House } from './house.js';

/** Everything that the queue of a house keeps, as text: its tables, or its keys where the run has Redis. */
export async function queueContents(house: House): Promise<string> {
  const redisUrl = process.env['REDIS_URL'];
  return redisUrl ? inRedis(redisUrl, house.prefix) : inTables(house);
}

async function inTables({ database }: House): Promise<string> {
  const tables = await database.rows<{ name: string }>(
    `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'bullmq'`,
    [],
  );
  const contents: string[] = [];
  for (const { name } of tables) {
    const rows = await database.rows<{ row: string }>(`SELECT entry::text AS row FROM ${name} AS entry`, []);
    contents.push(name, ...rows.map(({ row }) => row));
  }
  return contents.join('\n');
}

async function inRedis(url: string, prefix: string): Promise<string> {
  const client = createClient({ url });
  await client.connect();
  try {
    const keys = await client.keys(`*${prefix}*`);
    const contents = await Promise.all(keys.map((key) => valueOf(client, key)));
    return keys.map((key, at) => `${key} ${JSON.stringify(contents[at])}`).join('\n');
  } finally {
    client.destroy();
  }
}

async function valueOf(client: ReturnType<typeof createClient>, key: string): Promise<unknown> {
  switch (await client.type(key)) {
    case 'string':
      return client.get(key);
    case 'hash':
      return client.hGetAll(key);
    case 'list':
      return client.lRange(key, 0, -1);
    case 'set':
      return client.sMembers(key);
    case 'zset':
      return client.zRange(key, 0, -1);
    case 'stream':
      return client.xRange(key, '-', '+');
    default:
      return undefined;
  }
}
