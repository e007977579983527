import type { LonLat } from './shape.js';

const earthMeters = 6_371_008.8;
const radians = Math.PI / 180;

/** Great circle: within 0.6 % of the ellipsoid. For the eye; the server measures. */
export function distanceMeters([ax, ay]: LonLat, [bx, by]: LonLat): number {
  const [dLat, dLon] = [(by - ay) * radians, (bx - ax) * radians];
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(ay * radians) * Math.cos(by * radians) * Math.sin(dLon / 2) ** 2;
  return 2 * earthMeters * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** @param bearing radians, clockwise from north */
export function destination([longitude, latitude]: LonLat, meters: number, bearing: number): LonLat {
  const [phi, arc] = [latitude * radians, meters / earthMeters];
  const to = Math.asin(Math.sin(phi) * Math.cos(arc) + Math.cos(phi) * Math.sin(arc) * Math.cos(bearing));
  const turn = Math.atan2(
    Math.sin(bearing) * Math.sin(arc) * Math.cos(phi),
    Math.cos(arc) - Math.sin(phi) * Math.sin(to),
  );
  return [rounded(((longitude + turn / radians + 540) % 360) - 180), rounded(to / radians)];
}

/** A centimeter. More digits say nothing and make fields unreadable. */
export const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

export const isPlace = (longitude: number, latitude: number): boolean =>
  Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
