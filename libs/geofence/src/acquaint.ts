import * as N from './numbers.js';
import { inOrder, replay, run } from './look-back.js';
import { isActive } from './schedule.js';
import { readWatch, type Belief, type Track, type Watch } from './state.js';
import { passTime } from './sweep-watch.js';
import type { Fix, JudgeResult, OrderRules, ProbeFacts, Step, WatchState } from './types.js';
import { isUnpaired } from './unpaired.rule.js';

/** A resting device reports every 15 minutes: this far back there are two of its fixes, and so a rest. */
export const recallMilliseconds = (2 * N.longestReportSeconds + 600) * 1000;

/** An order that is not in force judges nobody: it is acquainted when it begins. */
export function isAcquainted(state: WatchState, rules: OrderRules, now: number): boolean {
  if (!isActive(rules, {}, now)) return true;
  const watch = readWatch(state);
  return watch.pv === rules.policyVersion && watch.n !== 1;
}

export function recall(rules: OrderRules, fixes: readonly Fix[]): readonly Step[] {
  return run(rules, inOrder(fixes), 'recall');
}

/**
 * An order that begins or changes while people stand inside: the stored fixes are judged under its rules from a cold
 * start, and what the state does not know is taken from there. A state that knows everything is only swept.
 */
export function acquaint(
  state: WatchState,
  rules: OrderRules,
  recalled: readonly Step[],
  facts: readonly ProbeFacts[],
  now: number,
): JudgeResult {
  if (isAcquainted(state, rules, now)) return passTime(state, rules, now);
  const byKey = new Map(facts.map((fact) => [fact.key, fact]));
  const { watch: seen } = replay(rules, recalled, byKey, now);
  return passTime(state, rules, now, (watch) => takeOver(watch, seen));
}

function takeOver(watch: Watch, seen: Watch): void {
  const gone = new Set(Object.keys(seen.d).filter((deviceId) => isUnpaired(watch, deviceId)));
  for (const deviceId in seen.d)
    if (!gone.has(deviceId)) watch.d[deviceId] = track(watch.d[deviceId], seen.d[deviceId]!);
  for (const key in seen.j)
    if (!key.split('|').some((id) => gone.has(id))) watch.j[key] = belief(watch.j[key], seen.j[key]!);
  watch.t = Math.max(watch.t, seen.t);
  delete watch.n;
}

/** What a device was told before the order knew it is not known: the longest it can be, so that it is not called silent. */
function track(known: Track | undefined, seen: Track): Track {
  if (known === undefined) return { ...seen, i: N.longestReportSeconds };
  return seen.t >= known.t && seen.c !== undefined ? { ...known, c: seen.c } : known;
}

/**
 * What was believed stays, for it rests on more than these fixes; but who is inside by the new shape is inside. Who is
 * outside by it leaves by the next fixes: a device in breach reports every few seconds.
 */
function belief(known: Belief | undefined, seen: Belief): Belief {
  if (known === undefined) return seen;
  return known.in !== 1 && seen.in === 1 && seen.t >= known.t ? seen : known;
}
