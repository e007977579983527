import { createDataSource, Database } from '#persistence';
import { emptied } from '../support/emptied.js';
import { testDatabaseUrl, testFieldKeys } from '../support/test-database.js';

// Files share their worker's database, in an order that changes: what one has left must not be what another finds.
const source = createDataSource({ url: testDatabaseUrl(), poolSize: 1, applicationName: 'tests' });
const database = await emptied(new Database(await source.initialize(), testFieldKeys()));
await database.close();
