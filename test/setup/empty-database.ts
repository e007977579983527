import { createDataSource, Database } from '#persistence';
import { emptied } from '../support/emptied.js';
import { testDatabaseUrl, testFieldKeys } from '../support/test-database.js';

// What jest runs shares its worker's database, in an order that changes: what one file, or one group of files, has left must not
// be what another finds. Within a group the order is always the same.
const source = createDataSource({ url: testDatabaseUrl(), poolSize: 1, applicationName: 'tests' });
const database = await emptied(new Database(await source.initialize(), testFieldKeys()));
await database.close();
