import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { newId, systemClock } from '#domain';
import { Cases } from '#orders';
import {
  createDataSource,
  Database,
  FieldKeys,
  openMasterKey,
  SqlCaseStore,
  StaffAccountsRepository,
  SupportDirectoryRepository,
} from '#persistence';
import { readSupportTable } from '#support';
import { makeFirstAdministrator } from './demo/first-administrator.js';
import { seedDemo } from './demo/seed-demo.js';

const usage = `seed-main --demo FILE --base-url URL   puts the demo into the database, and what opens it into the file
  --support FILE                       and this list of support places, when the directory is empty
seed-main --administrator FILE         makes the first agency and its administrator in an empty database

The database is that of DATABASE_URL; it must have been migrated. Its fields are sealed as MASTER_KEY says.
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      demo: { type: 'string' },
      'base-url': { type: 'string', default: 'http://127.0.0.1:3000' },
      administrator: { type: 'string' },
      support: { type: 'string' },
    },
  });
  const url = process.env['DATABASE_URL'];
  if (!url || (!values.demo && !values.administrator)) throw new Error(usage);
  const database = new Database(
    await createDataSource({ url, poolSize: 2, applicationName: 'qalqan-seed' }).initialize(),
    new FieldKeys(openMasterKey(process.env), systemClock),
  );
  try {
    const accounts = new StaffAccountsRepository(database, systemClock);
    // Nobody remembers a caller or shows an alarm yet: no api runs.
    const changes = { devicesChanged: () => undefined };
    const push = { tell: () => undefined };
    const context = { newId, readyChannels: new Set<never>() };
    const cases = new Cases(new SqlCaseStore(database, systemClock), systemClock, context, changes, push);
    if (values.demo) await seedDemo({ accounts, cases, newId }, values.demo, values['base-url']);
    if (values.support) await fillDirectory(database, values.support);
    if (values.administrator) await makeFirstAdministrator(accounts, cases, newId, values.administrator);
  } finally {
    await database.close();
  }
}

/** What somebody has put into it stays. */
async function fillDirectory(database: Database, file: string): Promise<void> {
  const directory = new SupportDirectoryRepository(database);
  if ((await directory.all()).length > 0) return;
  const places = await readSupportTable(await readFile(file));
  await directory.replace([], places);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
