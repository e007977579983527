import type { Point } from '#geofence';
import type { Sql } from '../database.js';
import { literals } from '../hot-columns.js';
import { planeOf, sphereOf } from '../zone-plane.js';

/** A place, and a zone that is kept in parts. */
export interface PartQuestion extends Point {
  zoneId: string;
}

/**
 * Signed distances to zones that are kept in parts (meters, negative inside), in the order of the questions; undefined for
 * a zone that is gone.
 *
 * The same side is nearest as in the whole zone, which PostGIS looks for on the sphere, and it is measured on the ellipsoid:
 * the number is that of the whole zone. A part can have it only if its ball reaches nearer than every middle corner. A
 * point is inside if a line from it northwards crosses the edge an odd number of times; of a part that lies wholly north
 * its ends tell.
 */
export async function partDistances(
  sql: Sql,
  cell: number,
  questions: readonly PartQuestion[],
): Promise<(number | undefined)[]> {
  const answers: (number | undefined)[] = questions.map(() => undefined);
  if (questions.length === 0) return answers;
  const rows = await sql.rows<{ n: number; distance: number }>(
    `SELECT n.n, CASE WHEN d.inside THEN -d.away ELSE d.away END AS distance
     FROM unnest($2::int[], $3::uuid[], $4::float8[], $5::float8[]) AS n (n, zone_id, longitude, latitude)
     JOIN zone z ON z.cell = $1 AND z.id = n.zone_id
     CROSS JOIN LATERAL (
       SELECT ST_SetSRID(ST_MakePoint(n.longitude, n.latitude), 4326)::geography AS point,
         radians(n.longitude) AS longitude, radians(n.latitude) AS latitude,
         radians(ST_X(z.center::geometry)) AS center_longitude, radians(ST_Y(z.center::geometry)) AS center_latitude OFFSET 0) p
     CROSS JOIN LATERAL ${sphereOf('p.longitude', 'p.latitude')} s
     CROSS JOIN LATERAL ${planeOf('p.longitude', 'p.latitude', 'p.center_longitude', 'p.center_latitude')} g
     CROSS JOIN LATERAL (
       -- Narrow: the corners stay in the table, but for the few parts that are looked at.
       WITH part AS MATERIALIZED (
         SELECT q.n, q.reach, q.south, q.north > g.y AND g.x BETWEEN q.west AND q.east AS crossed,
           sqrt((q.middle_x - s.x) * (q.middle_x - s.x) + (q.middle_y - s.y) * (q.middle_y - s.y)
             + (q.middle_z - s.z) * (q.middle_z - s.z)) AS chord
         FROM zone_part q WHERE q.cell = $1 AND q.zone_id = z.id)
       SELECT
         (SELECT ST_Distance(run.edge, p.point) FROM part
          CROSS JOIN LATERAL (SELECT q.edge FROM zone_part q WHERE q.cell = $1 AND q.zone_id = z.id AND q.n = part.n OFFSET 0) run
          WHERE part.chord - part.reach <= (SELECT min(chord) FROM part) + 1e-9
          ORDER BY ST_Distance(run.edge, p.point, false) LIMIT 1) AS away,
         (SELECT sum(CASE WHEN part.south > g.y THEN ((run.x[1] > g.x) <> (run.x[cardinality(run.x)] > g.x))::int
              ELSE (SELECT count(*) FROM unnest(run.x[:cardinality(run.x) - 1], run.y[:cardinality(run.y) - 1], run.x[2:], run.y[2:])
                  side (x1, y1, x2, y2)
                WHERE (side.x1 > g.x) <> (side.x2 > g.x)
                  AND side.y1 + (g.x - side.x1) * (side.y2 - side.y1) / (side.x2 - side.x1) > g.y)
              END) % 2 = 1
          FROM part CROSS JOIN LATERAL (SELECT q.plane_x AS x, q.plane_y AS y FROM zone_part q
            WHERE q.cell = $1 AND q.zone_id = z.id AND q.n = part.n OFFSET 0) run
          WHERE part.crossed) IS TRUE AS inside) d`,
    [
      cell,
      literals(questions, (_, index) => index),
      literals(questions, (question) => question.zoneId),
      literals(questions, (question) => question.longitude),
      literals(questions, (question) => question.latitude),
    ],
  );
  for (const { n, distance } of rows) answers[n] = distance;
  return answers;
}
