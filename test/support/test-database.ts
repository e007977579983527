import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { createDataSource, migrate, spawnEmbeddedDatabase } from '#persistence';
import { migrateQueue } from '#queue';

/** The variable by which the run's database reaches the test files. */
const variable = 'QALQAN_TEST_DATABASE_URL';

/** Compiled: the database runs in a process of its own, without the test's transforms. */
const embeddedMain = fileURLToPath(
  new URL('../../dist/libs/persistence/src/embedded/embedded-main.js', import.meta.url),
);

let end: () => Promise<void> = async () => undefined;

/** Creates and migrates the run's database: on the server that DATABASE_URL names, else embedded and in memory. */
export async function prepareTestDatabase(): Promise<void> {
  // Each project of the run sets up anew; one database serves them all.
  if (process.env[variable]) return;
  const server = process.env['DATABASE_URL'];
  const url = server ? await createOn(server) : await embedded();
  const dataSource = await createDataSource({ url, poolSize: 2, applicationName: 'tests' }).initialize();
  await migrate(dataSource);
  await dataSource.destroy();
  await migrateQueue(url);
  process.env[variable] = url;
}

export async function dropTestDatabase(): Promise<void> {
  const once = end;
  end = async () => undefined;
  await once();
}

async function createOn(server: string): Promise<string> {
  const name = `qalqan_test_${randomUUID().slice(0, 8)}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  end = () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function embedded(): Promise<string> {
  const database = await spawnEmbeddedDatabase({ dataDir: 'memory', mainPath: embeddedMain });
  end = () => database.stop();
  return database.url;
}

/** Of the run's migrated database. */
export function testDatabaseUrl(): string {
  const url = process.env[variable];
  if (!url) throw new Error('the test database is not prepared: run by `npm test`');
  return url;
}

async function onServer(url: string, statement: string): Promise<void> {
  const server = await new DataSource({ type: 'postgres', url }).initialize();
  await server.query(statement);
  await server.destroy();
}
