import { prepareTestDatabase } from '../support/test-database.js';

/** One fresh database for the run: on the server that DATABASE_URL names, else embedded. */
export default async function setup(): Promise<void> {
  await prepareTestDatabase();
}
