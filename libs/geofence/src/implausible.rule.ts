import { distanceMeters } from './geodesy.js';
import type { Moment } from './moment.js';
import * as N from './numbers.js';
import { degree, tenth, type Track } from './state.js';
import type { Fix } from './types.js';

/**
 * A fix that no one could have reached from the last believed one is held, and believed only when fixes that agree with
 * it span `agreeSeconds`. Two that agree within seconds may share one error. Returns whether the fix is held.
 */
export function holdImplausible(track: Track, fix: Fix, t: number, moment: Moment): boolean {
  const reached = speedNeeded(track.t, track.x, track.y, track.a, fix, t);
  if (reached <= N.implausibleSpeed) return false;
  const held = track.w;
  const agrees =
    held !== undefined &&
    speedNeeded(held[1]!, held[2]!, held[3]!, held[4]!, fix, t) <= N.implausibleSpeed &&
    t >= held[1]!;
  const began = agrees ? held[0]! : tenth(t);
  if (t - began >= N.agreeSeconds) {
    moment.jump = true;
    return false;
  }
  track.w = [
    began,
    tenth(t),
    degree(fix.longitude),
    degree(fix.latitude),
    tenth(fix.accuracyMeters),
    (held?.[5] ?? 0) + 1,
  ];
  return true;
}

function speedNeeded(t0: number, lon: number, lat: number, a: number, fix: Fix, t: number): number {
  const net = distanceMeters({ longitude: lon, latitude: lat }, fix) - a - fix.accuracyMeters;
  if (net <= 0) return 0;
  return net / Math.max(1, t - t0);
}
