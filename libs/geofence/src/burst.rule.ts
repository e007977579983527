import { offsetMeters } from './geodesy.js';
import type { Moment } from './moment.js';
import { scatterOf } from './motion.rule.js';
import * as N from './numbers.js';
import { tenth, type Track } from './state.js';
import type { Fix } from './types.js';

/**
 * Feet carry no one further than pace × time. A walker's fix beyond that, and both errors, is a burst of multipath until it
 * has stayed for a minute; a fix that fits where the walker was last trusted ends the doubt.
 */
export function followJumps(track: Track, fix: Fix, t: number, moment: Moment): void {
  const speed = fix.speedMetersPerSecond;
  if (speed === undefined || speed < 0) return;
  if (speed >= N.sureMovingSpeed + 1) track.b = tenth(t);
  if (track.b !== undefined && t - track.b < N.vehicleMemorySeconds) {
    delete track.j;
    return;
  }
  // Whoever comes out of a house comes out of its error too.
  const error = track.s === undefined ? track.a : Math.max(track.a, 2.5 * scatterOf(track.s));
  const from = track.j ?? [track.t, track.x, track.y, error];
  const pace = Math.max(speed, track.v, N.walkingSpeed) * N.burstPaceShare;
  const [east, north] = offsetMeters(from[1]!, from[2]!, fix.longitude, fix.latitude);
  const reach = pace * (t - from[0]!) + from[3]! + fix.accuracyMeters + N.burstSlackMeters;
  if (Math.hypot(east, north) <= reach || (track.j !== undefined && t - track.j[4]! >= N.burstSeconds)) {
    delete track.j;
    return;
  }
  track.j = track.j ?? [track.t, track.x, track.y, tenth(error), tenth(t)];
  moment.jumped = true;
}
