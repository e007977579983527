import { instant } from '../columns.js';
import type { Database } from '../database.js';

const keptMilliseconds = 24 * 3_600_000;
/** More than a day of presses, so that one run catches up with a day. */
const atOnce = 2_000;

/** Removes the canary's incidents that were closed more than a day ago, with all that belongs to them. Resolves to how many. */
export function clearCanary(database: Database, cell: number, now: number): Promise<number> {
  return database.transaction(async (sql) => {
    const rows = await sql.rows<{ id: string }>(
      `SELECT id FROM incident
       WHERE cell = $1 AND agency_id = (SELECT agency_id FROM canary WHERE cell = $1) AND status = 'closed' AND closed_at < $2
       ORDER BY opened_at LIMIT $3 FOR UPDATE`,
      [cell, instant(now - keptMilliseconds), atOnce],
    );
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await sql.count(
      `DELETE FROM panic p USING alarm a
       WHERE a.cell = $1 AND a.incident_id = ANY($2::uuid[]) AND a.kind = 'panic'
         AND p.cell = $1 AND p.id = substr(a.condition_key, length('panic:') + 1)::uuid`,
      [cell, ids],
    );
    await sql.count(`DELETE FROM delivery WHERE cell = $1 AND incident_id = ANY($2::uuid[])`, [cell, ids]);
    await sql.count(`DELETE FROM plan_step WHERE cell = $1 AND incident_id = ANY($2::uuid[])`, [cell, ids]);
    await sql.count(`DELETE FROM incident_event WHERE cell = $1 AND incident_id = ANY($2::uuid[])`, [cell, ids]);
    await sql.count(`DELETE FROM alarm WHERE cell = $1 AND incident_id = ANY($2::uuid[])`, [cell, ids]);
    return sql.count(`DELETE FROM incident WHERE cell = $1 AND id = ANY($2::uuid[])`, [cell, ids]);
  });
}
