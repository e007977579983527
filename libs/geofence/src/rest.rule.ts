import { offsetMeters } from './geodesy.js';
import type { Moment } from './moment.js';
import { addToStill, beginStill, isNearLastRest, mergeStill, scatterOf, type Motion } from './motion.rule.js';
import * as N from './numbers.js';
import { tenth, type Track } from './state.js';
import type { Fix } from './types.js';

/** A rest ends when several fixes say so: one alone may be a burst of multipath. */
export function whileResting(track: Track, fix: Fix, t: number, motion: Motion, moment: Moment): void {
  const still = track.s!;
  const [east, north] = offsetMeters(still[2], still[3], fix.longitude, fix.latitude);
  const away = Math.hypot(east, north);
  const scatter = scatterOf(still);
  // Moved, and stopped elsewhere: after a vote, a still fix out of the rest's scatter is another.
  const votes =
    (motion.moving && away >= Math.max(20, scatter)) ||
    away > 3 * Math.max(scatter, fix.accuracyMeters) ||
    (track.q !== undefined && away >= 2 * Math.max(scatter, fix.accuracyMeters));
  if (!votes) {
    delete track.q;
    if (away <= Math.max(N.restRadius, 2 * fix.accuracyMeters)) track.s = addToStill(still, fix, t, east, north);
    return;
  }
  track.q = (track.q ?? 0) + 1;
  // A distance alone, without movement, may be one bad fix: it needs a second, however long the interval.
  const surely = motion.moving && (motion.speed >= N.sureMovingSpeed || away >= N.surelyAwayMeters);
  const needed = moment.dt >= 30 ? (surely ? 1 : 2) : moment.dt >= 10 ? 2 : 3;
  if (track.q < needed) return;
  track.l = still;
  delete track.u;
  delete track.r;
  delete track.q;
  track.g = 0;
  if (motion.moving) {
    delete track.s;
    track.m = tenth(t);
    if (away >= N.houseMeters) track.g = tenth(Math.min(moment.dt, surely ? 30 : 10));
  } else track.s = beginStill(fix, t);
}

/** Sixty seconds without movement, near their mean, are a rest; near the last one, without movement between, the same. */
export function whileMoving(track: Track, fix: Fix, t: number, motion: Motion, moment: Moment): void {
  if (motion.moving) {
    delete track.s;
    track.m = tenth(t);
    if (awayFromLastRest(track, fix) >= N.houseMeters)
      track.g = tenth(Math.min((track.g ?? 0) + Math.min(moment.dt, 30), 999));
    return;
  }
  if (track.g !== undefined && track.g > 0) track.g = tenth(Math.max(0, track.g - Math.min(moment.dt, 30) / 2));
  const still = track.s;
  if (still === undefined) {
    track.s = beginStill(fix, t);
    return;
  }
  const [east, north] = offsetMeters(still[2], still[3], fix.longitude, fix.latitude);
  if (Math.hypot(east, north) > Math.max(N.restRadius, 2 * fix.accuracyMeters)) {
    track.s = beginStill(fix, t);
    return;
  }
  track.s = addToStill(still, fix, t, east, north);
  if (t - still[0] >= N.restSeconds) {
    track.r = 1;
    moment.restIsNew = true;
    const last = track.l;
    if (last === undefined || !isNearLastRest(track, track.s[2], track.s[3], track.s[7])) return;
    track.u = 1;
    const [dx, dy] = offsetMeters(last[2], last[3], track.s[2], track.s[3]);
    if (Math.hypot(dx, dy) <= Math.max(N.sameRestMeters, 2 * track.s[7])) track.s = mergeStill(last, track.s);
  }
}

function awayFromLastRest(track: Track, fix: Fix): number {
  if (track.l === undefined) return Infinity;
  const [east, north] = offsetMeters(track.l[2], track.l[3], fix.longitude, fix.latitude);
  return Math.hypot(east, north);
}
