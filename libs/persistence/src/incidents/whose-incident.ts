import { which } from '../access/which.js';

/** SQL: whether the staff of this agency may read incident `i`. */
export const readableBy = (agency: string): string => which('incident.read', 'i', { agencyId: agency });

/** SQL: whether the desk of this agency works on incident `i`. */
export const workedOnBy = (agency: string): string => which('incident.work', 'i', { agencyId: agency });

/** SQL: whether the desk of agency `alias` takes incidents of others. The canary's takes nothing but its own test alarms. */
export const isRealDesk = (alias: string, kinds: string): string =>
  `(${alias}.kind = ANY(${kinds}::text[]) AND NOT EXISTS (SELECT 1 FROM canary c WHERE c.agency_id = ${alias}.id))`;

/**
 * SQL: from when to when positions belong to incident `alias`, as `s`. Apart from the join with positions: where rows are
 * secured, an index is only used with conditions that can tell nothing of a row, which arithmetic with it could.
 */
export const spanOf = (alias: string): string =>
  `CROSS JOIN LATERAL (SELECT ${alias}.opened_at - interval '15 minutes' AS since,
     coalesce(${alias}.closed_at, 'infinity'::timestamptz) AS until OFFSET 0) s`;
