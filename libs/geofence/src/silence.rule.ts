import { decided, deviceKey, notice, raise, urgent, type Occasion } from './alarms.js';
import { isActive } from './schedule.js';
import type { Track, Watch } from './state.js';
import type { OrderRules } from './types.js';
import { forgetDevice, isUnpaired } from './unpaired.rule.js';

/**
 * Silence is judged by reach: last distance ÷ top speed against the time unheard. Silent and able to be at the zone by now
 * is urgent, silent far away a notice. A device told to rest for fifteen minutes is not silent before that, unless its connection is
 * known to be lost: then it is silent when it has not come back after {@link returnSeconds}.
 */
export function judgeSilence(occasion: Occasion, now: number): void {
  const { watch, rules } = occasion;
  if (!isActive(rules, {}, now)) return;
  for (const deviceId in watch.d) {
    const track = watch.d[deviceId]!;
    const silentFrom = silentAt(track, rules);
    if (now / 1000 < silentFrom) continue;
    if (isUnpaired(watch, deviceId)) {
      forgetDevice(occasion, { deviceId, personId: track.p });
      continue;
    }
    const isRespondent = rules.parties.some((party) => party.personId === track.p && party.role === 'respondent');
    const inReach = isRespondent && now / 1000 >= reachedAt(track, rules);
    raise(
      occasion,
      { kind: 'silence', conditionKey: deviceKey('silence', deviceId), personId: track.p, deviceId, fixId: track.f },
      inReach ? urgent : notice,
      silentFrom,
      () =>
        decided(rules, inReach ? 'silence in reach' : 'silence', [track.f], {
          unheardSeconds: now / 1000 - track.h,
          secondsNeeded: silentFrom - track.h,
          distanceMeters: track.c,
          topSpeedMetersPerSecond: rules.thresholds.topSpeedMetersPerSecond,
        }),
    );
  }
}

/** When `judgeSilence` will next change its mind about a device, ms; `null`: it has said all, or the order is not in force. */
export function silenceDue(watch: Watch, rules: OrderRules, deviceId: string, now: number): number | null {
  if (!isActive(rules, {}, now)) return null;
  const track = watch.d[deviceId]!;
  const open = watch.o[deviceKey('silence', deviceId)];
  if (open === undefined) return silentAt(track, rules) * 1000;
  if (open.s >= urgent) return null;
  const isRespondent = rules.parties.some((party) => party.personId === track.p && party.role === 'respondent');
  return isRespondent && Number.isFinite(reachedAt(track, rules)) ? reachedAt(track, rules) * 1000 : null;
}

/** A phone that only changes networks is connected again within this, seconds. */
const returnSeconds = 60;

function silentAt(track: Track, rules: OrderRules): number {
  const patient = track.h + patienceSeconds(track, rules);
  return track.o !== undefined && track.o >= track.h ? Math.min(patient, track.o + returnSeconds) : patient;
}

/** Two missed reports, and never less than the order's own patience. */
function patienceSeconds(track: Track, rules: OrderRules): number {
  return Math.max(rules.thresholds.silenceSeconds, 1.5 * (track.i ?? 60) + 60);
}

function reachedAt(track: Track, rules: OrderRules): number {
  if (track.c === undefined) return Infinity;
  return track.t + Math.max(0, track.c) / rules.thresholds.topSpeedMetersPerSecond;
}
