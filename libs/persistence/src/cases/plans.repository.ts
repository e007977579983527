import type { AgencyScope, PlanRecord, Plans } from '#orders';
import type { Sql } from '../database.js';
import { json, SqlShelf, time } from './shelf.js';

export class SqlPlans extends SqlShelf<PlanRecord> implements Plans {
  constructor(sql: Sql, scope: AgencyScope) {
    super(sql, scope, 'response_plan', {
      id: 'id',
      createdAt: time('created_at'),
      updatedAt: time('updated_at'),
      version: 'version',
      name: 'name',
      status: 'status',
      steps: json('steps'),
      activatedAt: time('activated_at'),
      retiredAt: time('retired_at'),
    });
  }

  async active(): Promise<PlanRecord | undefined> {
    const [plan] = await this.list({ limit: 1 }, { status: 'active' });
    return plan;
  }

  async lastVersion(): Promise<number> {
    const [row] = await this.sql.rows<{ version: number }>(
      `SELECT coalesce(max(version), 0) AS version FROM response_plan WHERE agency_id = $1`,
      [this.scope.agencyId],
    );
    return row!.version;
  }
}
