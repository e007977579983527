import type { AlarmKind, ReportAlarm } from '#domain';
import { decided, deviceKey, end, notice, raise, urgent, type Occasion, type Rank } from './alarms.js';
import { hearSightings, isNearAnyone } from './near.rule.js';
import * as N from './numbers.js';
import { applyPolicy } from './policy.rule.js';
import { isActive } from './schedule.js';
import { readWatch, tenth, type Watch } from './state.js';
import { nextSweep } from './sweep-watch.js';
import type { DecisionRecord, JudgeResult, OrderRules, Signal, WatchState } from './types.js';
import { forgetDevice, unpairedRank } from './unpaired.rule.js';

/** `sos` and `fall` are not here: a panic passes no engine (design, section 4). */
const kindOf: Partial<Record<ReportAlarm, AlarmKind>> = {
  strap: 'tamper',
  removal: 'tamper',
  tamper: 'tamper',
  separation: 'separation',
  power_cut: 'power_cut',
  jamming: 'jamming',
  low_battery: 'low_battery',
};

/** The same signal again after this long is told again, seconds. */
const againSeconds = 600;
/** A battery is no longer low this far above its threshold, per cent. */
const batteryBand = 10;

/** What a report says besides its position. Tamper, separation, power cut and unpairing never end by themselves. Pure. */
export function hearSignal(state: WatchState, rules: OrderRules, signal: Signal, now: number): JudgeResult {
  const known = readWatch(state);
  const watch: Watch = { ...known, d: { ...known.d }, j: { ...known.j } };
  const occasion: Occasion = { watch, rules, findings: [], at: signal.at / 1000, late: now - signal.at > 60_000 };
  applyPolicy(occasion);
  if (rules.parties.some((party) => party.personId === signal.personId)) {
    if (signal.connectionLost === true) markLost(occasion, signal);
    else if (signal.unpaired !== true) markHeard(occasion, signal);
    const kinds = new Set<AlarmKind>();
    for (const alarm of signal.alarms) {
      const kind = kindOf[alarm];
      if (kind !== undefined) kinds.add(kind);
    }
    // Of an order that is not in force nothing is told: its devices may change hands before it begins.
    if (signal.unpaired === true && isActive(rules, {}, signal.at)) kinds.add('unpaired');
    if (signal.identityTwice === true) kinds.add('tamper');
    if (signal.mock === true) kinds.add('mock_location');
    const { lowBatteryPercent } = rules.thresholds;
    if (signal.batteryPercent !== undefined && signal.batteryPercent <= lowBatteryPercent) kinds.add('low_battery');
    for (const kind of kinds) tell(occasion, kind, signal);
    if (signal.unpaired === true) forgetDevice(occasion, signal);
    else hearSightings(occasion, signal);
    if (
      signal.batteryPercent !== undefined &&
      signal.batteryPercent > lowBatteryPercent + batteryBand &&
      !kinds.has('low_battery')
    )
      end(occasion, about('low_battery', signal), () =>
        decided(rules, 'charged', [], { batteryPercent: signal.batteryPercent }),
      );
  }
  return {
    state: watch,
    findings: occasion.findings,
    directive: { reportEverySeconds: reportSeconds(watch, rules, signal) },
    sweepAt: nextSweep(watch, rules, now),
  };
}

/**
 * While near, soon: each report tells whether it goes on. Where it is concealed where the protected person is, the respondent's device
 * is told nothing by it.
 */
function reportSeconds(watch: Watch, rules: OrderRules, signal: Signal): number {
  const seconds = watch.d[signal.deviceId]?.i ?? 60;
  const isRespondent = rules.parties.some(
    ({ personId, role }) => personId === signal.personId && role === 'respondent',
  );
  const isHidden = isRespondent && rules.limit?.concealment !== undefined;
  return isHidden || !isNearAnyone(watch, signal.personId) ? seconds : Math.min(seconds, N.nearReportSeconds);
}

const about = (kind: AlarmKind, signal: Signal) => ({
  kind,
  conditionKey: deviceKey(kind, signal.deviceId),
  personId: signal.personId,
  deviceId: signal.deviceId,
});

function tell(occasion: Occasion, kind: AlarmKind, signal: Signal): void {
  const { watch, rules } = occasion;
  const conditionKey = deviceKey(kind, signal.deviceId);
  const at = signal.at / 1000;
  const rank = rankOf(occasion, kind, signal);
  const open = watch.o[conditionKey];
  if (open === undefined) raise(occasion, about(kind, signal), rank, at, () => decisionOn(occasion, kind, signal));
  else if (kind !== 'low_battery' && at - (open.l ?? open.b) >= againSeconds)
    occasion.findings.push({
      ...about(kind, signal),
      severity: rank === notice ? 'notice' : 'urgent',
      phase: 'changed',
      at: signal.at,
      late: occasion.late,
      decision: decided(rules, ruleOf(kind, signal), [], { times: (open.n ?? 1) + 1, sinceSeconds: at - open.b }),
    });
  const after = watch.o[conditionKey]!;
  const again = open !== undefined && at - (open.l ?? open.b) >= againSeconds;
  watch.o = {
    ...watch.o,
    [conditionKey]: {
      ...after,
      s: Math.max(after.s, rank),
      l: Math.max(after.l ?? 0, tenth(at)),
      ...(again ? { n: (after.n ?? 1) + 1 } : {}),
    },
  };
}

/** A copy of a device is tampering that the device itself does not report. */
const ruleOf = (kind: AlarmKind, signal: Signal): string =>
  kind === 'tamper' && signal.identityTwice === true ? 'identity twice' : kind;

function rankOf(occasion: Occasion, kind: AlarmKind, signal: Signal): Rank {
  if (kind === 'unpaired') return unpairedRank(occasion, signal);
  return kind === 'low_battery' ? notice : urgent;
}

function decisionOn({ watch, rules }: Occasion, kind: AlarmKind, signal: Signal): DecisionRecord {
  const track = watch.d[signal.deviceId];
  if (kind === 'unpaired')
    return decided(rules, kind, [track?.f], { unheardSeconds: track && signal.at / 1000 - track.h });
  return decided(rules, ruleOf(kind, signal), [], {
    batteryPercent: signal.batteryPercent,
    lowBatteryPercent: rules.thresholds.lowBatteryPercent,
  });
}

/** Any report ends silence, with or without a position. */
function markHeard(occasion: Occasion, signal: Signal): void {
  const { watch, rules } = occasion;
  const track = watch.d[signal.deviceId];
  const heard = tenth(signal.receivedAt / 1000);
  watch.d[signal.deviceId] =
    track === undefined
      ? { p: signal.personId, h: heard, t: 0, x: 0, y: 0, a: -1, f: '', v: -1 }
      : { ...track, h: Math.max(track.h, heard) };
  end(occasion, about('silence', signal), () => decided(rules, 'heard again', [], {}));
}

/** Silence, and nothing else, is judged by it. Of a device that was never heard it says nothing. */
function markLost({ watch }: Occasion, { deviceId, receivedAt }: Signal): void {
  const track = watch.d[deviceId];
  if (track !== undefined) watch.d[deviceId] = { ...track, o: tenth(receivedAt / 1000) };
}
