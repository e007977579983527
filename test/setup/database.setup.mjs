import { register } from 'node:module';

register('./typescript.hooks.mjs', import.meta.url);

/** A fresh database for each of jest's workers: on the server that DATABASE_URL names. */
export default async function setup({ maxWorkers }) {
  const { prepareTestDatabases } = await import('../support/test-database.ts');
  await prepareTestDatabases(maxWorkers);
}
