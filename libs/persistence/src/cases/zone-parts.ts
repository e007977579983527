import { type Area, ringsOf } from '#orders';
import type { Sql } from '../database.js';
import { planeOf, sphereOf } from '../zone-plane.js';

/** A zone with more corners is measured by its parts: below, a look at all its sides takes no longer. */
const mostCornersWhole = 500;
/** So many that a part's row stays below 2 kB and in its page. */
const sidesPerPart = 32;
/** Farther from its center a corner could not be seen on the zone's plane. Only parts on other continents lie so far. */
const farthestMeters = 5_000_000;

export const isLarge = (area: Area): boolean =>
  ringsOf(area).reduce((sum, ring) => sum + ring.positions.length, 0) > mostCornersWhole;

/**
 * Cuts the edges of kept zones into parts: runs of their own corners, so that no side is bent by a cut. Of each the middle
 * corner and the farthest from it, by which the parts that may be nearest are chosen, and its corners on the zone's plane,
 * by which a point is known to be inside.
 */
export async function cutIntoParts(sql: Sql, cell: number, zoneIds: readonly string[]): Promise<void> {
  if (zoneIds.length === 0) return;
  await sql.count(
    `INSERT INTO zone_part (cell, zone_id, n, edge, middle_x, middle_y, middle_z, reach, plane_x, plane_y, west, east, south, north)
     SELECT $1, r.zone_id, row_number() OVER (PARTITION BY r.zone_id ORDER BY r.ring, r.run), r.edge,
       r.x[m.i], r.y[m.i], r.z[m.i],
       (SELECT sqrt(max((u.x - r.x[m.i]) ^ 2 + (u.y - r.y[m.i]) ^ 2 + (u.z - r.z[m.i]) ^ 2)) FROM unnest(r.x, r.y, r.z) u (x, y, z)),
       r.plane_x, r.plane_y, r.west, r.east, r.south, r.north
     FROM (
       SELECT c.zone_id, c.ring, runs.run, count(*) AS corners, ST_MakeLine(c.corner ORDER BY c.k)::geography AS edge,
         array_agg(s.x ORDER BY c.k) AS x, array_agg(s.y ORDER BY c.k) AS y, array_agg(s.z ORDER BY c.k) AS z,
         array_agg(p.x ORDER BY c.k) AS plane_x, array_agg(p.y ORDER BY c.k) AS plane_y,
         min(p.x) AS west, max(p.x) AS east, min(p.y) AS south, max(p.y) AS north
       FROM (
         SELECT z.id AS zone_id, line.path[1] AS ring, corner.path[1] - 1 AS k, corner.geom AS corner,
           radians(ST_X(corner.geom)) AS longitude, radians(ST_Y(corner.geom)) AS latitude,
           radians(ST_X(z.center::geometry)) AS center_longitude, radians(ST_Y(z.center::geometry)) AS center_latitude
         FROM zone z CROSS JOIN LATERAL ST_Dump(z.edge::geometry) line CROSS JOIN LATERAL ST_DumpPoints(line.geom) corner
         WHERE z.cell = $1 AND z.id = ANY($2::uuid[]) AND z.reach_meters < ${farthestMeters}
       ) c
       CROSS JOIN LATERAL ${sphereOf('c.longitude', 'c.latitude')} s
       CROSS JOIN LATERAL ${planeOf('c.longitude', 'c.latitude', 'c.center_longitude', 'c.center_latitude')} p
       -- The last corner of a run is the first of the next.
       CROSS JOIN LATERAL (SELECT c.k / ${sidesPerPart} AS run
         UNION ALL SELECT c.k / ${sidesPerPart} - 1 WHERE c.k > 0 AND c.k % ${sidesPerPart} = 0) runs
       GROUP BY c.zone_id, c.ring, runs.run HAVING count(*) > 1
     ) r
     CROSS JOIN LATERAL (SELECT (r.corners / 2 + 1)::int AS i) m`,
    [cell, zoneIds],
  );
  await sql.count(
    `UPDATE zone z SET in_parts = true WHERE z.cell = $1 AND z.id = ANY($2::uuid[])
       AND EXISTS (SELECT 1 FROM zone_part p WHERE p.cell = $1 AND p.zone_id = z.id)`,
    [cell, zoneIds],
  );
}
