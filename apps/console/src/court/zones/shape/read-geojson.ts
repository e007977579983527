import { looksSwapped } from './coordinates.js';
import { firstCrossing } from './crossing.js';
import { isPlace, rounded } from './geodesy.js';
import { areaOf, cornersOf, type AreaShape, type LonLat, type Polygon, type Ring } from './shape.js';

export type GeoJsonFault =
  'notJson' | 'notGeoJson' | 'noArea' | 'tooManyCorners' | 'tooFewCorners' | 'noPlace' | 'swapped' | 'crossesItself';

/** What is wrong with pasted GeoJSON; `ring` and `corner` count from 1, as humans do. */
export interface GeoJsonProblem {
  fault: GeoJsonFault;
  ring?: number;
  corner?: number;
}

export type ReadGeoJson = { shape: AreaShape; problems?: never } | { shape?: never; problems: GeoJsonProblem[] };

/** As the api bears it. */
export const mostCorners = 20_000;

/**
 * Reads a FeatureCollection, Feature or geometry: all its polygons together are one area. Heights are dropped, open rings
 * closed. Every ring that is wrong is named.
 *
 * @param near where one works: by it exchanged coordinates are seen
 */
export function readGeoJson(text: string, near: LonLat): ReadGeoJson {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refused({ fault: 'notJson' });
  }
  const rings = polygonsIn(json);
  if (rings === undefined) return refused({ fault: 'notGeoJson' });
  if (rings.length === 0) return refused({ fault: 'noArea' });
  const problems: GeoJsonProblem[] = [];
  let count = 0;
  const polygons = rings.map((polygon) =>
    polygon.map((given): Ring => {
      count += 1;
      const { ring, problem } = readRing(given);
      if (problem) problems.push({ ring: count, ...problem });
      return ring;
    }),
  );
  if (problems.length > 0) return { problems };
  const shape = areaOf(polygons);
  if (cornersOf(shape) > mostCorners) return refused({ fault: 'tooManyCorners' });
  const crossed = crossings(polygons);
  if (crossed.length > 0) return { problems: crossed };
  if (looksSwapped(polygons[0]![0]![0]!, near)) return refused({ fault: 'swapped' });
  return { shape };
}

/** The same with longitude and latitude exchanged, everywhere. */
export const swapped = (text: string): string => JSON.stringify(exchanged(JSON.parse(text)), null, 1);

function exchanged(value: unknown): unknown {
  if (Array.isArray(value)) {
    const isPosition = value.length >= 2 && value.every((each) => typeof each === 'number');
    return isPosition ? [value[1], value[0], ...(value.slice(2) as unknown[])] : value.map(exchanged);
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, key === 'bbox' ? each : exchanged(each)]));
}

export function crossings(polygons: readonly Polygon[]): GeoJsonProblem[] {
  return polygons.flat().flatMap((ring, index) => {
    const corner = firstCrossing(ring);
    return corner === null ? [] : [{ fault: 'crossesItself' as const, ring: index + 1, corner: corner + 1 }];
  });
}

const refused = (problem: GeoJsonProblem): ReadGeoJson => ({ problems: [problem] });

/** Coordinates of all polygons; `undefined`: this is no GeoJSON. */
function polygonsIn(json: unknown): unknown[][][] | undefined {
  if (json === null || typeof json !== 'object') return undefined;
  const { type, features, geometry, geometries, coordinates } = json as Record<string, unknown>;
  switch (type) {
    case 'FeatureCollection':
      return Array.isArray(features) ? all(features) : undefined;
    case 'GeometryCollection':
      return Array.isArray(geometries) ? all(geometries) : undefined;
    case 'Feature':
      return geometry === null ? [] : polygonsIn(geometry);
    case 'Polygon':
      return isDeep(coordinates, 2) ? [coordinates as unknown[][]] : undefined;
    case 'MultiPolygon':
      return isDeep(coordinates, 3) ? (coordinates as unknown[][][]) : undefined;
    case 'Point':
    case 'MultiPoint':
    case 'LineString':
    case 'MultiLineString':
      return [];
    default:
      return undefined;
  }
}

function all(parts: readonly unknown[]): unknown[][][] | undefined {
  const found: unknown[][][] = [];
  for (const part of parts) {
    const polygons = polygonsIn(part);
    if (polygons === undefined) return undefined;
    found.push(...polygons);
  }
  return found;
}

const isDeep = (value: unknown, depth: number): boolean =>
  Array.isArray(value) && value.length > 0 && (depth === 1 || value.every((each) => isDeep(each, depth - 1)));

function readRing(given: unknown[]): { ring: Ring; problem?: GeoJsonProblem } {
  const ring: LonLat[] = [];
  for (const [index, position] of given.entries()) {
    const [longitude, latitude] = Array.isArray(position) ? (position as unknown[]) : [];
    if (typeof longitude !== 'number' || typeof latitude !== 'number')
      return { ring: [], problem: { fault: 'noPlace', corner: index + 1 } };
    if (!isPlace(longitude, latitude)) {
      const fault = isPlace(latitude, longitude) ? 'swapped' : 'noPlace';
      return { ring: [], problem: { fault, corner: index + 1 } };
    }
    ring.push([rounded(longitude), rounded(latitude)]);
  }
  const [first, last] = [ring[0], ring.at(-1)];
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) ring.push(first);
  const distinct = new Set(ring.map((position) => position.join(' '))).size;
  return distinct < 3 ? { ring: [], problem: { fault: 'tooFewCorners' } } : { ring };
}
