import type { DataSource } from 'typeorm';

export interface MigrationOutcome {
  /** Names of the migrations that ran now. */
  ran: readonly string[];
}

/** Brings the schema to the newest version. Each migration is a transaction of its own. */
export async function migrate(dataSource: DataSource): Promise<MigrationOutcome> {
  const done = await dataSource.runMigrations({ transaction: 'each' });
  return { ran: done.map((migration) => migration.name) };
}
