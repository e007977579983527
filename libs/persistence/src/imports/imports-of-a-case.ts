import type { AgencyScope, Imports } from '#orders';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';

export class SqlImportsOfACase implements Imports {
  constructor(
    private readonly sql: Sql,
    private readonly scope: AgencyScope,
  ) {}

  async applied(id: string, attempt: number, drafts: boolean, now: number): Promise<boolean> {
    const count = await this.sql.count(
      `UPDATE import SET state = 'applied', progress = 100, error = NULL, drafts = $4, applied_at = $5, held_until = NULL,
         expires_at = NULL
       WHERE agency_id = $1 AND id = $2 AND attempt = $3 AND state = 'applying'`,
      [this.scope.agencyId, id, attempt, drafts, instant(now)],
    );
    await this.sql.count(`DELETE FROM import_line WHERE import_id = $1`, [id]);
    return count === 1;
  }
}
