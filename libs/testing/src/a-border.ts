import type { LonLat } from '#orders';

const earthMeters = 6_371_000;
/** Waves on the way around, and how far each swings, as a share of the radius. */
const waves = [
  [5, 0.1],
  [37, 0.03],
  [211, 0.01],
  [997, 0.003],
] as const;

/**
 * A closed ring as surveyors draw them: winding, of many corners. @param corners positions, the last equal to the first
 * @param seed another one, another ring
 */
export function aBorder({ longitude, latitude }: LonLat, radiusMeters: number, corners: number, seed = 0): number[][] {
  const ring = Array.from({ length: corners - 1 }, (_, index) => {
    const bearing = (2 * Math.PI * index) / (corners - 1);
    const swing = waves.reduce((sum, [count, share]) => sum + share * Math.sin(count * bearing + seed * count), 1);
    return placeAt(longitude, latitude, -bearing, (radiusMeters * swing) / earthMeters);
  });
  return [...ring, ring[0]!];
}

/** Where a great circle leads. @param way in earth radii */
function placeAt(longitude: number, latitude: number, bearing: number, way: number): number[] {
  const phi = (latitude * Math.PI) / 180;
  const sine = Math.sin(phi) * Math.cos(way) + Math.cos(phi) * Math.sin(way) * Math.cos(bearing);
  const east = Math.atan2(Math.sin(bearing) * Math.sin(way) * Math.cos(phi), Math.cos(way) - Math.sin(phi) * sine);
  const turned = longitude + (east * 180) / Math.PI;
  return [rounded(turned - 360 * Math.round(turned / 360)), rounded((Math.asin(sine) * 180) / Math.PI)];
}

/** Seven decimals are a centimeter. */
const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
