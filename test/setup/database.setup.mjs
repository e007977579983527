import { register } from 'node:module';

register('./typescript.hooks.mjs', import.meta.url);

/** One fresh database for the run: on the server that DATABASE_URL names. */
export default async function setup() {
  const { prepareTestDatabase } = await import('../support/test-database.ts');
  await prepareTestDatabase();
}
