import type { Area } from './use-agency.js';

/** What is pasted as an area: pure. A Feature is taken for its geometry, a collection for all of its. */

type Position = [number, number];
type Polygon = Position[][];

export type ReadArea = { area: Area } | { wrong: 'notJson' | 'notArea' | 'outOfRange' };

export function readArea(text: string): ReadArea {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { wrong: 'notJson' };
  }
  const polygons = polygonsOf(json);
  if (polygons === undefined || polygons.length === 0) return { wrong: 'notArea' };
  const positions = polygons.flat(2);
  const isRight = positions.every(
    (position) =>
      Array.isArray(position) &&
      position.length >= 2 &&
      Number.isFinite(position[0]) &&
      Number.isFinite(position[1]) &&
      Math.abs(position[0]) <= 180 &&
      Math.abs(position[1]) <= 90,
  );
  if (!isRight) return { wrong: 'outOfRange' };
  const flat = polygons.map((rings) => rings.map((ring) => ring.map(([lon, lat]): Position => [lon, lat])));
  return { area: areaOf(flat) };
}

/** One polygon is a Polygon; more are a MultiPolygon. */
export const areaOf = (polygons: Polygon[]): Area =>
  (polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0] }
    : { type: 'MultiPolygon', coordinates: polygons }) as Area;

function polygonsOf(json: unknown): Polygon[] | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const { type, coordinates, geometry, features, geometries } = json as Record<string, unknown>;
  const all = (parts: unknown): Polygon[] | undefined => {
    if (!Array.isArray(parts)) return undefined;
    const found = parts.map(polygonsOf);
    return found.every((each) => each !== undefined) ? found.flat() : undefined;
  };
  switch (type) {
    case 'Polygon':
      return isPolygon(coordinates) ? [coordinates] : undefined;
    case 'MultiPolygon':
      return Array.isArray(coordinates) && coordinates.every(isPolygon) ? coordinates : undefined;
    case 'Feature':
      return polygonsOf(geometry);
    case 'FeatureCollection':
      return all(features);
    case 'GeometryCollection':
      return all(geometries);
    default:
      return undefined;
  }
}

const isPolygon = (value: unknown): value is Polygon =>
  Array.isArray(value) && value.length > 0 && value.every((ring) => Array.isArray(ring) && ring.length >= 4);

export const polygonsOfArea = (area: Area): Polygon[] =>
  (area.type === 'Polygon' ? [area.coordinates] : area.coordinates) as Polygon[];

/** West-south and east-north corner; `null` of nothing. */
export function boundsOf(areas: readonly (Area | null)[]): [Position, Position] | null {
  const positions = areas.flatMap((area) => (area === null ? [] : polygonsOfArea(area).flat(2)));
  if (positions.length === 0) return null;
  const [lons, lats] = [positions.map(([lon]) => lon), positions.map(([, lat]) => lat)];
  const edge = (values: number[], pick: (a: number, b: number) => number): number =>
    values.reduce((a, b) => pick(a, b));
  return [
    [edge(lons, Math.min), edge(lats, Math.min)],
    [edge(lons, Math.max), edge(lats, Math.max)],
  ];
}
