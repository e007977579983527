/** A place on the plane of the picture: meters east and south of its origin. */
export interface Spot {
  x: number;
  y: number;
}

export interface Place {
  longitude: number;
  latitude: number;
}

const earthRadiusMeters = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance. Within 0.6 % of the geodesic one; for the picture only, alarms carry measured distances. */
export function distanceMeters(a: Place, b: Place): number {
  const dLat = radians(b.latitude - a.latitude);
  const dLon = radians(b.longitude - a.longitude);
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLon / 2) ** 2;
  return 2 * earthRadiusMeters * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Local plane around `origin`: good to well under a pixel for the few kilometers that a picture shows. */
export function toPlane(origin: Place, place: Place): Spot {
  const dLon = ((place.longitude - origin.longitude + 540) % 360) - 180;
  return {
    x: earthRadiusMeters * radians(dLon) * Math.cos(radians(origin.latitude)),
    y: -earthRadiusMeters * radians(place.latitude - origin.latitude),
  };
}

/** The part of the plane that a picture shows, in meters. */
export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The smallest frame of the picture's proportions that holds every circle, with a margin, and never under 200 m. */
export function frameAround(circles: readonly (Spot & { radius: number })[], aspect: number): Frame {
  const left = Math.min(...circles.map(({ x, radius }) => x - radius));
  const right = Math.max(...circles.map(({ x, radius }) => x + radius));
  const top = Math.min(...circles.map(({ y, radius }) => y - radius));
  const bottom = Math.max(...circles.map(({ y, radius }) => y + radius));
  const margin = 1.3;
  const height = Math.max(200, (bottom - top) * margin, ((right - left) * margin) / aspect);
  const width = height * aspect;
  return { left: (left + right) / 2 - width / 2, top: (top + bottom) / 2 - height / 2, width, height };
}

/** The largest of 1, 2, 5 · 10ⁿ meters that is not longer than `limit`. */
export function niceLength(limit: number): number {
  const power = 10 ** Math.floor(Math.log10(limit));
  const factor = [5, 2, 1].find((step) => step * power <= limit) ?? 1;
  return factor * power;
}
