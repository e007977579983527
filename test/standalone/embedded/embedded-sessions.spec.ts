import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import type { SpawnedDatabase } from '../../../libs/persistence/src/embedded/spawn-embedded-database.js';
import { spawnForTest, temporaryDirectory } from '../../support/spawn-embedded.js';

describe('connections of the embedded database', () => {
  const directory = temporaryDirectory();
  let database: SpawnedDatabase;
  let clients: pg.Client[] = [];

  beforeAll(async () => {
    database = await spawnForTest({ dataDir: directory.path });
  });
  afterEach(async () => {
    await Promise.all(clients.map((client) => client.end()));
    clients = [];
  });
  afterAll(async () => {
    await database.stop();
    directory.remove();
  });

  async function connect(config: pg.ClientConfig = {}): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: database.url, ...config });
    client.on('error', () => undefined);
    await client.connect();
    clients.push(client);
    return client;
  }

  const connectMany = (count: number): Promise<pg.Client[]> =>
    Promise.all(Array.from({ length: count }, () => connect()));

  async function value(client: pg.Client, sql: string, parameters: unknown[] = []): Promise<unknown> {
    const { rows } = await client.query({ text: sql, values: parameters, rowMode: 'array' });
    return (rows[0] as unknown[] | undefined)?.[0];
  }

  it('has PostGIS and btree_gist, under our names', async () => {
    const client = await connect();
    expect(await value(client, `SELECT current_database() || '/' || current_user`)).toBe('qalqan/qalqan');
    const meters = await value(
      client,
      `SELECT ST_Distance('POINT(76.9 43.2)'::geography, 'POINT(76.9 43.3)'::geography)`,
    );
    expect(meters).toBeCloseTo(11_109.76, 1);
    await client.query(`
      CREATE TABLE zone (order_id uuid, geog geography(Point));
      CREATE INDEX ON zone USING gist (order_id, geog)`);
  });

  it('gives each of 20 connections its own answers, requests of 400 KB interleaved', async () => {
    const many = await connectMany(20);
    await Promise.all(
      many.map(async (client, number) => {
        for (let round = 0; round < 10; round += 1) {
          const text = `${number}:${round}:`.repeat(400_000 / 8);
          const { rows } = await client.query('SELECT $1::text AS text, $2::int AS number', [text, number]);
          expect(rows[0].number).toBe(number);
          expect(rows[0].text === text).toBe(true);
        }
      }),
    );
  });

  it('lets transactions exclude each other, in order, and loses no update', async () => {
    const many = await connectMany(8);
    await (many[0] as pg.Client).query('CREATE TABLE counter (n int); INSERT INTO counter VALUES (0)');
    await Promise.all(
      many.map(async (client) => {
        for (let round = 0; round < 20; round += 1) {
          await client.query('BEGIN');
          const n = (await value(client, 'SELECT n FROM counter')) as number;
          await client.query('UPDATE counter SET n = $1', [n + 1]);
          await client.query('COMMIT');
        }
      }),
    );
    expect(await value(many[0] as pg.Client, 'SELECT n FROM counter')).toBe(160);
  });

  it('rolls back the transaction of a client that vanishes, and goes on', async () => {
    const [doomed, waiting] = (await connectMany(2)) as [pg.Client, pg.Client];
    await waiting.query('CREATE TABLE vanished (n int)');
    await doomed.query('BEGIN');
    await doomed.query('INSERT INTO vanished VALUES (1)');
    const counted = value(waiting, 'SELECT count(*)::int FROM vanished');
    (doomed as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    expect(await counted).toBe(0);
  });

  it('goes on after errors, in and out of transactions', async () => {
    const client = await connect();
    await expect(client.query('SELEC')).rejects.toMatchObject({ code: '42601' });
    await expect(client.query('SELECT $1::int', ['x'])).rejects.toMatchObject({ code: '22P02' });
    await client.query('BEGIN');
    await expect(client.query('SELECT 1/0')).rejects.toMatchObject({ code: '22012' });
    await expect(client.query('SELECT 1')).rejects.toMatchObject({ code: '25P02' });
    await client.query('ROLLBACK');
    expect(await value(client, 'SELECT 1')).toBe(1);
  });

  it('has not lost its stack after a thousand errors', async () => {
    const client = await connect();
    const errors = Array.from({ length: 1_000 }, () =>
      client.query('SELECT nothing').catch((error: pg.DatabaseError) => error.code),
    );
    expect(new Set(await Promise.all(errors))).toEqual(new Set(['42703']));
    expect(await value(client, 'SELECT 1')).toBe(1);
  });

  it('keeps named statements of two clients apart', async () => {
    const [one, two] = (await connectMany(2)) as [pg.Client, pg.Client];
    for (let round = 0; round < 5; round += 1) {
      const answers = await Promise.all([
        one.query({ name: 'same', text: `SELECT 'one' AS who, $1::int AS n`, values: [round] }),
        two.query({ name: 'same', text: `SELECT 'two' AS who, $1::text AS n`, values: ['x'] }),
      ]);
      expect(answers.map(({ rows }) => rows[0])).toEqual([
        { who: 'one', n: round },
        { who: 'two', n: 'x' },
      ]);
    }
  });

  it('closes the named statements of a client that has gone', async () => {
    const [gone, stays] = (await connectMany(2)) as [pg.Client, pg.Client];
    await gone.query({ name: 'leftover', text: 'SELECT 40 + 2' });
    await gone.end();
    clients = clients.filter((client) => client !== gone);
    expect(
      await value(stays, `SELECT count(*)::int FROM pg_prepared_statements WHERE statement = 'SELECT 40 + 2'`),
    ).toBe(0);
  });

  it('tells every listener, idle ones too, and nobody else', async () => {
    const [one, two, other, sender] = (await connectMany(4)) as [pg.Client, pg.Client, pg.Client, pg.Client];
    const heard: string[] = [];
    for (const [name, client] of Object.entries({ one, two, other })) {
      client.on('notification', ({ channel, payload }) => heard.push(`${name} ${channel} ${payload}`));
    }
    await one.query('LISTEN alarms');
    await two.query('LISTEN alarms');
    await other.query('LISTEN others');
    await sender.query('BEGIN');
    await sender.query(`NOTIFY alarms, 'rolled back'`);
    await sender.query('ROLLBACK');
    const last = once(two, 'notification');
    await sender.query(`SELECT pg_notify('alarms', $1)`, ['x'.repeat(10)]);
    await last;
    await one.query('SELECT 1');
    expect(heard.sort()).toEqual(['one alarms xxxxxxxxxx', 'two alarms xxxxxxxxxx']);
  });

  it("leaves others subscribed after one's UNLISTEN, and after it has gone", async () => {
    const [leaves, gone, stays, sender] = (await connectMany(4)) as [pg.Client, pg.Client, pg.Client, pg.Client];
    for (const client of [leaves, gone, stays]) await client.query('LISTEN ward');
    await leaves.query('UNLISTEN *');
    await gone.end();
    clients = clients.filter((client) => client !== gone);
    leaves.on('notification', () => {
      throw new Error('had left');
    });
    const heard = once(stays, 'notification');
    await sender.query('NOTIFY ward');
    await heard;
    await leaves.query('SELECT 1');
  });

  it('gives each connection its own settings, and none to its neighbours', async () => {
    const plain = await connect();
    const queue = await connect({ options: '-c search_path="bullmq"' });
    const set = await connect();
    await set.query(`SET TIME ZONE 'Asia/Almaty'`);
    for (let round = 0; round < 3; round += 1) {
      expect(await value(queue, 'SHOW search_path')).toBe('bullmq');
      expect(await value(plain, 'SHOW search_path')).toBe('public');
      expect(await value(set, 'SHOW TimeZone')).toBe('Asia/Almaty');
      expect(await value(queue, 'SHOW TimeZone')).toBe('UTC');
    }
    await set.query('BEGIN');
    await set.query(`SET TIME ZONE 'Europe/Paris'`);
    await set.query('ROLLBACK');
    await plain.query('SELECT 1');
    expect(await value(set, 'SHOW TimeZone')).toBe('Asia/Almaty');
    await set.query('RESET ALL');
    expect(await value(set, 'SHOW TimeZone')).toBe('UTC');
  });

  it('lets a client be another role, and refuses one that does not exist', async () => {
    const admin = await connect();
    await admin.query('CREATE ROLE app LOGIN');
    const app = await connect({ connectionString: database.url.replace('qalqan@', 'app@') });
    expect(await value(app, 'SELECT current_user')).toBe('app');
    expect(await value(admin, 'SELECT current_user')).toBe('qalqan');
    await expect(connect({ connectionString: database.url.replace('qalqan@', 'nobody@') })).rejects.toMatchObject({
      code: '28000',
    });
    await expect(connect({ connectionString: database.url.replace(/qalqan$/, 'other') })).rejects.toMatchObject({
      code: '3D000',
    });
  });

  it('copies in and out, within a transaction and without', async () => {
    const client = await connect();
    await client.query('CREATE TABLE copied (n int, t text)');
    const lines = Array.from({ length: 5_000 }, (_, n) => `${n}\trow ${n}\n`);
    for (const around of [
      ['SELECT 1', 'SELECT 1'],
      ['BEGIN', 'COMMIT'],
      ['BEGIN', 'ROLLBACK'],
    ] as const) {
      await client.query(around[0]);
      await pipeline(Readable.from(lines), client.query(copyStreams.from('COPY copied FROM STDIN')));
      await client.query(around[1]);
    }
    expect(await value(client, 'SELECT count(*)::int FROM copied')).toBe(10_000);
    let bytes = 0;
    for await (const chunk of client.query(copyStreams.to('COPY copied TO STDOUT'))) bytes += (chunk as Buffer).length;
    expect(bytes).toBe(2 * lines.join('').length);
    const bad = pipeline(Readable.from(['x\ty\n']), client.query(copyStreams.from('COPY copied FROM STDIN')));
    await expect(bad).rejects.toMatchObject({ code: '22P02' });
    await expect(client.query('COPY nothing FROM STDIN')).rejects.toMatchObject({ code: '42P01' });
    expect(await value(client, 'SELECT count(*)::int FROM copied')).toBe(10_000);
  });

  it('sends a large answer whole', async () => {
    const client = await connect();
    const { rows } = await client.query(`SELECT n, repeat('x', 1000) AS t FROM generate_series(1, 20000) n`);
    expect(rows).toHaveLength(20_000);
    expect(rows.at(-1)).toEqual({ n: 20_000, t: 'x'.repeat(1000) });
  });
});
