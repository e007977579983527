import { instant } from '../columns.js';
import type { Sql } from '../database.js';

/**
 * Ends what nobody has answered in time, of all agencies. Skips what a batch is answering at the moment, and never waits
 * for it. Resolves to what was ended by this call.
 */
export function expireLocationRequests(
  sql: Sql,
  now: number,
): Promise<{ requestId: string; agencyId: string; staffId: string }[]> {
  return sql.rows(
    `UPDATE location_request r SET status = 'expired'
     FROM (SELECT x.cell, x.id FROM location_request x
       WHERE x.cell IN (SELECT cell FROM agency) AND x.status = 'waiting' AND x.expires_at <= $1
       FOR UPDATE OF x SKIP LOCKED) e
     WHERE r.cell = e.cell AND r.id = e.id
     RETURNING r.id AS "requestId", r.agency_id AS "agencyId", r.asked_by AS "staffId"`,
    [instant(now)],
  );
}
