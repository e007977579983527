import type { AlarmKind } from '#domain';
import {
  decided,
  deviceKey,
  devicesOf,
  end,
  isZoneScope,
  notice,
  urgent,
  without,
  type About,
  type Occasion,
  type Rank,
} from './alarms.js';
import { forgetHeard } from './near.rule.js';
import type { Watch } from './state.js';
import type { Signal } from './types.js';

/** A report that was on its way while the device was unpaired is heard this much later at most, seconds. */
const echoSeconds = 60;

/** What only the device's own next report, or its silence, could end. Tamper and its like stay until the desk has dealt with them. */
const endedWithDevice: readonly AlarmKind[] = ['silence', 'low_battery', 'implausible', 'jamming'];

/**
 * Urgent: nothing is known of the person from now on. A notice for a protected person who is heard through another device: a
 * new phone is enrolled before the old one is given up. A respondent's device is never given up unseen by the desk, unless two
 * persons have agreed to it and he is heard through another one: a swap that was planned.
 */
export function unpairedRank({ watch, rules }: Occasion, signal: Signal): Rank {
  const party = rules.parties.find((candidate) => candidate.personId === signal.personId);
  if (party?.role !== 'protected' && signal.agreed !== true) return urgent;
  const heardOtherwise = Object.keys(watch.d).some(
    (deviceId) =>
      deviceId !== signal.deviceId &&
      watch.d[deviceId]!.p === signal.personId &&
      watch.o[deviceKey('silence', deviceId)] === undefined,
  );
  return heardOtherwise ? notice : urgent;
}

/**
 * Forgets a device that no longer tells of its person: its movement, what is believed through it, and the alarms that would wait
 * for its next report for ever. A breach stays: that he was inside is the last thing known; another device of his may end it.
 */
export function forgetDevice(occasion: Occasion, { deviceId, personId }: Pick<Signal, 'deviceId' | 'personId'>): void {
  const { watch } = occasion;
  for (const kind of endedWithDevice)
    endUnpaired(occasion, { kind, conditionKey: deviceKey(kind, deviceId), personId, deviceId });
  for (const [conditionKey, open] of Object.entries(watch.o)) {
    if (conditionKey.startsWith('disagreement:') && devicesOf(conditionKey).includes(deviceId)) {
      endUnpaired(occasion, { kind: 'disagreement', conditionKey, personId, deviceId });
      continue;
    }
    if (open.v?.split('|').includes(deviceId) !== true) continue;
    const [kind, scope, first, respondentId] = conditionKey.split(':') as [AlarmKind, string, string, string];
    if (kind === 'breach') {
      const { v: _released, ...standing } = open;
      watch.o = { ...watch.o, [conditionKey]: standing };
    } else {
      const where = isZoneScope(scope) ? { zoneId: first } : { otherPersonId: first };
      endUnpaired(occasion, { kind, conditionKey, personId: respondentId, deviceId, ...where });
    }
  }
  forgetHeard(occasion, deviceId);
  watch.j = Object.fromEntries(Object.entries(watch.j).filter(([key]) => !key.split('|').includes(deviceId, 1)));
  for (const key of Object.keys(watch.x ?? {})) if (devicesOf(key).includes(deviceId)) watch.x = without(watch.x!, key);
  watch.d = without(watch.d, deviceId);
}

/** Whether a device was unpaired and nothing has been heard of it since, but for what was on its way at that moment. */
export function isUnpaired(watch: Watch, deviceId: string): boolean {
  const open = watch.o[deviceKey('unpaired', deviceId)];
  if (open === undefined) return false;
  const track = watch.d[deviceId];
  return track === undefined || track.h <= (open.l ?? open.b) + echoSeconds;
}

const endUnpaired = (occasion: Occasion, about: About): void =>
  end(occasion, about, () => decided(occasion.rules, 'unpaired', [], {}));
