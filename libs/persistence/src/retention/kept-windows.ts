import { instant } from '../columns.js';
import type { Sql } from '../database.js';

const dayMilliseconds = 86_400_000;
/** Before the beginning of an incident and after its end: more than its evidence shows (30 minutes). */
const aroundMilliseconds = dayMilliseconds;
/** An alarm may be of a fix that came so much late, before the incident was opened. */
const lateMilliseconds = 8 * dayMilliseconds;
/** How long before its incident a decision may name a fix, as the evidence reads it. */
export const namedBeforeMilliseconds = 30 * dayMilliseconds;

/** The time in which the positions of a person are an incident's. */
export interface KeptWindow {
  personId: string;
  since: Date;
  until: Date;
}

/** What incidents keep of the positions of a stretch of time. */
export interface Kept {
  windows: KeptWindow[];
  /** Ids of positions that decisions name, wherever they lie. */
  named: string[];
}

export interface Stretch {
  cell: number;
  agencyId: string;
  /** Milliseconds since 1970. */
  from: number;
  to: number;
  /** Incidents that were closed before no longer keep positions, unless they are held. */
  closedBefore: number;
}

/** SQL: whether somebody wants incident `alias` kept. $1 cell */
export const isHeld = (alias: string): string =>
  `EXISTS (SELECT 1 FROM incident_hold h WHERE h.cell = $1 AND h.incident_id = ${alias}.id AND h.released_at IS NULL)`;

/** SQL: everybody whose positions belong to incident `i`: parties of its order now, and whoever it or its alarms are about. $1 cell */
export const peopleOfIncident = `SELECT q.person_id FROM order_party q WHERE q.cell = $1 AND q.order_id = i.order_id
  UNION SELECT i.person_id UNION SELECT i.place_person_id
  UNION SELECT a.person_id FROM alarm a WHERE a.cell = $1 AND a.incident_id = i.id`;

/** SQL: when incident `i` began, milliseconds' worth of alarms before its opening included. $1 cell */
export const beganAt = `least(i.opened_at, (SELECT min(a.at) FROM alarm a WHERE a.cell = $1 AND a.incident_id = i.id))`;

/** SQL: incidents that keep positions, by indexes that hold nothing else. $1 cell, $2 agency, $3 closed before */
const keeping = `SELECT i.* FROM incident i WHERE i.cell = $1 AND i.agency_id = $2 AND i.status <> 'closed'
  UNION ALL SELECT i.* FROM incident i
  WHERE i.cell = $1 AND i.agency_id = $2 AND i.status = 'closed' AND i.closed_at >= greatest($3::timestamptz, $4::timestamptz)
  UNION ALL SELECT i.* FROM incident_hold h JOIN incident i ON i.cell = $1 AND i.id = h.incident_id
  WHERE h.cell = $1 AND h.agency_id = $2 AND h.released_at IS NULL
    AND i.status = 'closed' AND i.closed_at < greatest($3::timestamptz, $4::timestamptz)`;

/** What the agency's incidents keep of the positions of this stretch. Three statements. */
export async function keptOf(sql: Sql, stretch: Stretch): Promise<Kept> {
  const windows = await windowsOf(sql, stretch);
  const { cell, agencyId, from, to, closedBefore } = stretch;
  const named = await sql.rows<{ id: string }>(
    `WITH keeping AS (${keeping})
     SELECT DISTINCT n.id FROM keeping i CROSS JOIN LATERAL (
       SELECT jsonb_array_elements_text(a.decision -> 'fixIds') AS id FROM alarm a
         WHERE a.cell = $1 AND a.incident_id = i.id
       UNION SELECT jsonb_array_elements_text(e.data -> 'decision' -> 'fixIds') FROM incident_event e
         WHERE e.cell = $1 AND e.incident_id = i.id AND jsonb_typeof(e.data -> 'decision' -> 'fixIds') = 'array') n
     WHERE i.opened_at < $5`,
    [cell, agencyId, instant(closedBefore), instant(from), instant(to + namedBeforeMilliseconds)],
  );
  return { windows, named: named.map(({ id }) => id) };
}

function windowsOf(sql: Sql, { cell, agencyId, from, to, closedBefore }: Stretch): Promise<KeptWindow[]> {
  return sql.rows<KeptWindow>(
    `WITH keeping AS (${keeping})
     SELECT p.person_id AS "personId", w.since, w.until FROM keeping i
     CROSS JOIN LATERAL (SELECT ${beganAt} - $7::interval AS since,
       CASE WHEN i.status = 'closed' THEN i.closed_at ELSE $5 END + $7::interval AS until) w
     CROSS JOIN LATERAL (${peopleOfIncident}) p
     WHERE i.opened_at < $6 AND w.since < $5 AND w.until > $8`,
    [
      cell,
      agencyId,
      instant(closedBefore),
      instant(from - aroundMilliseconds),
      instant(to),
      instant(to + lateMilliseconds),
      `${aroundMilliseconds} milliseconds`,
      instant(from),
    ],
  );
}

/** What {@link outsideWindows} compares with. */
export const windowParameters = (windows: readonly KeptWindow[]): [string[], string[], string[]] => [
  windows.map(({ personId }) => personId),
  windows.map(({ since }) => since.toISOString()),
  windows.map(({ until }) => until.toISOString()),
];

/** SQL: whether the time of a person is in none of the windows that are given as three parameters from `$first` on. */
export const outsideWindows = (person: string, time: string, first: number): string =>
  `NOT EXISTS (SELECT 1 FROM unnest($${first}::uuid[], $${first + 1}::timestamptz[], $${first + 2}::timestamptz[])
     AS w (person_id, since, until) WHERE w.person_id = ${person} AND ${time} >= w.since AND ${time} <= w.until)`;

/** The windows of given incidents of the agency, whether or not they still keep anything. */
export function windowsOfIncidents(sql: Sql, cell: number, incidentIds: readonly string[]): Promise<KeptWindow[]> {
  return sql.rows<KeptWindow>(
    `SELECT p.person_id AS "personId", ${beganAt} - $3::interval AS since, i.closed_at + $3::interval AS until
     FROM incident i CROSS JOIN LATERAL (${peopleOfIncident}) p
     WHERE i.cell = $1 AND i.id = ANY($2::uuid[])`,
    [cell, incidentIds, `${aroundMilliseconds} milliseconds`],
  );
}

/** Of held incidents alone: what goes neither by its own age. */
export function heldWindows(
  sql: Sql,
  cell: number,
  agencyId: string,
): Promise<(KeptWindow & { orderId: string | null })[]> {
  return sql.rows(
    `SELECT p.person_id AS "personId", i.order_id AS "orderId", ${beganAt} - $3::interval AS since,
       coalesce(i.closed_at, $4) + $3::interval AS until
     FROM incident_hold h JOIN incident i ON i.cell = $1 AND i.id = h.incident_id
     CROSS JOIN LATERAL (${peopleOfIncident}) p
     WHERE h.cell = $1 AND h.agency_id = $2 AND h.released_at IS NULL`,
    [cell, agencyId, `${aroundMilliseconds} milliseconds`, instant(Date.UTC(9999, 0))],
  );
}
