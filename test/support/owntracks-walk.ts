import { systemClock } from '#domain';
import { offset } from './walks.js';

/** What OwnTracks posts. */
export interface OwnTracksLocation {
  _type: 'location';
  tst: number;
  lat: number;
  lon: number;
  acc: number;
  vel: number;
}

const everySeconds = 5;
const metersPerSecond = 10;

/** Straight to the center, with a message every five seconds, the last one now. @param from meters east of the center */
export function walkTo(center: { longitude: number; latitude: number }, from: number): OwnTracksLocation[] {
  const steps = Math.ceil(from / (everySeconds * metersPerSecond));
  const now = Math.floor(systemClock.now() / 1_000);
  return Array.from({ length: steps + 1 }, (_, step) => {
    const [lon, lat] = offset(center, from * (1 - step / steps));
    const tst = now - (steps - step) * everySeconds;
    return { _type: 'location', tst, lat, lon, acc: 6, vel: metersPerSecond * 3.6 };
  });
}
