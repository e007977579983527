/** Degrees, WGS 84. */
export interface Place {
  longitude: number;
  latitude: number;
}

const earthMeters = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Along the surface, in meters; of a sphere, which is near enough for who goes there. */
export function metersBetween(from: Place, to: Place): number {
  const latitude = radians(to.latitude - from.latitude) / 2;
  const longitude = radians(to.longitude - from.longitude) / 2;
  const chord =
    Math.sin(latitude) ** 2 +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(longitude) ** 2;
  return 2 * earthMeters * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** The eighth of the compass in which one sets out: 0 north, 2 east, 7 north-west. */
export function eighthTowards(from: Place, to: Place): number {
  const [a, b] = [radians(from.latitude), radians(to.latitude)];
  const turn = radians(to.longitude - from.longitude);
  const east = Math.sin(turn) * Math.cos(b);
  const north = Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn);
  const degrees = (Math.atan2(east, north) * 180) / Math.PI;
  return Math.round((degrees + 360) / 45) % 8;
}

/** As somebody says it: 40 m, 350 m, 1.2 km, 14 km. */
export function roundMeters(meters: number): { value: number; unit: 'm' | 'km' } {
  if (meters < 950)
    return { value: meters < 100 ? Math.round(meters / 10) * 10 : Math.round(meters / 50) * 50, unit: 'm' };
  const kilometers = meters / 1_000;
  return { value: kilometers < 10 ? Math.round(kilometers * 10) / 10 : Math.round(kilometers), unit: 'km' };
}
