import type { DataSource } from 'typeorm';
import { secureRows } from './row-security/secure-rows.js';

export interface MigrationOutcome {
  /** Names of the migrations that ran now. */
  ran: readonly string[];
}

/** Brings the schema to the newest version, each migration in a transaction of its own, then who may see which rows of it. */
export async function migrate(dataSource: DataSource): Promise<MigrationOutcome> {
  const done = await dataSource.runMigrations({ transaction: 'each' });
  await secureRows(dataSource);
  return { ran: done.map((migration) => migration.name) };
}
