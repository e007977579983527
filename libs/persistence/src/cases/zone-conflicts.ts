import type { PlaceKind, PlaceSite } from '#domain';
import type { AgencyScope, ComparedZone, ZoneConflicts } from '#orders';
import { column } from '../columns.js';
import type { Sql } from '../database.js';
import { storedShape } from './zone-geometry.js';

interface Row {
  n: number;
  /** Of another zone, or of a place. */
  id: string;
  sharedSquareMeters: number | null;
  personId: string | null;
  placeKind: PlaceKind | null;
  site: PlaceSite | null;
  longitude: number | null;
  latitude: number | null;
  distanceMeters: number | null;
}

/** Neighbours that were drawn along one line share slivers of it by rounding. */
const sliverSquareMeters = 1;

/**
 * One statement for any number of zones: with which other zones of the order each shares ground, and which places of the
 * respondent it takes from him. A zone that must not be left is asked for those that lie outside of it.
 */
export async function conflictsOfZones(
  sql: Sql,
  { cell, agencyId }: AgencyScope,
  orderId: string,
  zones: readonly ComparedZone[],
): Promise<ZoneConflicts[]> {
  if (zones.length === 0) return [];
  const rows = await sql.rows<Row>(
    `WITH given AS (
       SELECT n.n, n.id, n.kind, n.ring, n.crosses, s.shape, s.shape::geography AS area,
         ST_SetSRID(ST_MakePoint(n.felt_longitude, n.felt_latitude), 4326)::geography AS felt, n.felt_radius
       FROM unnest($4::int[], $5::uuid[], $6::text[], $7::float8[], $8::boolean[], $9::text[], $10::float8[], $11::float8[],
         $12::float8[]) AS n (n, id, kind, ring, crosses, area, felt_longitude, felt_latitude, felt_radius)
       CROSS JOIN LATERAL (SELECT ${storedShape('n.area', 'n.crosses')} AS shape OFFSET 0) s
     ), beside AS (
       SELECT g.n, z.id, ST_Area(CASE WHEN g.crosses
           THEN ST_ShiftLongitude(ST_Intersection(ST_ShiftLongitude(g.shape), ST_ShiftLongitude(z.area::geometry)))
           ELSE ST_Intersection(g.shape, z.area::geometry) END::geography) AS shared
       FROM given g JOIN zone z ON z.cell = $1 AND z.order_id = $3 AND z.felt_of IS NULL AND z.id IS DISTINCT FROM g.id
         AND z.area && g.area
     ), own AS (
       SELECT p.id, p.person_id, p.kind, p.place FROM order_party q
       JOIN person_place p ON p.agency_id = $2 AND p.person_id = q.person_id
       WHERE q.cell = $1 AND q.order_id = $3 AND q.role = 'respondent'
     ), near AS (
       SELECT g.n, g.kind AS zone_kind, g.ring, g.felt_radius, o.*, ST_Distance(g.area, o.place) AS away,
         ST_Distance(g.felt, o.place) AS felt_away
       FROM given g CROSS JOIN own o
     ), sited AS (
       SELECT e.*, CASE
         WHEN e.zone_kind = 'inclusion' THEN CASE WHEN e.away > 0 THEN 'outside' END
         WHEN e.away = 0 THEN 'inside'
         WHEN e.away <= e.ring THEN 'ring'
         WHEN e.felt_away <= e.felt_radius + e.ring THEN 'felt' END AS site
       FROM near e
     )
     SELECT b.n, b.id, b.shared AS "sharedSquareMeters", NULL::uuid AS "personId", NULL AS "placeKind", NULL AS site,
       NULL::float8 AS longitude, NULL::float8 AS latitude, NULL::float8 AS "distanceMeters"
     FROM beside b WHERE b.shared > ${sliverSquareMeters}
     UNION ALL
     SELECT s.n, s.id, NULL, s.person_id, s.kind, s.site, ST_X(s.place::geometry), ST_Y(s.place::geometry), s.away
     FROM sited s WHERE s.site IS NOT NULL
     ORDER BY n, id`,
    [
      cell,
      agencyId,
      orderId,
      zones.map((_, n) => n),
      column(zones, 'zoneId'),
      column(zones, 'kind'),
      column(zones, 'warningRingMeters'),
      column(zones, 'crossesAntimeridian'),
      zones.map(({ area }) => JSON.stringify(area)),
      zones.map(({ felt }) => felt?.longitude ?? null),
      zones.map(({ felt }) => felt?.latitude ?? null),
      zones.map(({ felt }) => felt?.radiusMeters ?? null),
    ],
  );
  return zones.map((_, n) => conflictsIn(rows.filter((row) => row.n === n)));
}

const conflictsIn = (rows: readonly Row[]): ZoneConflicts => ({
  zones: rows.flatMap(({ id, sharedSquareMeters }) =>
    sharedSquareMeters === null ? [] : [{ zoneId: id, sharedSquareMeters }],
  ),
  places: rows.flatMap(({ id, personId, placeKind, site, longitude, latitude, distanceMeters }) =>
    site === null
      ? []
      : [
          {
            placeId: id,
            personId: personId!,
            kind: placeKind!,
            site,
            point: { longitude: longitude!, latitude: latitude! },
            distanceMeters: distanceMeters!,
          },
        ],
  ),
});
