import { nobody } from '#domain';
import type { DueAgency } from '#retention';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';
import { type Kept, keptOf, outsideWindows, windowParameters } from './kept-windows.js';
import { begins, type Progress, progressOf, recordDeleted, saveProgress } from './retention-progress.js';

export const dayMilliseconds = 86_400_000;
const peopleAtOnce = 20;
const rowsAtOnce = 5_000;
/** Days without any position are passed by so many at once. */
const aheadMilliseconds = 8 * dayMilliseconds;
/** How late a fix comes at most: an agency has none of before its founding but these. */
const lateMilliseconds = 8 * dayMilliseconds;

/**
 * A step: of one day that is due, the positions of some people that no incident keeps. Day after day, so that what incidents
 * keep of a day is looked through once and not in each run. Resolves to whether there is more.
 */
export async function deleteQuietPositions(sql: Sql, agency: DueAgency): Promise<boolean> {
  const { cell, agencyId } = agency;
  const { doneTo: from, doneId } = await quietProgress(sql, agency);
  const due = agency.dueBefore.positions_quiet;
  if (from >= due) return false;
  if (doneId === nobody) {
    const next = await nextDayWithPositions(sql, agency, from, Math.min(from + aheadMilliseconds, due));
    if (next > from) {
      await saveProgress(sql, agency, 'positions_quiet', begins(next));
      return next < due;
    }
  }
  const to = from + dayMilliseconds;
  const people = await sql.rows<{ id: string }>(
    `SELECT id FROM person WHERE agency_id = $1 AND id > $2 ORDER BY id LIMIT $3`,
    [agencyId, doneId, peopleAtOnce],
  );
  if (people.length === 0) {
    await saveProgress(sql, agency, 'positions_quiet', begins(to));
    return to < due;
  }
  const kept = await keptOf(sql, { cell, agencyId, from, to, closedBefore: agency.dueBefore.positions_incident });
  const ids = people.map(({ id }) => id);
  const deleted = await deleteOf(sql, cell, ids, { from, to }, kept);
  await recordDeleted(sql, agency, 'positions_quiet', deleted);
  const last = { doneTo: from, doneId: ids.at(-1)! };
  if (deleted < rowsAtOnce) await saveProgress(sql, agency, 'positions_quiet', last);
  return true;
}

/** The first day from `from` on that has positions of the agency's people; `to` when none before has. */
async function nextDayWithPositions(
  sql: Sql,
  { cell, agencyId }: DueAgency,
  from: number,
  to: number,
): Promise<number> {
  const [row] = await sql.rows<{ first: Date | null }>(
    `SELECT min(f.fix_time) AS first FROM person x CROSS JOIN LATERAL (
       SELECT q.fix_time FROM position q
       WHERE q.cell = $1 AND q.person_id = x.id AND q.fix_time >= $3 AND q.fix_time < $4 ORDER BY q.fix_time LIMIT 1) f
     WHERE x.agency_id = $2`,
    [cell, agencyId, instant(from), instant(to)],
  );
  return row?.first ? Math.floor(row.first.getTime() / dayMilliseconds) * dayMilliseconds : to;
}

async function quietProgress(sql: Sql, agency: DueAgency): Promise<Progress> {
  const known = await progressOf(sql, agency, 'positions_quiet');
  if (known) return known;
  const [row] = await sql.rows<{ createdAt: Date }>(`SELECT created_at AS "createdAt" FROM agency WHERE id = $1`, [
    agency.agencyId,
  ]);
  const first = row!.createdAt.getTime() - lateMilliseconds;
  return begins(Math.floor(first / dayMilliseconds) * dayMilliseconds);
}

/** Up to when nobody's quiet positions are left: what incidents give up of later days goes with those. */
export async function quietDoneTo(sql: Sql, agency: DueAgency): Promise<number> {
  const { doneTo, doneId } = await quietProgress(sql, agency);
  return doneId === nobody ? doneTo : doneTo + dayMilliseconds;
}

function deleteOf(
  sql: Sql,
  cell: number,
  personIds: readonly string[],
  { from, to }: { from: number; to: number },
  kept: Kept,
): Promise<number> {
  return sql.count(
    `DELETE FROM position p USING (
       SELECT o.* FROM unnest($2::uuid[]) AS x (id)
       CROSS JOIN LATERAL (
         SELECT q.person_id, q.fix_time, q.device_id, q.digest FROM position q
         WHERE q.cell = $1 AND q.person_id = x.id AND q.fix_time >= $3 AND q.fix_time < $4
           AND ${outsideWindows('q.person_id', 'q.fix_time', 5)} AND q.id <> ALL($8::uuid[])) o
       LIMIT ${rowsAtOnce}) due
     WHERE p.cell = $1 AND p.person_id = due.person_id AND p.fix_time = due.fix_time AND p.device_id = due.device_id
       AND p.digest = due.digest AND p.fix_time >= $3 AND p.fix_time < $4`,
    [cell, personIds, instant(from), instant(to), ...windowParameters(kept.windows), kept.named],
  );
}
