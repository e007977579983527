import { offsetMeters } from './geodesy.js';
import { holdImplausible } from './implausible.rule.js';
import { asProbeMotion, type Moment } from './moment.js';
import {
  addToStill,
  beginStill,
  isNearLastRest,
  mergeStill,
  motionOf,
  moveAnchors,
  netSpeed,
  restSigma,
  scatterOf,
  trusted,
  type Motion,
} from './motion.rule.js';
import * as N from './numbers.js';
import { othersAt } from './other-party.js';
import { degree, readWatch, tenth, type Track, type Watch } from './state.js';
import type { Fix, OrderRules, Point, Probe, ProbePoint, TrackResult, WatchState } from './types.js';

/** First step of a fix: who moves, who rests, and which points the map must measure. Pure. */
export function trackFix(state: WatchState, rules: OrderRules, report: Fix, key: string): TrackResult {
  const fix = trusted(report);
  const watch = readWatch(state);
  const t = fix.fixTime / 1000;
  const before = watch.d[fix.deviceId];
  const moment = newMoment(t, fix);

  if (before !== undefined && t <= before.t && before.a >= 0) {
    moment.kind = t === before.t || fix.id === before.f ? 'repeat' : 'late';
    return { state: watch, probe: probeOf(rules, fix, key, moment, undefined, watch, moment.kind === 'late') };
  }

  const track: Track = before === undefined ? firstTrack(fix, t) : { ...before };
  track.p = fix.personId;
  track.h = Math.max(track.h, tenth(fix.receivedAt / 1000));
  const next: Watch = { ...watch, t: Math.max(watch.t, tenth(t)), d: { ...watch.d, [fix.deviceId]: track } };
  const known = before !== undefined && before.a >= 0;

  if (fix.mock === true || (known && holdImplausible(track, fix, t, moment))) {
    moment.kind = 'held';
    moment.heldCount = track.w?.[5] ?? 0;
    moment.mock = fix.mock === true;
    return { state: next, probe: probeOf(rules, fix, key, moment, undefined, next, false) };
  }

  const from: Point | undefined = known ? { longitude: track.x, latitude: track.y } : undefined;
  moment.dt = known ? t - track.t : 0;
  moment.pa = known ? track.a : 0;
  moment.pf = known ? track.f : '';
  if (known && moment.jump) startAnew(track, fix, t);
  else advance(track, fix, t, moment, known);
  remember(track, fix, t, moment, from);

  const skewed = rules.limit !== null && t < watch.t - N.partySkewSeconds;
  return { state: next, probe: probeOf(rules, fix, key, moment, moment.jump ? undefined : from, next, skewed) };
}

function newMoment(t: number, fix: Fix): Moment {
  return {
    kind: 'ok',
    t,
    dt: 0,
    pa: 0,
    pf: '',
    moving: false,
    speed: 0,
    resting: false,
    restSigma: 0,
    restBegan: 0,
    restIsNew: false,
    stopped: false,
    jumped: false,
    notArrived: false,
    doubted: false,
    accuracy: fix.accuracyMeters,
    nearLastRest: false,
    jump: false,
    mock: fix.mock === true,
    heldCount: 0,
    others: [],
  };
}

function firstTrack(fix: Fix, t: number): Track {
  return { p: fix.personId, h: tenth(fix.receivedAt / 1000), t: tenth(t), x: 0, y: 0, a: -1, f: '', v: -1 };
}

/** After an agreed jump nothing of the old rest or movement holds. */
function startAnew(track: Track, fix: Fix, t: number): void {
  delete track.r;
  delete track.q;
  delete track.k;
  delete track.l;
  track.s = beginStill(fix, t);
}

function advance(track: Track, fix: Fix, t: number, moment: Moment, known: boolean): void {
  const motion: Motion = known
    ? motionOf(track, fix, t, moment.dt)
    : {
        moving: (fix.speedMetersPerSecond ?? 0) >= N.walkingSpeed && fix.moving !== false,
        speed: fix.speedMetersPerSecond ?? 0,
      };
  if (known) followJumps(track, fix, t, moment);
  moment.moving = motion.moving;
  moment.speed = motion.speed;
  if (track.r === 1 && track.s !== undefined) whileResting(track, fix, t, motion, moment);
  else whileMoving(track, fix, t, motion, moment);
  moveAnchors(track, fix, t);

  moment.resting = track.r === 1;
  moment.doubted = track.q !== undefined;
  if (moment.resting) {
    moment.notArrived = track.u === 1;
    moment.restSigma = restSigma(track.s!);
    moment.restBegan = track.s![0];
    moment.moving = false;
  } else {
    // Standing now, but somewhere else than one long interval ago: came here, and is judged as one who moved.
    if (known && moment.dt >= N.longIntervalSeconds && netSpeed(track, fix, t) >= N.walkingSpeed) {
      moment.moving = true;
      track.m = tenth(t);
    }
    moment.stopped = track.m !== undefined && t - track.m >= N.stoppedSeconds;
    moment.nearLastRest = isNearLastRest(track, fix.longitude, fix.latitude, fix.accuracyMeters);
  }
}

/** A rest ends when several fixes say so: one alone may be a burst of multipath. */
function whileResting(track: Track, fix: Fix, t: number, motion: Motion, moment: Moment): void {
  const still = track.s!;
  const [east, north] = offsetMeters(still[2], still[3], fix.longitude, fix.latitude);
  const away = Math.hypot(east, north);
  const scatter = scatterOf(still);
  const votes = (motion.moving && away >= Math.max(20, scatter)) || away > 3 * Math.max(scatter, fix.accuracyMeters);
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

function whileMoving(track: Track, fix: Fix, t: number, motion: Motion, moment: Moment): void {
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

/**
 * Feet carry no one further than pace × time. A walker's fix beyond that, and both errors, is a burst of multipath until it
 * has stayed for a minute; a fix that fits where the walker was last trusted ends the doubt.
 */
function followJumps(track: Track, fix: Fix, t: number, moment: Moment): void {
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

function remember(track: Track, fix: Fix, t: number, moment: Moment, from: Point | undefined): void {
  const course = fix.courseDegrees;
  delete track.e;
  delete track.n;
  if (!moment.resting && moment.speed >= N.walkingSpeed) {
    if (course !== undefined) {
      track.e = tenth(moment.speed * Math.sin((course * Math.PI) / 180));
      track.n = tenth(moment.speed * Math.cos((course * Math.PI) / 180));
    } else if (from !== undefined && moment.dt > 0 && moment.dt <= N.crossingGapSeconds) {
      const [east, north] = offsetMeters(from.longitude, from.latitude, fix.longitude, fix.latitude);
      track.e = tenth(east / moment.dt);
      track.n = tenth(north / moment.dt);
    }
  }
  track.t = tenth(t);
  track.x = degree(fix.longitude);
  track.y = degree(fix.latitude);
  track.a = tenth(fix.accuracyMeters);
  track.f = fix.id;
  track.v = moment.resting ? 0 : tenth(moment.speed);
  delete track.w;
}

function probeOf(
  rules: OrderRules,
  fix: Fix,
  key: string,
  moment: Moment,
  from: Point | undefined,
  watch: Watch,
  late: boolean,
): Probe {
  const points: ProbePoint[] = [];
  const others: { personId: string; deviceId: string; point: Point }[] = [];
  const track = watch.d[fix.deviceId];
  if (moment.kind === 'ok' || moment.kind === 'late')
    points.push({ name: 'fix', longitude: fix.longitude, latitude: fix.latitude });
  if (moment.kind === 'ok') {
    if (moment.resting && track?.s !== undefined)
      points.push({ name: 'rest', longitude: track.s[2], latitude: track.s[3] });
    if (rules.limit !== null) moment.others = othersAt(watch, rules, fix, moment, from, others);
  }
  const probe: Probe = {
    key,
    orderId: rules.orderId,
    personId: fix.personId,
    points,
    others,
    motion: asProbeMotion(moment),
  };
  if (from !== undefined && !moment.resting && moment.dt <= N.crossingGapSeconds && rules.zones.length > 0)
    probe.path = { from, to: { longitude: fix.longitude, latitude: fix.latitude } };
  if (late) probe.late = { from: fix.fixTime - N.lookBackSeconds * 1000 };
  return probe;
}
