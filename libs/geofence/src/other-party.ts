import { distanceMeters, moved, offsetMeters } from './geodesy.js';
import type { Moment, OtherMoment } from './moment.js';
import { isNearLastRest, restSigma } from './motion.rule.js';
import * as N from './numbers.js';
import type { Track, Watch } from './state.js';
import type { Fix, OrderRules, Point } from './types.js';

/**
 * The devices of the other side at the time of this fix. Every one counts, for one of them may have been left at home; but
 * of a protected person none that fell silent long before another was heard: an old phone in a drawer is nobody.
 */
export function othersAt(
  watch: Watch,
  rules: OrderRules,
  fix: Fix,
  moment: Moment,
  from: Point | undefined,
  out: { personId: string; deviceId: string; point: Point }[],
): OtherMoment[] {
  const own = rules.parties.find((party) => party.personId === fix.personId);
  if (own === undefined) return [];
  const result: OtherMoment[] = [];
  for (const party of rules.parties) {
    if (party.role === own.role) continue;
    for (const deviceId in watch.d) {
      const track = watch.d[deviceId]!;
      if (track.p !== party.personId || track.a < 0) continue;
      if (party.role === 'respondent' || isPresent(watch, deviceId))
        result.push(other(watch, deviceId, fix, moment, from, out));
    }
  }
  return result;
}

/** Whether a device was heard when its person was heard last, or not long before. */
export function isPresent(watch: Watch, deviceId: string): boolean {
  const track = watch.d[deviceId];
  if (track === undefined || track.a < 0) return false;
  for (const other in watch.d) {
    const { p, t, a } = watch.d[other]!;
    if (p === track.p && a >= 0 && t - track.t > N.lostDeviceSeconds) return false;
  }
  return true;
}

function other(
  watch: Watch,
  deviceId: string,
  fix: Fix,
  moment: Moment,
  from: Point | undefined,
  out: { personId: string; deviceId: string; point: Point }[],
): OtherMoment {
  const track = watch.d[deviceId]!;
  const resting = track.r === 1;
  const age = moment.t - track.t;
  const point = positionAt(track, moment.t);
  const self = watch.d[fix.deviceId]!;
  const here: Point = moment.resting && self.s !== undefined ? { longitude: self.s[2], latitude: self.s[3] } : fix;
  const [east, north] = offsetMeters(here.longitude, here.latitude, point.longitude, point.latitude);
  const distance = distanceMeters(here, point);
  const speed = resting ? 0 : Math.max(0, track.v);
  const accuracy = resting ? restSigma(track.s!) : track.a;
  const result: OtherMoment = {
    deviceId,
    personId: track.p,
    accuracy,
    age,
    speed,
    moving: !resting && speed >= N.walkingSpeed,
    resting,
    stopped: !resting && track.m !== undefined && moment.t - track.m >= N.stoppedSeconds,
    restBegan: resting ? track.s![0] : 0,
    nearLastRest: !resting && isNearLastRest(track, track.x, track.y, track.a),
    notArrived: track.u === 1,
    jumped: track.j !== undefined,
    fixId: track.f,
    distance,
    pathDistance: -1,
    pathSigma: 0,
    closing: 0,
    otherClosing: 0,
  };
  if (distance > 1) {
    result.closing = ((self.e ?? 0) * east + (self.n ?? 0) * north) / distance;
    result.otherClosing = -((track.e ?? 0) * east + (track.n ?? 0) * north) / distance;
  }
  if (
    from !== undefined &&
    !moment.resting &&
    moment.dt > 0 &&
    moment.dt <= N.crossingGapSeconds &&
    distance < 50_000
  ) {
    const then = positionAt(track, moment.t - moment.dt);
    const [east0, north0] = offsetMeters(from.longitude, from.latitude, then.longitude, then.latitude);
    const [east1, north1] = offsetMeters(fix.longitude, fix.latitude, point.longitude, point.latitude);
    result.pathDistance = leastDistanceToOrigin(east0, north0, east1, north1);
    result.pathSigma = Math.hypot(
      Math.max(moment.pa, fix.accuracyMeters),
      pairAgeError(result.resting, speed, Math.min(Math.abs(age), Math.abs(age - moment.dt))),
      accuracy,
    );
  }
  out.push({ personId: track.p, deviceId, point });
  return result;
}

/** Where the device is at `t`: at its rest, or carried on (or back) at its last velocity for up to a minute. */
function positionAt(track: Track, t: number): Point {
  if (track.r === 1 && track.s !== undefined) return { longitude: track.s[2], latitude: track.s[3] };
  const span = Math.max(-N.extrapolateSeconds, Math.min(N.extrapolateSeconds, t - track.t));
  if (span === 0 || track.e === undefined || track.n === undefined) return { longitude: track.x, latitude: track.y };
  return moved(track.x, track.y, track.e * span, track.n * span);
}

/** What the age of the other's position adds to the error, meters. */
export function pairAgeError(resting: boolean, speed: number, age: number): number {
  const seconds = Math.abs(age);
  if (resting) return Math.min(N.restAgeMeters, seconds * 0.2);
  const share = speed >= N.vehicleSpeed ? N.ageShareInVehicle : N.ageShareOnFoot;
  // Someone standing may have set off since: walking pace, at least.
  return share * Math.max(speed, N.restingOtherSpeed) * seconds;
}

function leastDistanceToOrigin(x0: number, y0: number, x1: number, y1: number): number {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const length2 = dx * dx + dy * dy;
  const share = length2 === 0 ? 0 : Math.max(0, Math.min(1, -(x0 * dx + y0 * dy) / length2));
  return Math.hypot(x0 + share * dx, y0 + share * dy);
}
