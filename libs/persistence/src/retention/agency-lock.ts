import type { KeepingAgency } from '#retention';
import type { Sql } from '../database.js';

/**
 * Whoever deletes by time, holds or erases something of an agency waits for the others: nothing is deleted that is being
 * held. Nobody else waits for it: rows that refer to the agency may be written meanwhile.
 */
export async function lockRetentionOf(sql: Sql, agencyIds: readonly string[]): Promise<void> {
  await sql.rows(`SELECT 1 FROM agency WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`, [agencyIds]);
}

/** The same for who deletes. Resolves to whether these agencies' policies are still those by which it deletes. */
export async function lockUnchanged(sql: Sql, agencies: readonly KeepingAgency[]): Promise<boolean> {
  const ids = agencies.map(({ agencyId }) => agencyId);
  await lockRetentionOf(sql, ids);
  const changed = await sql.rows(
    `SELECT 1 FROM unnest($1::uuid[], $2::int[]) AS n (agency_id, version)
     LEFT JOIN retention_policy p ON p.agency_id = n.agency_id WHERE coalesce(p.version, 0) <> n.version LIMIT 1`,
    [ids, agencies.map(({ policyVersion }) => policyVersion)],
  );
  return changed.length === 0;
}
