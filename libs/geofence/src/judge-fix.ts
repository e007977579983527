import { critical, decided, deviceKey, end, notice, raise, urgent, zoneKey, type Occasion } from './alarms.js';
import { clampReport } from './directive.rule.js';
import { placeOf } from './felt-limit.rule.js';
import { judgeLimit } from './judge-limit.js';
import { judgeOwnDevices } from './judge-own-devices.js';
import { judgeZones } from './judge-zones.js';
import { momentOf, type Moment } from './moment.js';
import { insideProbability } from './normal.js';
import * as N from './numbers.js';
import { applyPolicy } from './policy.rule.js';
import { isActive } from './schedule.js';
import { isEmpty, readWatch, tenth, type Watch } from './state.js';
import { nextSweep } from './sweep-watch.js';
import type { Fix, JudgeResult, OrderRules, Probe, ProbeFacts, WatchState } from './types.js';

/** Second step of a fix: what the map said becomes belief, findings and the directive. Pure. */
export function judgeFix(
  state: WatchState,
  rules: OrderRules,
  fix: Fix,
  probe: Probe,
  facts: ProbeFacts,
  now: number,
): JudgeResult {
  const known = readWatch(state);
  const moment = momentOf(probe);
  const watch: Watch = { ...known, j: { ...known.j }, d: { ...known.d } };
  const occasion: Occasion = {
    watch,
    rules,
    findings: [],
    at: moment.t,
    late: now - fix.fixTime > N.lateSeconds * 1000,
  };
  applyPolicy(occasion);
  const role = rules.parties.find((party) => party.personId === fix.personId)?.role;
  let seconds = Infinity;
  let least: number | undefined;
  if (role !== undefined) {
    if (moment.kind === 'held') seconds = judgeHeld(occasion, fix, moment);
    else if (moment.kind === 'late') judgeLateAlone(occasion, fix, facts, role === 'respondent');
    else if (moment.kind === 'ok') {
      endDeviceAlarms(occasion, fix, moment);
      if (role === 'respondent') seconds = judgeZones(occasion, fix, moment, facts);
      if (rules.limit !== null)
        seconds = Math.min(
          seconds,
          judgeLimit(occasion, rules.limit, fix, moment, probe, facts, role === 'respondent'),
        );
      seconds = Math.min(seconds, judgeOwnDevices(occasion, fix, moment, role));
      if (role === 'respondent') least = leastDistance(occasion, fix.deviceId);
      else if (rules.limit?.concealment !== undefined)
        remember(watch, fix.deviceId, placeOf(rules, facts, watch.d[fix.deviceId]?.z));
    }
  }
  const track = watch.d[fix.deviceId];
  if (seconds === Infinity)
    seconds = moment.kind === 'ok' ? (moment.resting ? N.longestReportSeconds : 60) : (track?.i ?? 60);
  // A rest in doubt, or a jump: a few fixes soon decide it.
  if (moment.doubted || moment.jumped) seconds = Math.min(seconds, N.shortestReportSeconds * 2);
  seconds = clampReport(seconds);
  if (track !== undefined) {
    const next = { ...track, i: seconds };
    if (least !== undefined) next.c = Math.round(least);
    watch.d[fix.deviceId] = next;
  }
  return {
    state: watch,
    findings: occasion.findings,
    directive: { reportEverySeconds: seconds },
    sweepAt: nextSweep(watch, rules, now),
  };
}

/** An implausible or mocked fix moves nobody. It is told, and a better one is asked for. */
function judgeHeld(occasion: Occasion, fix: Fix, moment: Moment): number {
  const about = { personId: fix.personId, deviceId: fix.deviceId, fixId: fix.id };
  if (moment.mock) {
    const conditionKey = deviceKey('mock_location', fix.deviceId);
    raise(occasion, { ...about, kind: 'mock_location', conditionKey }, urgent, moment.t, () =>
      decided(occasion.rules, 'mock location', [fix.id], {}),
    );
    touch(occasion.watch, conditionKey, moment.t);
  }
  if (moment.heldCount >= 5) raiseImplausible(occasion, fix, moment);
  return N.shortestReportSeconds;
}

function raiseImplausible(occasion: Occasion, fix: Fix, moment: Moment): void {
  const conditionKey = deviceKey('implausible', fix.deviceId);
  raise(
    occasion,
    { personId: fix.personId, deviceId: fix.deviceId, fixId: fix.id, kind: 'implausible', conditionKey },
    notice,
    moment.t,
    () =>
      decided(occasion.rules, 'implausible', [moment.pf, fix.id], {
        accuracyMeters: fix.accuracyMeters,
        speedNeededMetersPerSecond: N.implausibleSpeed,
        secondsNeeded: N.agreeSeconds,
      }),
  );
  touch(occasion.watch, conditionKey, moment.t);
}

function touch(watch: Watch, conditionKey: string, t: number): void {
  const open = watch.o[conditionKey];
  if (open !== undefined) watch.o = { ...watch.o, [conditionKey]: { ...open, l: tenth(t) } };
}

/** A believed fix: the device is heard, and what was odd about it ends after ten good minutes. */
function endDeviceAlarms(occasion: Occasion, fix: Fix, moment: Moment): void {
  if (moment.jump) raiseImplausible(occasion, fix, moment);
  if (isEmpty(occasion.watch.o)) return;
  for (const kind of ['silence', 'mock_location', 'implausible'] as const) {
    const conditionKey = deviceKey(kind, fix.deviceId);
    const open = occasion.watch.o[conditionKey];
    if (open === undefined) continue;
    if (kind !== 'silence' && moment.t - (open.l ?? open.b) < N.implausibleEndSeconds) continue;
    end(occasion, { kind, conditionKey, personId: fix.personId, deviceId: fix.deviceId, fixId: fix.id }, () =>
      decided(occasion.rules, kind === 'silence' ? 'heard again' : 'clear', [fix.id], {}),
    );
  }
}

/** What one late fix proves without its neighbours: deep inside, beyond every error. */
function judgeLateAlone(occasion: Occasion, fix: Fix, facts: ProbeFacts, isRespondent: boolean): void {
  if (!isRespondent) return;
  occasion.late = true;
  for (const zone of occasion.rules.zones) {
    const fact = facts.zones.find((candidate) => candidate.zoneId === zone.zoneId && candidate.point === 'fix');
    if (fact === undefined || !isActive(occasion.rules, zone, fix.fixTime)) continue;
    const d = zone.kind === 'exclusion' ? fact.signedDistanceMeters : -fact.signedDistanceMeters;
    const sigma = Math.max(N.restSigmaFloor, fix.accuracyMeters);
    const p = insideProbability(d, sigma);
    if (p < N.restBreachProbability || sigma > Math.max(zone.sizeMeters, 30)) continue;
    raise(
      occasion,
      {
        kind: 'breach',
        conditionKey: zoneKey('breach', zone, fix.personId),
        personId: fix.personId,
        deviceId: fix.deviceId,
        zoneId: zone.zoneId,
        fixId: fix.id,
      },
      critical,
      fix.fixTime / 1000,
      () =>
        decided(occasion.rules, 'late fix alone', [fix.id], {
          distanceMeters: d,
          sigmaMeters: sigma,
          probability: p,
          accuracyMeters: fix.accuracyMeters,
          probabilityNeeded: N.restBreachProbability,
        }),
    );
  }
}

function remember(watch: Watch, deviceId: string, place: string | undefined): void {
  const { z: _former, ...track } = watch.d[deviceId]!;
  watch.d[deviceId] = place === undefined ? track : { ...track, z: place };
}

/**
 * Least distance of a respondent's device to anything watched, meters: what silence is measured against. The respondent
 * may be told of silence once it is in reach, and so it is measured by what may be felt.
 */
function leastDistance({ watch, rules }: Occasion, deviceId: string): number | undefined {
  const hidden = rules.zones.filter((zone) => zone.concealed).map(({ zoneId }) => zoneId);
  let least: number | undefined;
  for (const key in watch.j) {
    const [watched, own, other] = key.split('|');
    if (own !== deviceId || hidden.includes(watched!)) continue;
    const belief = watch.j[key]!;
    const d = other !== undefined && rules.limit?.concealment !== undefined ? belief.f : belief.d;
    if (d !== undefined && (least === undefined || d < least)) least = d;
  }
  return least;
}
