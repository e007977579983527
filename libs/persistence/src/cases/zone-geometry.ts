import {
  type AgencyScope,
  type Area,
  type Circle,
  crossesAntimeridian,
  type DrawnArea,
  type MeasuredArea,
} from '#orders';
import { column } from '../columns.js';
import type { Sql } from '../database.js';

const parsed = (area: string): string => `ST_SetSRID(ST_GeomFromGeoJSON(${area}), 4326)`;

/**
 * SQL: the area as it is kept. Across the antimeridian its parts are joined, as GeoJSON wants them cut there (RFC 7946,
 * 3.1.9): the cut is no edge that somebody could come near. Kept longitudes leap from 180 to −180, which geography
 * reads as the short way.
 */
export const storedShape = (area: string, crosses: string): string =>
  `CASE WHEN ${crosses} THEN ST_ShiftLongitude(ST_UnaryUnion(ST_ShiftLongitude(${parsed(area)}))) ELSE ${parsed(area)} END`;

/** SQL: `center` and `reach` of a kept shape; of a circle they are the circle itself. */
export const boundOf = (shape: string, circle: string): string =>
  `(SELECT c.center, coalesce((${circle} ->> 'radiusMeters')::float8,
      (SELECT max(ST_Distance(c.center, corner.geom::geography)) FROM ST_DumpPoints(${shape}) corner)) AS reach
    FROM (SELECT CASE WHEN ${circle} IS NULL THEN ST_Centroid(ST_Multi(${shape})::geography)
            ELSE ST_SetSRID(ST_MakePoint((${circle} ->> 'longitude')::float8, (${circle} ->> 'latitude')::float8), 4326)::geography
          END AS center OFFSET 0) c)`;

/**
 * Corners at the exact distance on the ellipsoid. Not `ST_Buffer`, which draws on a plane: it is off by up to a
 * thousandth of the radius and fails across the antimeridian.
 */
export async function polygonsOfCircles(
  sql: Sql,
  circles: readonly (Circle & { segments: number })[],
): Promise<Area[]> {
  if (circles.length === 0) return [];
  const rows = await sql.rows<{ area: string }>(
    `SELECT ST_AsGeoJSON(ST_MakePolygon(ST_MakeLine(
         ST_Project(c.center, c.radius, 2 * pi() * -(corner % c.segments) / c.segments)::geometry ORDER BY corner)), 9)
         AS area
     FROM (SELECT n.place, n.radius, n.segments,
             ST_SetSRID(ST_MakePoint(n.longitude, n.latitude), 4326)::geography AS center
           FROM unnest($1::int[], $2::float8[], $3::float8[], $4::float8[], $5::int[])
             AS n (place, longitude, latitude, radius, segments)) c
     CROSS JOIN LATERAL generate_series(0, c.segments) AS corner
     GROUP BY c.place ORDER BY c.place`,
    [
      circles.map((_, place) => place),
      column(circles, 'longitude'),
      column(circles, 'latitude'),
      column(circles, 'radiusMeters'),
      column(circles, 'segments'),
    ],
  );
  return rows.map((row) => JSON.parse(row.area) as Area);
}

/** How many of the agency's newest zones and units a new area is compared with. */
const sample = 50;

type Row = Omit<MeasuredArea, 'faultAt'> & { faultLongitude: number | null; faultLatitude: number | null };

export async function measureAreas(sql: Sql, scope: AgencyScope, areas: readonly DrawnArea[]): Promise<MeasuredArea[]> {
  const rows = await sql.rows<Row>(
    `WITH known AS (
       (SELECT z.edge AS place FROM zone z JOIN "order" o ON o.cell = z.cell AND o.id = z.order_id
        WHERE z.cell = $1 AND o.cell = $1 AND o.agency_id = $2 AND z.felt_of IS NULL ORDER BY z.id DESC LIMIT ${sample})
       UNION ALL
       (SELECT u.point FROM unit u WHERE u.agency_id = $2 AND u.point IS NOT NULL ORDER BY u.id DESC LIMIT ${sample})
     ), drawn AS (
       SELECT n.place, n.crosses, ${parsed('n.area')} AS given FROM unnest($3::int[], $4::text[], $5::boolean[])
         AS n (place, area, crosses)
     ), somewhere AS (
       SELECT d.*, ST_PointN(ST_ExteriorRing(ST_GeometryN(d.given, 1)), 1) AS corner FROM drawn d
     )
     SELECT fault.reason AS fault, ST_X(fault.location) AS "faultLongitude", ST_Y(fault.location) AS "faultLatitude",
       ST_Area(s.given::geography) AS "areaSquareMeters",
       (SELECT min(ST_Distance(k.place, s.corner::geography)) FROM known k) AS "nearestKnownMeters",
       CASE WHEN abs(ST_X(s.corner)) <= 90 THEN
         (SELECT min(ST_Distance(k.place, ST_FlipCoordinates(s.corner)::geography)) FROM known k) END
         AS "nearestKnownSwappedMeters"
     FROM somewhere s
     LEFT JOIN LATERAL (
       SELECT (ST_IsValidDetail(part.shape)).*
       FROM (SELECT s.given AS shape WHERE NOT s.crosses
             UNION ALL SELECT ST_ShiftLongitude((ST_Dump(s.given)).geom) WHERE s.crosses) part
       WHERE NOT ST_IsValid(part.shape) LIMIT 1
     ) fault ON true
     ORDER BY s.place`,
    [
      scope.cell,
      scope.agencyId,
      areas.map((_, place) => place),
      areas.map(({ area }) => JSON.stringify(area)),
      column(areas, 'crossesAntimeridian'),
    ],
  );
  return rows.map(({ faultLongitude, faultLatitude, ...row }) => ({
    ...row,
    faultAt:
      faultLongitude === null || faultLatitude === null ? null : { longitude: faultLongitude, latitude: faultLatitude },
  }));
}

/** How much of one kept area another leaves out. Across the antimeridian both are compared on longitudes from 0 to 360. */
export async function uncoveredSquareMeters(sql: Sql, of: Area, by: Area): Promise<number> {
  const shape = (area: string): string =>
    `CASE WHEN $3::boolean THEN ST_ShiftLongitude(${parsed(area)}) ELSE ${parsed(area)} END`;
  const [row] = await sql.rows<{ squareMeters: number }>(
    `SELECT ST_Area(CASE WHEN $3::boolean THEN ST_ShiftLongitude(s.lost) ELSE s.lost END::geography) AS "squareMeters"
     FROM (SELECT ST_Difference(g.whole, g.rest) AS lost FROM (SELECT ${shape('$1::text')} AS whole, ${shape('$2::text')} AS rest OFFSET 0) g) s`,
    [JSON.stringify(of), JSON.stringify(by), crossesAntimeridian(of) || crossesAntimeridian(by)],
  );
  return row!.squareMeters;
}
