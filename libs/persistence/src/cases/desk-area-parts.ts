import type { CheckedArea } from '#orders';
import type { Sql } from '../database.js';

/** Corners of a part: so few that testing one is quick, so many that an area is not cut into thousands. */
const cornersOfPart = 128;

/**
 * Keeps an agency's area beside itself in parts, since testing a point against a border of thousands of corners takes tens
 * of milliseconds and this is done within batches and presses. Parts lie on the plane of longitude and latitude, as GeoJSON
 * has its lines (RFC 7946, 3.1.1): cut there they leave no gap. What crosses the antimeridian is cut at it too.
 */
export async function keepInParts(sql: Sql, agencyId: string, drawn: CheckedArea | null): Promise<void> {
  await sql.count(`DELETE FROM agency_area_part WHERE agency_id = $1`, [agencyId]);
  if (!drawn) return;
  await sql.count(
    `INSERT INTO agency_area_part (agency_id, n, part)
     SELECT $1, row_number() OVER (), p.part
     FROM (SELECT ST_SetSRID(ST_GeomFromGeoJSON($2::text), 4326) AS shape OFFSET 0) given
     CROSS JOIN LATERAL (
       SELECT given.shape AS side WHERE NOT $3::boolean
       UNION ALL
       SELECT ST_Translate(ST_Intersection(ST_UnaryUnion(ST_ShiftLongitude(given.shape)), half.envelope), half.shift, 0)
       FROM (VALUES (ST_MakeEnvelope(0, -90, 180, 90, 4326), 0), (ST_MakeEnvelope(180, -90, 360, 90, 4326), -360))
         AS half (envelope, shift) WHERE $3::boolean) s
     CROSS JOIN LATERAL ST_Subdivide(s.side, ${cornersOfPart}) AS p (part)
     WHERE ST_Dimension(p.part) = 2`,
    [agencyId, JSON.stringify(drawn.area), drawn.crossesAntimeridian],
  );
}
