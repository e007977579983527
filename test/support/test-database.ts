import { randomBytes, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { systemClock } from '#domain';
import { createDataSource, FieldKeys, migrate, openMasterKey, spawnEmbeddedDatabase } from '#persistence';
import { migrateQueue } from '#queue';

/** The variable by which the run's databases reach the test files: a JSON array, one for each of jest's workers. */
const variable = 'QALQAN_TEST_DATABASE_URLS';

/** Compiled: the database runs in a process of its own, without the test's transforms. */
const embeddedMain = fileURLToPath(
  new URL('../../dist/libs/persistence/src/embedded/embedded-main.js', import.meta.url),
);

const ends: (() => Promise<void>)[] = [];

/**
 * Creates and migrates the run's databases: on the server that DATABASE_URL names, else embedded and in memory. Files
 * that run at the same time share none: a test may empty its own, and its workers find their own jobs only.
 */
export async function prepareTestDatabases(count: number): Promise<void> {
  // Each project of the run sets up anew; the same databases serve them all.
  if (process.env[variable]) return;
  process.env['MASTER_KEY'] = randomBytes(32).toString('base64');
  const urls = await Promise.all(Array.from({ length: count }, prepareOne));
  process.env[variable] = JSON.stringify(urls);
}

export async function dropTestDatabases(): Promise<void> {
  await Promise.all(ends.splice(0).map((end) => end()));
}

async function prepareOne(): Promise<string> {
  const server = process.env['DATABASE_URL'];
  const url = server ? await createOn(server) : await embedded();
  const dataSource = await createDataSource({ url, poolSize: 2, applicationName: 'tests' }).initialize();
  await migrate(dataSource);
  await dataSource.destroy();
  await migrateQueue(url);
  return url;
}

async function createOn(server: string): Promise<string> {
  const name = `qalqan_test_${randomUUID().slice(0, 8)}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  ends.push(() => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function embedded(): Promise<string> {
  const database = await spawnEmbeddedDatabase({ dataDir: 'memory', mainPath: embeddedMain });
  ends.push(() => database.stop());
  return database.url;
}

/** Of the migrated database that is this worker's alone. */
export function testDatabaseUrl(): string {
  const urls = JSON.parse(process.env[variable] ?? '[]') as string[];
  const url = urls[testWorker() - 1];
  if (!url) throw new Error('the test database is not prepared: run by `npm test`, and not in test/standalone');
  return url;
}

/** Random, the same for the whole run: what one process seals another opens. */
export function testMasterKey(): string {
  const key = process.env['MASTER_KEY'];
  if (!key) throw new Error('the test databases are not prepared');
  return key;
}

/** For a pool of a test's own on {@link testDatabaseUrl}. */
export const testFieldKeys = (): FieldKeys =>
  new FieldKeys(openMasterKey({ MASTER_KEY: testMasterKey() }), systemClock);

/** Which of jest's workers runs this file, from 1 on. */
export function testWorker(): number {
  return Number(process.env['JEST_WORKER_ID']);
}

async function onServer(url: string, statement: string): Promise<void> {
  const server = await new DataSource({ type: 'postgres', url }).initialize();
  await server.query(statement);
  await server.destroy();
}
