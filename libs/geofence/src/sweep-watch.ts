import type { AlarmKind } from '#domain';
import {
  critical,
  decided,
  devicesOf,
  end,
  isZoneScope,
  limitKey,
  raise,
  zoneKey,
  type About,
  type Occasion,
} from './alarms.js';
import { endsWith } from './hand-over.js';
import { isHeldByHearing, nearDue, sweepNear } from './near.rule.js';
import * as N from './numbers.js';
import { applyPolicy } from './policy.rule.js';
import { activeSince, isActive, nextChange } from './schedule.js';
import { judgeSilence, silenceDue } from './silence.rule.js';
import { isEmpty, readWatch, type Belief, type Watch } from './state.js';
import type { JudgeResult, LimitRules, OrderRules, WatchState, ZoneRules } from './types.js';

/** Lets time pass without a report: silence, schedules, permits, the order's own begin and end. Pure. */
export function sweepWatch(state: WatchState, rules: OrderRules, now: number): JudgeResult {
  return passTime(state, rules, now);
}

/** @param learn what to add to the state once it holds nothing but what the rules still watch */
export function passTime(
  state: WatchState,
  rules: OrderRules,
  now: number,
  learn?: (watch: Watch) => void,
): JudgeResult {
  const known = readWatch(state);
  // Beliefs and motion change here only with the rules: copying them for nothing is a third of a sweep.
  const isNew = known.pv !== rules.policyVersion || learn !== undefined;
  const watch: Watch = isNew ? { ...known, j: { ...known.j }, d: { ...known.d } } : { ...known };
  const occasion: Occasion = { watch, rules, findings: [], at: now / 1000, late: false };
  applyPolicy(occasion);
  const beforehand = watch.j;
  if (learn !== undefined) {
    watch.j = { ...beforehand };
    learn(watch);
  }
  judgeSilence(occasion, now);
  for (const key in watch.j) sweepBelief(occasion, key, now, watch.j[key] !== beforehand[key]);
  if (watch.b !== undefined) sweepNear(occasion, now);
  for (const conditionKey in watch.o) fadeOut(occasion, conditionKey);
  if (rules.validTo !== null && now >= rules.validTo) endOrder(occasion);
  return {
    state:
      isNew || occasion.findings.length > 0 || watch.d !== known.d || watch.o !== known.o || watch.b !== known.b
        ? watch
        : state,
    findings: occasion.findings,
    directive: { reportEverySeconds: 60 },
    sweepAt: nextSweep(watch, rules, now),
  };
}

/** A window that opens on someone who stands inside is a breach now; one that closes ends what was open. */
function sweepBelief(occasion: Occasion, key: string, now: number, isLearned: boolean): void {
  const { watch, rules } = occasion;
  const belief = watch.j[key]!;
  // Most people are outside and have no alarm: a hundred thousand are swept in a second.
  if (belief.in !== 1 && isEmpty(watch.o)) return;
  const [watched, deviceId] = key.split('|') as [string, string];
  const through = key.slice(watched.length + 1);
  const personId = watch.d[deviceId]?.p;
  if (personId === undefined) return;
  const zone = rules.zones.find((candidate) => candidate.zoneId === watched);
  const guarded: ZoneRules | LimitRules | null = zone ?? rules.limit;
  if (guarded === null) return;
  const about = (kind: AlarmKind): About =>
    zone === undefined
      ? { kind, conditionKey: limitKey(kind, personId, watched), personId, deviceId, otherPersonId: watched, through }
      : { kind, conditionKey: zoneKey(kind, zone, personId), personId, deviceId, zoneId: watched, through };

  const numbers = { distanceMeters: belief.d, lastFixSeconds: now / 1000 - belief.t };
  if (isActive(rules, guarded, now)) {
    if (belief.in === 1)
      raise(occasion, about('breach'), critical, forbiddenSince(occasion, guarded, belief, now, isLearned), () =>
        decided(rules, 'inside when it became forbidden', [watch.d[deviceId]?.f], numbers),
      );
    if (approachIsOver(belief, now) && endsWith(watch, about('approach')))
      end(occasion, about('approach'), () =>
        decided(rules, 'clear', [], { ...numbers, secondsNeeded: N.approachEndSeconds }),
      );
    return;
  }
  for (const kind of ['breach', 'crossing', 'approach', 'uncertain'] as const)
    end(occasion, about(kind), () => decided(rules, 'no longer forbidden', [], numbers));
}

/** When standing inside became a breach, seconds: not before it was forbidden, nor before the order was as it is. */
function forbiddenSince(
  { rules }: Occasion,
  guarded: ZoneRules | LimitRules,
  belief: Belief,
  now: number,
  isLearned: boolean,
): number {
  const since = Math.max(activeSince(rules, guarded, now), rules.changedAt ?? 0);
  const isKnownInside = isLearned || belief.t * 1000 <= since;
  return (isKnownInside && since <= now ? since : now) / 1000;
}

function approachIsOver(belief: Belief, now: number): boolean {
  return belief.c !== undefined && now / 1000 - belief.c >= N.approachEndSeconds;
}

/** Jamming is over ten minutes after it was last reported. */
function fadeOut(occasion: Occasion, conditionKey: string): void {
  const open = occasion.watch.o[conditionKey];
  if (open === undefined || !conditionKey.startsWith('jamming:')) return;
  if (occasion.at - (open.l ?? open.b) < N.implausibleEndSeconds) return;
  const deviceId = conditionKey.slice('jamming:device:'.length);
  const personId = occasion.watch.d[deviceId]?.p ?? '';
  end(occasion, { kind: 'jamming', conditionKey, personId, deviceId }, () => decided(occasion.rules, 'clear', [], {}));
}

/** These stand until the desk has dealt with them, whatever becomes of the order. */
const standing: ReadonlySet<string> = new Set<AlarmKind>(['tamper', 'separation', 'power_cut', 'unpaired']);

/** An order that is over watches nothing: what it watched ends with it. */
function endOrder(occasion: Occasion): void {
  delete occasion.watch.b;
  for (const conditionKey of Object.keys(occasion.watch.o)) {
    const [kind, scope, first, person] = conditionKey.split(':') as [AlarmKind, string, string, string | undefined];
    if (standing.has(kind)) continue;
    const [deviceId = first] = devicesOf(conditionKey);
    const about: About = { kind, conditionKey, personId: person ?? occasion.watch.d[deviceId]?.p ?? '' };
    if (isZoneScope(scope)) about.zoneId = first;
    else if (scope === 'limit') about.otherPersonId = first;
    else about.deviceId = deviceId;
    end(occasion, about, () => decided(occasion.rules, 'order ended', [], {}));
  }
}

/** The next time at which `sweepWatch` may have something to say, ms; `null`: never without a report. */
export function nextSweep(watch: Watch, rules: OrderRules, now: number): number | null {
  let next = Math.min(nextChange(rules, now) ?? Infinity, nearDue(watch));
  if (watch.n === 1 && isActive(rules, {}, now)) next = now;
  for (const deviceId in watch.d) {
    const due = silenceDue(watch, rules, deviceId, now);
    if (due !== null) next = Math.min(next, due);
  }
  for (const key in watch.o) {
    if (key.startsWith('jamming:')) {
      const open = watch.o[key]!;
      next = Math.min(next, ((open.l ?? open.b) + N.implausibleEndSeconds) * 1000);
    } else if (key.startsWith('approach:')) {
      const [kind, , otherPersonId = '', personId = ''] = key.split(':') as [AlarmKind, string, string?, string?];
      if (isHeldByHearing(watch, { kind, personId, otherPersonId })) continue;
      const watched = `${otherPersonId}|`;
      const belief = watch.j[watched + (watch.o[key]!.v ?? '')];
      if (belief?.c !== undefined) next = Math.min(next, Math.max(now, (belief.c + N.approachEndSeconds) * 1000));
    }
  }
  return next === Infinity ? null : Math.ceil(Math.max(next, now + 1000));
}
