import type { Severity } from '#domain';
import type { Sql } from '../database.js';

export interface Untaken {
  count: number;
  /** Since when the oldest waits: milliseconds since 1970. */
  since: number;
}

/** Open incidents of all agencies but the canary's, by severity. Numbers alone: for a metric. */
export async function untakenIncidents(sql: Sql): Promise<Map<Severity, Untaken>> {
  const found = new Map<Severity, Untaken>();
  for (const { cell } of await sql.rows<{ cell: number }>(`SELECT cell FROM cell_cursor ORDER BY cell`)) {
    for (const { severity, count, since } of await untakenIn(sql, cell)) {
      const { count: others, since: earliest } = found.get(severity) ?? { count: 0, since: Infinity };
      found.set(severity, { count: others + count, since: Math.min(earliest, since.getTime()) });
    }
  }
  return found;
}

const untakenIn = (sql: Sql, cell: number): Promise<{ severity: Severity; count: number; since: Date }[]> =>
  sql.rows(
    `SELECT i.severity, count(*)::int AS count, min(coalesce(r.at, i.opened_at)) AS since
     FROM incident i
     LEFT JOIN LATERAL (SELECT max(e.at) AS at FROM incident_event e
       WHERE e.cell = $1 AND e.incident_id = i.id AND e.kind IN ('reopened', 'handed_over')) r ON true
     WHERE i.cell = $1 AND i.status = 'open'
       AND i.agency_id <> ALL (SELECT c.agency_id FROM canary c WHERE c.cell = $1) GROUP BY i.severity`,
    [cell],
  );
