import { deskKinds } from '#domain';
import type { Move, Place, Stray } from '#incidents';
import { column } from '../columns.js';
import type { Sql } from '../database.js';
import { literals } from '../hot-columns.js';
import { isRealDesk } from './whose-incident.js';

/** SQL: the agency of the cell whose area covers a point; the smallest area wins, and of two alike the lower id. */
const covering = (point: string): string =>
  `(SELECT a.id FROM agency_area_part r JOIN agency a ON a.id = r.agency_id
    WHERE ST_Covers(r.part, ${point}) AND a.cell = $1 ORDER BY a.area_square_meters, a.id LIMIT 1)`;

/** SQL: whether a point lies within so many meters of an agency's area. The box that the index is asked for is wide enough. */
const isNear = (point: string, agency: string, meters: string): string =>
  `EXISTS (SELECT 1 FROM agency_area_part r
    WHERE r.part && ST_Expand(${point}, ${meters} / 111000 / greatest(0.01, cos(radians(ST_Y(${point})))), ${meters} / 110000)
      AND r.agency_id = ${agency} AND ST_DWithin(r.part::geography, ${point}::geography, ${meters}))`;

export async function desksAmong(sql: Sql, cell: number, agencyIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await sql.rows<{ id: string }>(
    `SELECT g.id FROM agency g WHERE g.id = ANY($1::uuid[]) AND g.cell = $2 AND ${isRealDesk('g', '$3')}`,
    [agencyIds, cell, deskKinds],
  );
  return new Set(rows.map(({ id }) => id));
}

export async function desksAt(
  sql: Sql,
  cell: number,
  places: readonly Place[],
  [since, until]: readonly [string, string],
): Promise<(string | undefined)[]> {
  const rows = await sql.rows<{ place: number; id: string | null }>(
    `SELECT w.place, ${covering('w.point')} AS id
     FROM (
       SELECT n.place, CASE WHEN n.longitude IS NOT NULL
           THEN ST_SetSRID(ST_MakePoint(n.longitude, n.latitude), 4326)
           ELSE (SELECT p.point::geometry FROM position p WHERE p.cell = $1 AND p.person_id = n.person_id
             AND p.fix_time BETWEEN $6::timestamptz AND $7::timestamptz AND NOT p.mock
             ORDER BY p.fix_time DESC LIMIT 1) END AS point
       FROM unnest($2::int[], $3::uuid[], $4::float8[], $5::float8[]) AS n (place, person_id, longitude, latitude)
       OFFSET 0) w`,
    [
      cell,
      places.map((_, place) => place),
      column(places, 'personId'),
      places.map(({ point }) => point?.longitude ?? null),
      places.map(({ point }) => point?.latitude ?? null),
      since,
      until,
    ],
  );
  const byPlace = new Map(rows.map(({ place, id }) => [place, id ?? undefined]));
  return places.map((_, place) => byPlace.get(place));
}

type StrayRecord = Omit<Stray, 'isFar' | 'strayedAt'> & { isFar: boolean | null; strayedAt: Date | null };

export async function straysOf(sql: Sql, cell: number, moves: readonly Move[], farMeters: number): Promise<Stray[]> {
  const rows = await sql.rows<StrayRecord>(
    `SELECT i.id AS "incidentId", i.desk_agency_id AS "deskAgencyId", c.id AS "coveredBy",
       c.id <> i.desk_agency_id AND NOT ${isNear('n.point', 'i.desk_agency_id', '(n.accuracy + $8::float8)')} AS "isFar",
       n.fix_time AS "fixTime", i.strayed_to_agency_id AS "strayedTo",
       i.strayed_at AS "strayedAt", i.given_by_agency_id AS "givenBy"
     FROM (
       SELECT m.*, ST_SetSRID(ST_MakePoint(m.longitude, m.latitude), 4326) AS point
       FROM unnest($2::uuid[], $3::uuid[], $4::float8[], $5::float8[], $6::float8[], $7::float8[])
         AS m (incident_id, person_id, longitude, latitude, accuracy, fix_time) OFFSET 0) n
     JOIN incident i ON i.cell = $1 AND i.id = n.incident_id AND i.place_person_id = n.person_id AND i.status <> 'closed'
     CROSS JOIN LATERAL (SELECT ${covering('n.point')} AS id OFFSET 0) c
     WHERE NOT EXISTS (SELECT 1 FROM position p WHERE p.cell = $1 AND p.person_id = n.person_id
       AND p.fix_time > to_timestamp(n.fix_time / 1000.0))`,
    [
      cell,
      literals(moves, (move) => move.incidentId),
      literals(moves, (move) => move.personId),
      literals(moves, (move) => move.longitude),
      literals(moves, (move) => move.latitude),
      literals(moves, (move) => move.accuracyMeters),
      literals(moves, (move) => move.fixTime),
      farMeters,
    ],
  );
  return rows.map((row) => ({ ...row, isFar: row.isFar ?? false, strayedAt: row.strayedAt?.getTime() ?? null }));
}
