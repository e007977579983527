import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { createDataSource, migrate } from '#persistence';
import { migrateQueue } from '#queue';

/** The variable by which the run's database reaches the test files. */
const variable = 'QALQAN_TEST_DATABASE_URL';

let end: () => Promise<void> = async () => undefined;

/** Creates and migrates the run's database. */
export async function prepareTestDatabase(): Promise<void> {
  const server = process.env['DATABASE_URL'];
  if (!server) throw new Error('DATABASE_URL is not set');
  const name = `qalqan_test_${randomUUID().slice(0, 8)}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  process.env[variable] = url.href;
  end = () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
  const dataSource = await createDataSource({ url: url.href, poolSize: 2, applicationName: 'tests' }).initialize();
  await migrate(dataSource);
  await dataSource.destroy();
  await migrateQueue(url.href);
}

export async function dropTestDatabase(): Promise<void> {
  await end();
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
