export interface Place {
  longitude: number;
  latitude: number;
}

const earthRadiusMeters = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const degrees = (angle: number): number => (angle * 180) / Math.PI;

/** Great-circle distance. Within 0.6 % of the geodesic one; for the picture only, alarms carry measured distances. */
export function distanceMeters(a: Place, b: Place): number {
  const dLat = radians(b.latitude - a.latitude);
  const dLon = radians(b.longitude - a.longitude);
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLon / 2) ** 2;
  return 2 * earthRadiusMeters * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The place that lies `meters` from another one in a direction (degrees from north, clockwise). */
export function placeAt(from: Place, bearingDegrees: number, meters: number): Place {
  const angle = meters / earthRadiusMeters;
  const [bearing, latitude] = [radians(bearingDegrees), radians(from.latitude)];
  const sine = Math.sin(latitude) * Math.cos(angle) + Math.cos(latitude) * Math.sin(angle) * Math.cos(bearing);
  const turn = Math.atan2(
    Math.sin(bearing) * Math.sin(angle) * Math.cos(latitude),
    Math.cos(angle) - Math.sin(latitude) * sine,
  );
  return { longitude: from.longitude + degrees(turn), latitude: degrees(Math.asin(sine)) };
}

const cornersOfCircle = 64;

/** A circle of true meters on the ground: what is 50 m wide stays so at each zoom and latitude. */
export function circleAround(center: Place, radiusMeters: number): GeoJSON.Polygon {
  const ring = Array.from({ length: cornersOfCircle }, (_, index) => {
    // Counter-clockwise, as GeoJSON wants outer rings.
    const { longitude, latitude } = placeAt(center, -(index * 360) / cornersOfCircle, radiusMeters);
    return [longitude, latitude];
  });
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
}

/** The smallest bounds around places, each with as many meters of room as it has; `null` of none. */
export function boundsAround(
  circles: readonly (Place & { radiusMeters?: number })[],
): [southWest: [number, number], northEast: [number, number]] | null {
  if (circles.length === 0) return null;
  const corners = circles.flatMap(({ radiusMeters = 0, ...place }) =>
    [0, 90, 180, 270].map((bearing) => placeAt(place, bearing, radiusMeters)),
  );
  const longitudes = corners.map(({ longitude }) => longitude);
  const latitudes = corners.map(({ latitude }) => latitude);
  return [
    [Math.min(...longitudes), Math.min(...latitudes)],
    [Math.max(...longitudes), Math.max(...latitudes)],
  ];
}

/** The largest of 1, 2, 5 · 10ⁿ meters that is not longer than `limit`. */
export function niceLength(limit: number): number {
  const power = 10 ** Math.floor(Math.log10(limit));
  const factor = [5, 2, 1].find((step) => step * power <= limit) ?? 1;
  return factor * power;
}

/** Meters on the ground under one pixel of a Mercator map of 512-pixel tiles. */
export const metersPerPixel = (zoom: number, latitude: number): number =>
  (2 * Math.PI * 6_378_137 * Math.cos(radians(latitude))) / (512 * 2 ** zoom);
