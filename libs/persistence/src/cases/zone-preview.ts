import { type Area, type Circle, type DrawnArea, segmentsFor, type ShapePreview } from '#orders';
import type { Sql } from '../database.js';
import { boundOf, polygonsOfCircles, storedShape } from './zone-geometry.js';

interface Row {
  area: string;
  areaSquareMeters: number;
  perimeterMeters: number;
  ring: string | null;
  longitude: number;
  latitude: number;
  reach: number;
}

/**
 * A shape as it would be kept, measured on the ellipsoid. The belt of a polygon is for the eye: the engine measures how far
 * somebody is from the edge itself. Of a circle it is a circle; across the antimeridian there is none to be seen.
 */
export async function previewOf(
  sql: Sql,
  shape: DrawnArea & { circle: Circle | null },
  ringMeters: number,
): Promise<ShapePreview> {
  const { circle, crossesAntimeridian } = shape;
  const isBuffered = ringMeters > 0 && !circle && !crossesAntimeridian;
  const [row] = await sql.rows<Row>(
    `SELECT ST_AsGeoJSON(ST_Multi(s.shape), 7) AS area, ST_Area(s.shape::geography) AS "areaSquareMeters",
       ST_Perimeter(s.shape::geography) AS "perimeterMeters", ST_X(b.center::geometry) AS longitude,
       ST_Y(b.center::geometry) AS latitude, b.reach,
       CASE WHEN $4 THEN ST_AsGeoJSON(ST_Multi(ST_Buffer(s.shape::geography, $5::float8, 'quad_segs=12')::geometry), 7) END AS ring
     FROM (SELECT ${storedShape('$1::text', '$2::boolean')} AS shape OFFSET 0) s
     CROSS JOIN LATERAL ${boundOf('s.shape', '$3::jsonb')} b`,
    [JSON.stringify(shape.area), crossesAntimeridian, circle && JSON.stringify(circle), isBuffered, ringMeters],
  );
  const { area, ring, longitude, latitude, reach, ...lengths } = row!;
  const outer = circle && ringMeters > 0 ? await circleAround(sql, circle, ringMeters) : null;
  return {
    ...lengths,
    area: JSON.parse(area) as Area,
    warningRing: outer ?? (ring === null ? null : (JSON.parse(ring) as Area)),
    bound: { longitude, latitude, radiusMeters: reach },
  };
}

async function circleAround(sql: Sql, circle: Circle, ringMeters: number): Promise<Area | null> {
  const radiusMeters = circle.radiusMeters + ringMeters;
  const [outer] = await polygonsOfCircles(sql, [{ ...circle, radiusMeters, segments: segmentsFor(radiusMeters) }]);
  return outer ? multiOf(outer) : null;
}

const multiOf = (area: Area): Area =>
  area.type === 'MultiPolygon' ? area : { type: 'MultiPolygon', coordinates: [area.coordinates] };
