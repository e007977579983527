import type { ZoneOutlines } from '#contracts';
import { distanceMeters, type Place } from '../map/geometry.js';

/** How far a fix is from the edge of the zone that is nearest to being broken. */
export interface ToZone {
  name: string;
  kind: 'exclusion' | 'inclusion';
  /** To the edge of an exclusion zone from outside, and of an inclusion zone from inside; negative: it is broken by so much. */
  meters: number;
  /** Within the warning ring and not beyond the edge. */
  inRing: boolean;
}

type Polygons = ZoneOutlines['features'][number]['geometry']['coordinates'];
/** Meters east and north of the fix. */
interface Spot {
  x: number;
  y: number;
}
type Ring = readonly Spot[];

/** Pure. Measured on the plane around the fix: good to some meters over the few kilometers that matter. */
export function toZoneOf(place: Place, { features }: ZoneOutlines): ToZone | null {
  const isIn = (zoneId: string, part: string): boolean =>
    features.some(
      ({ properties, geometry }) =>
        properties.zoneId === zoneId && properties.part === part && edgeDistance(place, geometry.coordinates) <= 0,
    );
  const zones = features.flatMap(({ properties: { zoneId, name, kind, part }, geometry }): ToZone[] => {
    if (part !== 'zone') return [];
    const outside = edgeDistance(place, geometry.coordinates);
    const meters = kind === 'inclusion' ? -outside : outside;
    return [{ name, kind, meters, inRing: kind === 'exclusion' && meters >= 0 && isIn(zoneId, 'ring') }];
  });
  return zones.sort((a, b) => a.meters - b.meters)[0] ?? null;
}

/** Negative inside. Rings of a polygon: the first is its outline, the others its holes. */
function edgeDistance(place: Place, polygons: Polygons): number {
  const planes = polygons.map((rings) =>
    rings.map((ring) => ring.map(([longitude, latitude]) => spotOf(place, longitude!, latitude!))),
  );
  const edge = Math.min(...planes.flat().map(fromOrigin));
  const isInside = planes.some((rings) => rings.filter(holdsOrigin).length % 2 === 1);
  return isInside ? -edge : edge;
}

function spotOf(origin: Place, longitude: number, latitude: number): Spot {
  const { longitude: lon, latitude: lat } = origin;
  const x = distanceMeters({ longitude: lon, latitude: lat }, { longitude, latitude: lat });
  const y = distanceMeters({ longitude: lon, latitude: lat }, { longitude: lon, latitude });
  return { x: longitude < lon ? -x : x, y: latitude < lat ? -y : y };
}

const fromOrigin = (ring: Ring): number =>
  Math.min(...ring.slice(1).map((to, index) => segmentFromOrigin(ring[index]!, to)));

function segmentFromOrigin(from: Spot, to: Spot): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const part = length === 0 ? 0 : Math.max(0, Math.min(1, -(from.x * dx + from.y * dy) / length));
  return Math.hypot(from.x + part * dx, from.y + part * dy);
}

/** By the edges that a ray to the east crosses. */
function holdsOrigin(ring: Ring): boolean {
  const crossed = ring.slice(1).filter((to, index) => {
    const from = ring[index]!;
    if (from.y > 0 === to.y > 0) return false;
    return from.x - (from.y / (to.y - from.y)) * (to.x - from.x) > 0;
  });
  return crossed.length % 2 === 1;
}
