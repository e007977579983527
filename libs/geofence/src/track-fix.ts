import { followJumps } from './burst.rule.js';
import { offsetMeters } from './geodesy.js';
import { holdImplausible } from './implausible.rule.js';
import { asProbeMotion, type Moment } from './moment.js';
import {
  beginStill,
  isNearLastRest,
  motionOf,
  moveAnchors,
  netSpeed,
  restSigma,
  trusted,
  type Motion,
} from './motion.rule.js';
import * as N from './numbers.js';
import { othersAt } from './other-party.js';
import { siblingsAt } from './own-devices.js';
import { whileMoving, whileResting } from './rest.rule.js';
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
    siblings: [],
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
    moment.siblings = siblingsAt(watch, fix, moment);
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
