import type { DueAgency } from '#retention';
import { column, instant } from '../columns.js';
import type { Sql } from '../database.js';
import { quietDoneTo } from './delete-quiet-positions.js';
import { eraseNotes } from './erase-notes.js';
import type { IncidentBoundKind } from './incident-bound.js';
import {
  isHeld,
  keptOf,
  namedBeforeMilliseconds,
  outsideWindows,
  windowParameters,
  windowsOfIncidents,
} from './kept-windows.js';
import { begins, progressOf, recordDeleted, saveProgress } from './retention-progress.js';

const incidentsAtOnce = 20;
const rowsAtOnce = 5_000;

/** Deletes of these incidents, at most so many rows of positions; resolves to how much was deleted, and whether all of it. */
type Delete = (sql: Sql, agency: DueAgency, incidentIds: string[]) => Promise<{ deleted: number; isDone: boolean }>;

/**
 * A step: what some incidents of the agency, closed long enough ago and not held, give up of one kind. In the order in which
 * they were closed; what was held is passed by, and when it is released the deleting comes back to it.
 */
export async function deleteOfIncidents(sql: Sql, agency: DueAgency, kind: IncidentBoundKind): Promise<boolean> {
  const { cell, agencyId } = agency;
  const upTo = await limitOf(sql, agency, kind);
  const done = (await progressOf(sql, agency, kind)) ?? begins(0);
  const incidents = await sql.rows<{ id: string; closedAt: Date }>(
    `SELECT i.id, i.closed_at AS "closedAt" FROM incident i
     WHERE i.cell = $1 AND i.agency_id = $2 AND i.status = 'closed' AND i.closed_at < $3
       AND (i.closed_at, i.id) > ($4::timestamptz, $5::uuid) AND NOT ${isHeld('i')}
     ORDER BY i.closed_at, i.id LIMIT ${incidentsAtOnce} FOR UPDATE OF i`,
    [cell, agencyId, instant(upTo), instant(done.doneTo), done.doneId],
  );
  const ids = incidents.map(({ id }) => id);
  const { deleted, isDone } = ids.length > 0 ? await deletes[kind](sql, agency, ids) : nothing;
  await recordDeleted(sql, agency, kind, deleted);
  if (!isDone) return true;
  const last = incidents.at(-1);
  if (ids.length === incidentsAtOnce) {
    await saveProgress(sql, agency, kind, { doneTo: last!.closedAt.getTime(), doneId: last!.id });
    return true;
  }
  if (upTo > done.doneTo) await saveProgress(sql, agency, kind, begins(upTo));
  return false;
}

const nothing = { deleted: 0, isDone: true };

/** An incident goes after its positions: without it nobody would know that they were its. */
async function limitOf(sql: Sql, agency: DueAgency, kind: IncidentBoundKind): Promise<number> {
  if (kind !== 'incidents') return agency.dueBefore[kind];
  const positions = await progressOf(sql, agency, 'positions_incident');
  return Math.min(agency.dueBefore.incidents, positions?.doneTo ?? 0);
}

const whole =
  (statement: string): Delete =>
  async (sql, { cell }, ids) => ({ deleted: await sql.count(statement, [cell, ids]), isDone: true });

const deletes: Record<IncidentBoundKind, Delete> = {
  positions_incident: deletePositions,
  // What a press brought: its place, and what was heard after it.
  panic_fixes: async (sql, { cell }, ids) => {
    const sounds = await removeRecordings(sql, cell, ids);
    return { deleted: sounds + (await removeFixes(sql, cell, ids)), isDone: true };
  },
  notes: async (sql, { cell }, ids) => ({ deleted: await eraseNotes(sql, cell, ids), isDone: true }),
  deliveries: whole(`DELETE FROM delivery WHERE cell = $1 AND incident_id = ANY($2::uuid[])`),
  // One that was asked for long after its incident is kept as long as the incident.
  exports: async (sql, { cell, dueBefore }, ids) => ({
    deleted: await sql.count(
      `DELETE FROM evidence_export WHERE cell = $1 AND incident_id = ANY($2::uuid[]) AND requested_at < $3
         AND status IN ('ready', 'expired', 'failed')`,
      [cell, ids, instant(dueBefore.exports)],
    ),
    isDone: true,
  }),
  incidents: async (sql, { cell }, ids) => ({ deleted: await removeIncidents(sql, cell, ids), isDone: true }),
};

/**
 * Positions in the time of these incidents, and those that their decisions name, unless another incident keeps them. Only of
 * days that the deleting of quiet positions has passed: later ones are quiet from now on, and go with these.
 */
async function deletePositions(
  sql: Sql,
  agency: DueAgency,
  ids: string[],
): Promise<{ deleted: number; isDone: boolean }> {
  const { cell, agencyId } = agency;
  const windows = await windowsOfIncidents(sql, cell, ids);
  const since = Math.min(...windows.map((window) => window.since.getTime())) - namedBeforeMilliseconds;
  const until = Math.min(
    Math.max(...windows.map((window) => window.until.getTime())),
    (await quietDoneTo(sql, agency)) - 1,
  );
  if (until < since) return nothing;
  const closedBefore = agency.dueBefore.positions_incident;
  const kept = await keptOf(sql, { cell, agencyId, from: since, to: until, closedBefore });
  const named = await namedBy(sql, cell, ids);
  const deleted = await sql.count(
    `DELETE FROM position p USING (
       SELECT o.* FROM (
         SELECT x.person_id, min(x.since) AS since, max(x.until) AS until
         FROM unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) AS x (person_id, since, until) GROUP BY x.person_id) y
       CROSS JOIN LATERAL (
         SELECT q.person_id, q.fix_time, q.device_id, q.digest FROM position q
         WHERE q.cell = $1 AND q.person_id = y.person_id AND q.fix_time >= $5 AND q.fix_time <= $6
           AND q.fix_time >= y.since - $12::interval AND q.fix_time <= y.until
           AND (q.id = ANY($11::uuid[]) OR NOT ${outsideWindows('q.person_id', 'q.fix_time', 2)})
           AND ${outsideWindows('q.person_id', 'q.fix_time', 7)} AND q.id <> ALL($10::uuid[])) o
       LIMIT ${rowsAtOnce}) due
     WHERE p.cell = $1 AND p.person_id = due.person_id AND p.fix_time = due.fix_time AND p.device_id = due.device_id
       AND p.digest = due.digest AND p.fix_time >= $5 AND p.fix_time <= $6`,
    [
      cell,
      ...windowParameters(windows),
      instant(since),
      instant(until),
      ...windowParameters(kept.windows),
      kept.named,
      named,
      `${namedBeforeMilliseconds} milliseconds`,
    ],
  );
  return { deleted, isDone: deleted < rowsAtOnce };
}

async function namedBy(sql: Sql, cell: number, ids: readonly string[]): Promise<string[]> {
  const rows = await sql.rows<{ id: string }>(
    `SELECT jsonb_array_elements_text(a.decision -> 'fixIds') AS id FROM alarm a
       WHERE a.cell = $1 AND a.incident_id = ANY($2::uuid[])
     UNION SELECT jsonb_array_elements_text(e.data -> 'decision' -> 'fixIds') FROM incident_event e
       WHERE e.cell = $1 AND e.incident_id = ANY($2::uuid[]) AND jsonb_typeof(e.data -> 'decision' -> 'fixIds') = 'array'`,
    [cell, ids],
  );
  return rows.map(({ id }) => id);
}

const removeFixes = (sql: Sql, cell: number, ids: readonly string[]): Promise<number> =>
  sql.count(
    `UPDATE panic p SET fix = NULL FROM alarm a
     WHERE a.cell = $1 AND a.incident_id = ANY($2::uuid[])
       AND p.cell = $1 AND p.alarm_id = a.id AND p.incident_id = a.incident_id AND p.fix IS NOT NULL`,
    [cell, ids],
  );

/** What these incidents heard; a recording that another one still has stays. Resolves to how many chunks went. */
async function removeRecordings(sql: Sql, cell: number, ids: readonly string[]): Promise<number> {
  const untied = await sql.rows<{ panicId: string }>(
    `DELETE FROM incident_recording WHERE cell = $1 AND incident_id = ANY($2::uuid[]) RETURNING panic_id AS "panicId"`,
    [cell, ids],
  );
  return sql.count(
    `DELETE FROM recording_chunk c WHERE c.cell = $1 AND c.panic_id = ANY($2::uuid[])
       AND NOT EXISTS (SELECT 1 FROM incident_recording r WHERE r.cell = $1 AND r.panic_id = c.panic_id)`,
    [cell, column(untied, 'panicId')],
  );
}

/** With all that belongs to them; exports and holds go with their incident. */
async function removeIncidents(sql: Sql, cell: number, ids: readonly string[]): Promise<number> {
  await removeRecordings(sql, cell, ids);
  await sql.count(
    `DELETE FROM panic p USING alarm a
     WHERE a.cell = $1 AND a.incident_id = ANY($2::uuid[])
       AND p.cell = $1 AND p.alarm_id = a.id AND p.incident_id = a.incident_id`,
    [cell, ids],
  );
  await sql.count(
    `DELETE FROM check_in c USING alarm a
     WHERE a.cell = $1 AND a.incident_id = ANY($2::uuid[]) AND c.cell = $1 AND c.alarm_id = a.id`,
    [cell, ids],
  );
  await sql.count(`DELETE FROM warning_answer WHERE cell = $1 AND incident_id = ANY($2::uuid[])`, [cell, ids]);
  await sql.count(`DELETE FROM delivery WHERE cell = $1 AND incident_id = ANY($2::uuid[])`, [cell, ids]);
  await sql.count(`DELETE FROM plan_step WHERE cell = $1 AND incident_id = ANY($2::uuid[])`, [cell, ids]);
  await sql.count(`DELETE FROM incident_event WHERE cell = $1 AND incident_id = ANY($2::uuid[])`, [cell, ids]);
  await sql.count(`DELETE FROM alarm WHERE cell = $1 AND incident_id = ANY($2::uuid[])`, [cell, ids]);
  return sql.count(`DELETE FROM incident WHERE cell = $1 AND id = ANY($2::uuid[])`, [cell, ids]);
}
