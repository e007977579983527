import type { IncidentStore, PlanRunStore } from '#incidents';
import type { Database } from '../database.js';
import { SqlIncidentStore } from './incident-store.js';

export class SqlPlanRunStore implements PlanRunStore {
  constructor(private readonly database: Database) {}

  async cells(): Promise<number[]> {
    const rows = await this.database.rows<{ cell: number }>(`SELECT cell FROM cell_cursor ORDER BY cell`);
    return rows.map(({ cell }) => cell);
  }

  transaction<T>(cell: number, work: (incidents: IncidentStore) => Promise<T>): Promise<T> {
    return this.database.transaction((sql) => work(new SqlIncidentStore(sql, cell)));
  }
}
