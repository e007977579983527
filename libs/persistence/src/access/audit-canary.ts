import type { AuditRecord } from '#access';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';

/** What the account of the test alarm does each minute. */
const acts: readonly string[] = [
  'dispatch.connect',
  'dispatch.disconnect',
  'incident.acknowledge',
  'incident.close',
  'incident.positions.watch',
];
const keptEveryMilliseconds = 60 * 60_000;

/**
 * Of the records of the test alarm's agency, those that are kept: of each thing that its account does each minute one an hour.
 * Whatever else happens there, and what is refused, is recorded as in every agency.
 */
export async function keptOfCanary<Kept extends AuditRecord>(
  sql: Sql,
  agencyId: string,
  records: readonly Kept[],
  now: number,
): Promise<Kept[]> {
  if (!records.some(isRepeated)) return [...records];
  const rows = await sql.rows<Pick<AuditRecord, 'actorId' | 'action'>>(
    `SELECT actor_id AS "actorId", action FROM audit_entry
     WHERE agency_id = $1 AND at > $2 AND action = ANY($3) AND result = 'allowed'`,
    [agencyId, instant(now - keptEveryMilliseconds), acts],
  );
  const kept = new Set(rows.map(keyOf));
  return records.filter((record) => {
    if (!isRepeated(record)) return true;
    const isFirst = !kept.has(keyOf(record));
    kept.add(keyOf(record));
    return isFirst;
  });
}

const isRepeated = ({ action, result }: AuditRecord): boolean => result === 'allowed' && acts.includes(action);

const keyOf = ({ actorId, action }: Pick<AuditRecord, 'actorId' | 'action'>): string =>
  `${actorId.toLowerCase()} ${action}`;
