import { systemClock } from '#domain';
import { createDataSource, Database, ensurePositionPartitions, migrate } from '#persistence';
import { migrateQueue } from '#queue';

/** Brings the database of DATABASE_URL to the newest version: the schema, the queue's tables, the days of positions. */
async function main(): Promise<void> {
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('DATABASE_URL is not set: which database shall be migrated?');
  const dataSource = createDataSource({ url, poolSize: 2, applicationName: 'qalqan-migrate' });
  const database = new Database(await dataSource.initialize());
  try {
    const { ran } = await migrate(dataSource);
    process.stdout.write(ran.length === 0 ? 'The schema is up to date.\n' : `${ran.join('\n')}\n`);
    await migrateQueue(url);
    await ensurePositionPartitions(database, systemClock.now());
  } finally {
    await database.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
