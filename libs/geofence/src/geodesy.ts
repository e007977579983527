import type { Point } from './types.js';

const radians = Math.PI / 180;
const meanEarthRadiusMeters = 6371008.8;

/** Longitude difference in degrees, the short way round: the antimeridian is no edge. */
function longitudeDelta(from: number, to: number): number {
  let delta = to - from;
  if (delta > 180) delta -= 360;
  else if (delta < -180) delta += 360;
  return delta;
}

export function wrapLongitude(longitude: number): number {
  return longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
}

/** Meters in one degree of latitude at `latitude` on WGS 84 (series of the meridian's radius of curvature). */
export function metersPerLatitudeDegree(latitude: number): number {
  const phi = latitude * radians;
  return 111132.954 - 559.822 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi);
}

/** Meters in one degree of longitude at `latitude` on WGS 84. */
export function metersPerLongitudeDegree(latitude: number): number {
  const phi = latitude * radians;
  return 111412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi);
}

/** East and north meters from one point to another: a plane at the middle latitude, good to 0.1 % below 100 km. */
export function offsetMeters(
  fromLongitude: number,
  fromLatitude: number,
  toLongitude: number,
  toLatitude: number,
): [east: number, north: number] {
  const middle = (fromLatitude + toLatitude) / 2;
  return [
    longitudeDelta(fromLongitude, toLongitude) * metersPerLongitudeDegree(middle),
    (toLatitude - fromLatitude) * metersPerLatitudeDegree(middle),
  ];
}

/** Distance in meters: the plane below one degree, a great circle (0.5 %) above. */
export function distanceMeters(a: Point, b: Point): number {
  const dLon = longitudeDelta(a.longitude, b.longitude);
  const dLat = b.latitude - a.latitude;
  if (Math.abs(dLon) < 1 && Math.abs(dLat) < 1) {
    const [east, north] = offsetMeters(a.longitude, a.latitude, b.longitude, b.latitude);
    return Math.hypot(east, north);
  }
  const h =
    Math.sin((dLat * radians) / 2) ** 2 +
    Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * Math.sin((dLon * radians) / 2) ** 2;
  return 2 * meanEarthRadiusMeters * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The point `east` and `north` meters away; for distances of a few kilometers. */
export function moved(longitude: number, latitude: number, east: number, north: number): Point {
  const newLatitude = latitude + north / metersPerLatitudeDegree(latitude);
  const perDegree = metersPerLongitudeDegree((latitude + newLatitude) / 2);
  return { longitude: wrapLongitude(longitude + east / perDegree), latitude: newLatitude };
}
