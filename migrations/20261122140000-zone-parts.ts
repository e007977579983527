import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A zone of thousands of corners took milliseconds for each fix near it, and everybody in its batch waited. Such a zone
 * is kept in parts too, and only those that may be nearest are measured. Ordinary zones have none.
 */
export class ZoneParts20261122140000 implements MigrationInterface {
  name = 'ZoneParts20261122140000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE zone_part`);
    await runner.query(`ALTER TABLE zone DROP COLUMN in_parts`);
  }
}

const up = [
  `ALTER TABLE zone ADD COLUMN in_parts boolean NOT NULL DEFAULT false`,

  // A run of corners of the edge. Of its corners the middle one as a unit vector and the farthest from it (chord, earth
  // radii); and all on the plane that touches the earth at the zone's center, with their bounds.
  `CREATE TABLE zone_part (
    cell smallint NOT NULL,
    zone_id uuid NOT NULL,
    n smallint NOT NULL,
    edge geography(LineString, 4326) NOT NULL,
    middle_x double precision NOT NULL,
    middle_y double precision NOT NULL,
    middle_z double precision NOT NULL,
    reach double precision NOT NULL,
    plane_x double precision[] NOT NULL,
    plane_y double precision[] NOT NULL,
    west double precision NOT NULL,
    east double precision NOT NULL,
    south double precision NOT NULL,
    north double precision NOT NULL,
    PRIMARY KEY (cell, zone_id, n),
    FOREIGN KEY (cell, zone_id) REFERENCES zone (cell, id) ON DELETE CASCADE
  )`,

  // Zones that are there already, as `cutIntoParts` cut when this was written.
  `INSERT INTO zone_part (cell, zone_id, n, edge, middle_x, middle_y, middle_z, reach, plane_x, plane_y, west, east, south, north)
   SELECT r.cell, r.zone_id, row_number() OVER (PARTITION BY r.cell, r.zone_id ORDER BY r.ring, r.run), r.edge,
     r.x[m.i], r.y[m.i], r.z[m.i],
     (SELECT sqrt(max((u.x - r.x[m.i]) ^ 2 + (u.y - r.y[m.i]) ^ 2 + (u.z - r.z[m.i]) ^ 2)) FROM unnest(r.x, r.y, r.z) u (x, y, z)),
     r.plane_x, r.plane_y, r.west, r.east, r.south, r.north
   FROM (
     SELECT c.cell, c.zone_id, c.ring, runs.run, count(*) AS corners, ST_MakeLine(c.corner ORDER BY c.k)::geography AS edge,
       array_agg(s.x ORDER BY c.k) AS x, array_agg(s.y ORDER BY c.k) AS y, array_agg(s.z ORDER BY c.k) AS z,
       array_agg(p.x ORDER BY c.k) AS plane_x, array_agg(p.y ORDER BY c.k) AS plane_y,
       min(p.x) AS west, max(p.x) AS east, min(p.y) AS south, max(p.y) AS north
     FROM (
       SELECT z.cell, z.id AS zone_id, line.path[1] AS ring, corner.path[1] - 1 AS k, corner.geom AS corner,
         radians(ST_X(corner.geom)) AS lon, radians(ST_Y(corner.geom)) AS lat,
         radians(ST_X(z.center::geometry)) AS center_lon, radians(ST_Y(z.center::geometry)) AS center_lat
       FROM zone z CROSS JOIN LATERAL ST_Dump(z.edge::geometry) line CROSS JOIN LATERAL ST_DumpPoints(line.geom) corner
       WHERE ST_NPoints(z.edge::geometry) > 500 AND z.reach_meters < 5000000
     ) c
     CROSS JOIN LATERAL (SELECT cos(c.lat) * cos(c.lon) AS x, cos(c.lat) * sin(c.lon) AS y, sin(c.lat) AS z OFFSET 0) s
     CROSS JOIN LATERAL (
       SELECT cos(c.lat) * sin(c.lon - c.center_lon) / q.cosine AS x,
         (cos(c.center_lat) * sin(c.lat) - sin(c.center_lat) * cos(c.lat) * cos(c.lon - c.center_lon)) / q.cosine AS y
       FROM (SELECT sin(c.center_lat) * sin(c.lat) + cos(c.center_lat) * cos(c.lat) * cos(c.lon - c.center_lon) AS cosine OFFSET 0) q
       OFFSET 0) p
     CROSS JOIN LATERAL (SELECT c.k / 32 AS run UNION ALL SELECT c.k / 32 - 1 WHERE c.k > 0 AND c.k % 32 = 0) runs
     GROUP BY c.cell, c.zone_id, c.ring, runs.run HAVING count(*) > 1
   ) r
   CROSS JOIN LATERAL (SELECT (r.corners / 2 + 1)::int AS i) m`,
  `UPDATE zone z SET in_parts = true WHERE EXISTS (SELECT 1 FROM zone_part p WHERE p.cell = z.cell AND p.zone_id = z.id)`,
];
