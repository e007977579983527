import type { FieldError, ZoneFault } from '#domain';
import type { Area } from './records.js';

/** Some 20 times what a district's surveyed border has; its GeoJSON still fits into a request. */
const maxVertices = 20_000;
export const radiusLimits = { least: 20, most: 50_000 };
/** Square meters: a small yard, and a province. */
export const areaLimits = { least: 100, most: 10_000 * 1_000_000 };

/** So many that no side comes more than half a meter within the circle: far below what a fix is off. */
export const segmentsFor = (radiusMeters: number): number =>
  Math.max(32, 4 * Math.ceil(Math.PI / 4 / Math.acos(1 - 0.5 / radiusMeters)));

/** What is wrong with a shape, where and of what kind. */
export interface ShapeError extends FieldError {
  code: ZoneFault;
}

interface Ring {
  path: string;
  positions: readonly (readonly number[])[];
}

/** Every ring with its place in the GeoJSON (`coordinates.0`, `coordinates.1.0`). */
export function ringsOf(area: Area): Ring[] {
  if (area.type === 'Polygon')
    return area.coordinates.map((positions, index) => ({ path: `coordinates.${index}`, positions }));
  return area.coordinates.flatMap((polygon, outer) =>
    polygon.map((positions, index) => ({ path: `coordinates.${outer}.${index}`, positions })),
  );
}

/**
 * What of an area's form can be seen without a map. Messages name the place in the document, never a coordinate: a
 * zone is where somebody lives. @param path of the area in the request
 */
export function checkForm(area: Area, path: string): ShapeError[] {
  const rings = ringsOf(area);
  if (rings.length === 0) return [{ path: `${path}.coordinates`, code: 'no_ring', message: 'has no ring' }];
  const count = rings.reduce((sum, ring) => sum + ring.positions.length, 0);
  if (count > maxVertices)
    return [
      {
        path: `${path}.coordinates`,
        code: 'too_many_positions',
        message: `has ${count} positions; at most ${maxVertices} are allowed`,
      },
    ];
  return rings.flatMap((ring) => checkRing(ring, `${path}.${ring.path}`));
}

function checkRing({ positions }: Ring, path: string): ShapeError[] {
  const misplaced = positions.findIndex((position) => !isPlace(position[0], position[1]));
  if (misplaced >= 0) return [noPlace(`${path}.${misplaced}`, positions[misplaced]![0], positions[misplaced]![1])];
  const tooFew = (message: string): ShapeError[] => [{ path, code: 'too_few_positions', message }];
  if (positions.length < 4)
    return tooFew(`has ${positions.length} positions; a ring needs at least 4, the last equal to the first`);
  if (!same(positions[0]!, positions.at(-1)!))
    return [{ path, code: 'ring_open', message: 'is not closed: its last position must equal its first' }];
  const distinct = new Set(positions.map(([longitude, latitude]) => `${longitude} ${latitude}`)).size;
  return distinct < 3 ? tooFew(`has only ${distinct} different positions; a ring needs at least 3`) : [];
}

const same = (a: readonly number[], b: readonly number[]): boolean => a[0] === b[0] && a[1] === b[1];

export const isPlace = (longitude: number | undefined, latitude: number | undefined): boolean =>
  longitude !== undefined && latitude !== undefined && Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;

/** Why a position is none. Exchanged it may be one. */
export function noPlace(path: string, longitude: number | undefined, latitude: number | undefined): ShapeError {
  if (longitude === undefined || latitude === undefined)
    return { path, code: 'no_place', message: 'must be [longitude, latitude]' };
  if (isPlace(latitude, longitude))
    return {
      path,
      code: 'looks_swapped',
      message:
        'is no place: latitude must be between −90 and 90. Longitude and latitude look swapped: longitude comes first',
    };
  return {
    path,
    code: 'no_place',
    message: 'is no place: longitude must be between −180 and 180, latitude between −90 and 90, longitude first',
  };
}

/** Whether the longitudes leap from 180 to −180. No zone that is small enough spans half the earth otherwise. */
export function crossesAntimeridian(area: Area): boolean {
  let [west, east] = [Infinity, -Infinity];
  for (const { positions } of ringsOf(area))
    for (const [longitude] of positions) {
      west = Math.min(west, longitude!);
      east = Math.max(east, longitude!);
    }
  return east - west > 180;
}

/** Heights are dropped: zones are flat. */
export function flat(area: Area): Area {
  const ring = (positions: readonly (readonly number[])[]) => positions.map(([x, y]) => [x!, y!]);
  if (area.type === 'Polygon') return { type: 'Polygon', coordinates: area.coordinates.map(ring) };
  return { type: 'MultiPolygon', coordinates: area.coordinates.map((polygon) => polygon.map(ring)) };
}

/** The place in the document of the line that passes nearest to a point. */
export function placeOf(area: Area, at: { longitude: number; latitude: number }): { path: string; index: number } {
  let nearest = { path: 'coordinates', index: 0, distance: Infinity };
  for (const { path, positions } of ringsOf(area))
    for (let index = 0; index + 1 < positions.length; index++) {
      const distance = distanceToLine(at, positions[index]!, positions[index + 1]!);
      if (distance < nearest.distance) nearest = { path, index, distance };
    }
  return nearest;
}

/** In degrees, on a plane: only to compare lines with each other. */
function distanceToLine(at: { longitude: number; latitude: number }, from: readonly number[], to: readonly number[]) {
  const near = (longitude: number): number => longitude - 360 * Math.round((longitude - at.longitude) / 360);
  const [ax, ay, bx, by] = [near(from[0]!), from[1]!, near(to[0]!), to[1]!];
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((at.longitude - ax) * dx + (at.latitude - ay) * dy) / length;
  const part = Math.min(1, Math.max(0, along));
  return Math.hypot(ax + part * dx - at.longitude, ay + part * dy - at.latitude);
}
