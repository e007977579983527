import type { AlarmKind } from '#domain';
import type { About } from './alarms.js';
import { isHeldByHearing } from './near.rule.js';
import { isPresent } from './other-party.js';
import type { Belief, Watch } from './state.js';

/** What a device must believe for the alarm of this kind to go on with it. */
const holds: Partial<Record<AlarmKind, (belief: Belief) => boolean>> = {
  breach: (belief) => belief.in === 1,
  approach: (belief) => belief.in !== 1 && belief.g !== undefined,
  uncertain: (belief) => belief.u !== undefined,
};

/**
 * Whether the alarm may end with these devices: it was raised through them, and no other device of the same people still
 * says the same. If one does, the alarm goes on with that one, for both have told of one stay. What is still heard by Bluetooth goes on
 * whatever positions say.
 */
export function endsWith(watch: Watch, about: About): boolean {
  const open = watch.o[about.conditionKey];
  if (open === undefined || isHeldByHearing(watch, about) || !(open.v === about.through || isLost(watch, open.v)))
    return false;
  const heir = heirOf(watch, about);
  if (heir === undefined) return true;
  watch.o = { ...watch.o, [about.conditionKey]: { ...open, v: heir } };
  return false;
}

/**
 * Whether nobody else can end an alarm: it is not known who raised it, or it was a device of the protected person that is no
 * longer heard while another one is. A respondent's device that fell silent inside ends nothing.
 */
function isLost(watch: Watch, through: string | undefined): boolean {
  const theirs = through?.split('|')[1];
  return through === undefined || (theirs !== undefined && !isPresent(watch, theirs));
}

function heirOf(watch: Watch, about: About): string | undefined {
  const stillHolds = holds[about.kind];
  if (stillHolds === undefined) return undefined;
  const watched = `${about.zoneId ?? about.otherPersonId}|`;
  for (const key in watch.j) {
    if (!key.startsWith(watched)) continue;
    const through = key.slice(watched.length);
    const devices = through.split('|');
    if (through === about.through || watch.d[devices[0]!]?.p !== about.personId) continue;
    if (stillHolds(watch.j[key]!) && devices.every((deviceId) => isPresent(watch, deviceId))) return through;
  }
  return undefined;
}
