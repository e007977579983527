import type { AlarmKind } from '#domain';
import { decided, end, isZoneScope, type Occasion } from './alarms.js';
import { judgeFix } from './judge-fix.js';
import { emptyWatch, readWatch, type Watch } from './state.js';
import { isHeldByHearing } from './near.rule.js';
import { nextSweep } from './sweep-watch.js';
import { trackFix } from './track-fix.js';
import type { Finding, Fix, JudgeResult, OrderRules, ProbeFacts, Revision, Step, WatchState } from './types.js';
import { isUnpaired } from './unpaired.rule.js';

/**
 * Late fixes are evaluated against the state of their time: the same stretch of the order's stored fixes is tracked and
 * judged twice, without and with them, and what only the second run finds is what they add. Bounds: the stretch that the
 * caller loads (from `probe.late.from`, 15 minutes before the fix); what began earlier is cut off alike in both runs.
 */
export function retrack(rules: OrderRules, fixes: readonly Fix[], lateIds: ReadonlySet<string>): Revision {
  const ordered = inOrder(fixes);
  return {
    before: run(
      rules,
      ordered.filter((fix) => !lateIds.has(fix.id)),
      'before',
    ),
    after: run(rules, ordered, 'after'),
  };
}

/** By device time; the same moment of one device once; ties by id, so that any order of arrival gives one order. */
export function inOrder(fixes: readonly Fix[]): Fix[] {
  const byMoment = new Map<string, Fix>();
  for (const fix of fixes) {
    const moment = `${fix.deviceId}|${fix.fixTime}`;
    const known = byMoment.get(moment);
    if (known === undefined || fix.id < known.id) byMoment.set(moment, fix);
  }
  return [...byMoment.values()].sort((a, b) => a.fixTime - b.fixTime || (a.id < b.id ? -1 : 1));
}

/** Tracks fixes from a cold start. @param name sets the keys of this run's probes apart */
export function run(rules: OrderRules, fixes: readonly Fix[], name: string): Step[] {
  let state: WatchState = emptyWatch();
  return fixes.map((fix, index) => {
    const tracked = trackFix(state, rules, fix, `${name}:${fix.id}:${index}`);
    state = tracked.state;
    return { fix, probe: tracked.probe };
  });
}

export function rejudge(
  state: WatchState,
  rules: OrderRules,
  revision: Revision,
  facts: readonly ProbeFacts[],
  now: number,
): JudgeResult {
  const byKey = new Map(facts.map((fact) => [fact.key, fact]));
  const before = replay(rules, revision.before, byKey, now);
  const after = replay(rules, revision.after, byKey, now);
  const live = readWatch(state);
  const known = new Set(before.findings.map(nameOf));
  const findings = after.findings
    .filter((finding) => !known.has(nameOf(finding)))
    .map((finding) => ({ ...finding, late: true }));
  const told = withoutKnown(live, findings);
  const watch = putRight(live, after.watch, told);
  told.push(...reopen(watch, after.watch, after.findings));
  const began = revision.after[0]?.fix.fixTime;
  if (began !== undefined) told.push(...withdraw(watch, after.watch, rules, began, now));
  return {
    state: watch,
    findings: told,
    directive: after.result?.directive ?? { reportEverySeconds: 60 },
    sweepAt: nextSweep(watch, rules, now),
  };
}

/** One episode of one condition: its n-th beginning or end in the stretch. */
function nameOf(finding: Finding & { episode?: number }): string {
  return `${finding.conditionKey}|${finding.phase}|${finding.episode ?? 0}`;
}

/** Judges tracked fixes from a cold start: what is believed in the end, and what was found on the way. */
export function replay(rules: OrderRules, steps: readonly Step[], facts: ReadonlyMap<string, ProbeFacts>, now: number) {
  let state: WatchState = emptyWatch();
  let result: JudgeResult | undefined;
  const findings: (Finding & { episode?: number })[] = [];
  const counts = new Map<string, number>();
  for (const { fix, probe } of steps) {
    const tracked = trackFix(state, rules, fix, probe.key);
    const fact = facts.get(probe.key) ?? { key: probe.key, zones: [], others: [] };
    result = judgeFix(tracked.state, rules, fix, tracked.probe, fact, now);
    state = result.state;
    for (const finding of result.findings) {
      const name = `${finding.conditionKey}|${finding.phase}`;
      const episode = (counts.get(name) ?? 0) + 1;
      counts.set(name, episode);
      findings.push({ ...finding, episode });
    }
  }
  return { watch: readWatch(state), findings, result };
}

/**
 * What was raised within the stretch on a part of the fixes, and does not stand on all of them, ends. It was raised and stays in
 * the log; nobody is kept in an alarm that the whole track denies.
 */
function withdraw(watch: Watch, after: Watch, rules: OrderRules, began: number, now: number): Finding[] {
  const occasion: Occasion = { watch, rules, findings: [], at: now / 1000, late: true };
  for (const conditionKey of Object.keys(watch.o)) {
    const [kind, scope, first, personId] = conditionKey.split(':') as [AlarmKind, string, string, string | undefined];
    if (personId === undefined || after.o[conditionKey] !== undefined) continue;
    if (watch.o[conditionKey]!.b * 1000 < began) continue;
    const about = isZoneScope(scope) ? { zoneId: first } : { otherPersonId: first };
    if (isHeldByHearing(watch, { kind, personId, ...about })) continue;
    end(occasion, { kind, conditionKey, personId, ...about }, () => decided(rules, 'withdrawn', [], {}));
  }
  return occasion.findings;
}

/** What the whole track leaves open is open, even when an earlier episode of it was ended above. */
function reopen(watch: Watch, after: Watch, findings: readonly Finding[]): Finding[] {
  const told: Finding[] = [];
  for (const conditionKey of Object.keys(after.o)) {
    if (watch.o[conditionKey] !== undefined || isGone(watch, after.o[conditionKey]!.v)) continue;
    const began = findings.findLast((finding) => finding.conditionKey === conditionKey && finding.phase === 'began');
    if (began === undefined) continue;
    watch.o[conditionKey] = after.o[conditionKey]!;
    told.push(withoutEpisode({ ...began, late: true }));
  }
  return told;
}

function withoutEpisode({ episode: _episode, ...finding }: Finding & { episode?: number }): Finding {
  return finding;
}

/** Whether one of the devices through which something was believed has been unpaired. */
const isGone = (watch: Watch, through = ''): boolean =>
  through.split('|').some((deviceId) => isUnpaired(watch, deviceId));

/** Belief and motion come from the whole stretch; alarms that were raised before stay until their own end. */
function putRight(live: Watch, after: Watch, findings: readonly Finding[]): Watch {
  const open = { ...live.o };
  for (const finding of findings) {
    if (finding.phase === 'ended') delete open[finding.conditionKey];
    else if (after.o[finding.conditionKey] !== undefined) open[finding.conditionKey] ??= after.o[finding.conditionKey]!;
  }
  const tracks = { ...live.d };
  for (const deviceId in after.d) {
    if (isUnpaired(live, deviceId)) continue;
    const known = live.d[deviceId];
    tracks[deviceId] = { ...after.d[deviceId]!, h: Math.max(known?.h ?? 0, after.d[deviceId]!.h) };
  }
  const beliefs = { ...live.j };
  for (const key in after.j) if (!isGone(live, key.slice(key.indexOf('|') + 1))) beliefs[key] = after.j[key]!;
  const right: Watch = { ...live, t: Math.max(live.t, after.t), d: tracks, j: beliefs, o: open };
  if (after.x !== undefined) right.x = { ...after.x, ...standing(live.x, findings) };
  return right;
}

/** A doubt that stood goes on, unless the stretch ended it: it may be too short to show it again. */
function standing(doubts: Watch['x'], findings: readonly Finding[]): Watch['x'] {
  const ended = new Set(findings.filter(({ phase }) => phase === 'ended').map(({ conditionKey }) => conditionKey));
  return Object.fromEntries(Object.entries(doubts ?? {}).filter(([key, doubt]) => doubt.in === 1 && !ended.has(key)));
}

/** An alarm that is open already is not raised again. */
function withoutKnown(live: Watch, findings: readonly (Finding & { episode?: number })[]): Finding[] {
  const open = new Set(Object.keys(live.o));
  const result: Finding[] = [];
  for (const numbered of findings) {
    const finding = withoutEpisode(numbered);
    const isOpen = open.has(finding.conditionKey);
    if (finding.phase === 'began' && isOpen) continue;
    if (finding.phase !== 'began' && !isOpen) continue;
    if (finding.phase === 'ended' && isHeldByHearing(live, finding)) continue;
    if (finding.phase === 'began') open.add(finding.conditionKey);
    if (finding.phase === 'ended') open.delete(finding.conditionKey);
    result.push(finding);
  }
  return result;
}
