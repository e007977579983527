import type { Battery } from './pace.js';

/** One fix of `POST /v1/positions`. What the phone does not know is left out. */
export function fixOf(
  { coords, timestamp }: Pick<GeolocationPosition, 'coords' | 'timestamp'>,
  battery: Battery | undefined,
): object {
  const { longitude, latitude, accuracy, altitude, speed, heading } = coords;
  return {
    fixTime: new Date(timestamp).toISOString(),
    point: { type: 'Point', coordinates: [longitude, latitude] },
    accuracyMeters: Math.min(accuracy, 100_000),
    ...(known(altitude) && { altitudeMeters: altitude }),
    ...(known(speed) && speed >= 0 && { speedMetersPerSecond: Math.min(speed, 500) }),
    // Standing, a browser says NaN.
    ...(known(heading) && { courseDegrees: heading }),
    ...(battery && { batteryPercent: battery.percent }),
    source: 'app',
  };
}

const known = (value: number | null): value is number => value !== null && Number.isFinite(value);
