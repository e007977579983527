/** SQL: whether the staff of this agency may read incident `i`. As `agenciesOf` of `#incidents` says it. */
export const readableBy = (agency: string): string =>
  `(i.agency_id = ${agency} OR i.desk_agency_id = ${agency} OR i.former_desk_agency_id = ${agency})`;

/** SQL: whether the desk of this agency works on incident `i`. As `worksOn` of `#incidents` says it. */
export const workedOnBy = (agency: string): string =>
  `(i.desk_agency_id = ${agency} OR i.former_desk_agency_id = ${agency})`;

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
