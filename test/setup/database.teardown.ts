import { dropTestDatabase } from '../support/test-database.js';

export default async function teardown(): Promise<void> {
  await dropTestDatabase();
}
