import type { Sql } from '../database.js';

/** Who logged in when stays in the audit chain; what is asked of a session is asked while its end is fresh. */
const keptMilliseconds = 30 * 24 * 3_600_000;

/** Forgets sessions that ended, or could not have gone on, long ago. Resolves to how many were forgotten. */
export function clearStaffSessions(sql: Sql, now: number): Promise<number> {
  return sql.count(`DELETE FROM staff_session WHERE least(ended_at, expires_at) < $1`, [
    new Date(now - keptMilliseconds).toISOString(),
  ]);
}
