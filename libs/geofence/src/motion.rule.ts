import { distanceMeters, offsetMeters, wrapLongitude } from './geodesy.js';
import * as N from './numbers.js';
import { degree, tenth, hundredth, type Still, type Track } from './state.js';
import type { Fix } from './types.js';

/** Whether one fix shows movement, and how fast. */
export interface Motion {
  moving: boolean;
  speed: number;
}

/**
 * Movement by the receiver's own speed (Doppler: good to a few tenths of a meter per second) or, without one, by net
 * displacement beyond both errors. `dt` is the time since the last believed fix, seconds.
 */
export function motionOf(track: Track, fix: Fix, t: number, dt: number): Motion {
  const speed = fix.speedMetersPerSecond;
  if (speed !== undefined && speed >= 0) {
    const moving = speed >= N.sureMovingSpeed || (fix.moving !== false && speed >= N.walkingSpeed);
    return { moving, speed };
  }
  return motionByDisplacement(track, fix, t, dt);
}

function motionByDisplacement(track: Track, fix: Fix, t: number, dt: number): Motion {
  const step = netSpeed(track, fix, t);
  const anchor = track.k;
  let net = dt >= N.netSeconds ? step : 0;
  if (anchor !== undefined && anchor.length >= 4 && t - anchor[0]! >= N.netSeconds)
    net = Math.max(net, netSpeed({ t: anchor[0]!, x: anchor[1]!, y: anchor[2]!, a: anchor[3]! }, fix, t));
  // A still device's positions wander, those from Wi-Fi most: only a way that no wandering makes defies its flag.
  const moving = fix.moving === false ? net >= N.sureMovingSpeed : step >= N.stepMovingSpeed || net >= N.netMovingSpeed;
  return { moving, speed: moving ? Math.max(step, net, N.walkingSpeed) : 0 };
}

/** Displacement beyond both errors since an earlier fix, per second. */
export function netSpeed(earlier: Pick<Track, 't' | 'x' | 'y' | 'a'>, fix: Fix, t: number): number {
  if (t <= earlier.t) return 0;
  const [east, north] = offsetMeters(earlier.x, earlier.y, fix.longitude, fix.latitude);
  return Math.max(0, Math.hypot(east, north) - earlier.a - fix.accuracyMeters) / (t - earlier.t);
}

/** Two anchors about `netSeconds` apart, so that one of them is always old enough. */
export function moveAnchors(track: Track, fix: Fix, t: number): void {
  if (fix.speedMetersPerSecond !== undefined) {
    delete track.k;
    return;
  }
  const now = [tenth(t), degree(fix.longitude), degree(fix.latitude), tenth(fix.accuracyMeters)];
  const k = track.k;
  if (k === undefined || t - k[0]! > 3 * N.netSeconds) track.k = now;
  else if (k.length === 4) {
    if (t - k[0]! >= N.netSeconds / 2) track.k = [...k, ...now];
  } else if (t - k[4]! >= N.netSeconds) track.k = [...k.slice(4), ...now];
}

/** Mean error per axis of a still stretch, meters: what its fixes scatter, never below the floor. */
export function scatterOf(still: Still): number {
  return Math.max(N.restScatterFloor, Math.sqrt(still[5] / still[4] / 2));
}

/** Normal error of a rest's mean, meters. Averages down over time, for errors of a resting receiver last minutes. */
export function restSigma(still: Still): number {
  const spread = Math.max(scatterOf(still), still[7]);
  const floor = Math.min(N.restSigmaFloor, Math.max(N.restScatterFloor, 3 * still[7]));
  return Math.max(floor, spread / Math.sqrt(1 + (still[1] - still[0]) / N.restDecorrelationSeconds));
}

/** Hardly moved since the last rest, and still near it: what looks like inside may be the old error. */
export function isNearLastRest(track: Track, longitude: number, latitude: number, accuracy: number): boolean {
  const rest = track.l;
  if (rest === undefined) return false;
  // Under open sky now: what the roof did to the rest's fixes says nothing of this one.
  const openSky = accuracy <= N.openSkyShare * rest[7] || Math.max(accuracy, rest[7]) <= N.openSkyAccuracy;
  // Near is what the rest's own errors reach.
  const near = Math.min(
    N.nearRestMeters,
    Math.max(N.nearRestLeastMeters, 3 * Math.max(scatterOf(rest), rest[7], accuracy)),
  );
  return (
    !openSky &&
    (track.g ?? 0) < N.nearRestMovementSeconds &&
    distanceMeters({ longitude: rest[2], latitude: rest[3] }, { longitude, latitude }) < near
  );
}

/** Two stretches of one rest as one. */
export function mergeStill(old: Still, fresh: Still): Still {
  const total = old[4] + fresh[4];
  const share = fresh[4] / total;
  const [east, north] = offsetMeters(old[2], old[3], fresh[2], fresh[3]);
  return [
    old[0],
    fresh[1],
    degree(wrapLongitude(old[2] + deltaLongitude(old[2], fresh[2]) * share)),
    degree(old[3] + (fresh[3] - old[3]) * share),
    hundredth(Math.min(total, 5000)),
    hundredth((old[5] + fresh[5] + old[4] * share * (east * east + north * north)) * Math.min(1, 5000 / total)),
    Math.min(old[6] + fresh[6], 9999),
    tenth(old[7] + (fresh[7] - old[7]) * share),
  ];
}

/**
 * The accuracy a fix deserves: what it claims, but for positions from Wi-Fi and cells never less than field tests found.
 */
export function trusted(fix: Fix): Fix {
  const floor = fix.source === 'wifi' ? N.wifiAccuracy : fix.source === 'cell' ? N.cellAccuracy : 0;
  return fix.accuracyMeters >= floor ? fix : { ...fix, accuracyMeters: floor };
}

export function beginStill(fix: Fix, t: number): Still {
  const a = Math.max(3, fix.accuracyMeters);
  return [tenth(t), tenth(t), degree(fix.longitude), degree(fix.latitude), 1e4 / (a * a), 0, 1, tenth(a)];
}

/**
 * Adds one fix to the mean, weighted by 1/a² and by the time since the last one: many fixes in one minute share one
 * error and must not outvote the minutes after them.
 */
export function addToStill(still: Still, fix: Fix, t: number, east: number, north: number): Still {
  const a = Math.max(3, fix.accuracyMeters);
  const fresh = Math.min(1, Math.max(0.1, (t - still[1]) / N.sharedErrorSeconds));
  const w = (fresh * 1e4) / (a * a);
  const total = still[4] + w;
  const share = w / total;
  const perEast = east === 0 ? 0 : deltaLongitude(still[2], fix.longitude) * share;
  return [
    still[0],
    tenth(t),
    degree(wrapLongitude(still[2] + perEast)),
    degree(still[3] + (fix.latitude - still[3]) * share),
    // Forgetting: an old rest follows where its person settles within the house.
    hundredth(Math.min(total, 5000)),
    hundredth((still[5] + w * (1 - share) * (east * east + north * north)) * Math.min(1, 5000 / total)),
    Math.min(still[6] + 1, 9999),
    tenth(still[7] + (a - still[7]) * Math.max(share, 0.02)),
  ];
}

function deltaLongitude(from: number, to: number): number {
  const d = to - from;
  return d > 180 ? d - 360 : d < -180 ? d + 360 : d;
}
