import { nobody } from '#domain';
import type { DueAgency, RetentionScope } from '#retention';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';

/** How far the deleting of one kind has come. */
export interface Progress {
  /** Milliseconds since 1970. */
  doneTo: number;
  doneId: string;
}

export async function progressOf(
  sql: Sql,
  { cell, agencyId }: RetentionScope,
  kind: string,
): Promise<Progress | undefined> {
  const [row] = await sql.rows<{ doneTo: Date; doneId: string }>(
    `SELECT done_to AS "doneTo", done_id AS "doneId" FROM retention_progress
     WHERE cell = $1 AND agency_id = $2 AND kind = $3`,
    [cell, agencyId, kind],
  );
  return row && { doneTo: row.doneTo.getTime(), doneId: row.doneId };
}

export async function saveProgress(
  sql: Sql,
  { cell, agencyId }: RetentionScope,
  kind: string,
  { doneTo, doneId }: Progress,
): Promise<void> {
  await sql.count(
    `INSERT INTO retention_progress (cell, agency_id, kind, done_to, done_id) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (cell, agency_id, kind) DO UPDATE SET done_to = excluded.done_to, done_id = excluded.done_id`,
    [cell, agencyId, kind, instant(doneTo), doneId],
  );
}

/** Nothing of the next stretch is done yet. */
export const begins = (doneTo: number): Progress => ({ doneTo, doneId: nobody });

/** Adds to what this run has deleted, in the transaction that deletes it. */
export async function recordDeleted(
  sql: Sql,
  { cell, agencyId, runId, days, policyVersion, dueBefore, now }: DueAgency,
  kind: keyof DueAgency['days'],
  deleted: number,
): Promise<void> {
  if (deleted === 0) return;
  await sql.count(
    `INSERT INTO retention_run (cell, id, agency_id, kind, days, policy_version, up_to, deleted, at, in_chain)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, false)
     ON CONFLICT (cell, id, agency_id, kind)
       DO UPDATE SET deleted = retention_run.deleted + excluded.deleted, in_chain = false`,
    [cell, runId, agencyId, kind, days[kind], policyVersion, instant(dueBefore[kind]), deleted, instant(now)],
  );
}
