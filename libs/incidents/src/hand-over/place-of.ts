import { type AlarmKind, isOfPress } from '#domain';
import type { AlarmDraft } from '../alarm-draft.js';

/** A last known position that is older than this says nothing about where help is needed now. */
export const placeKnownMilliseconds = 15 * 60_000;
/** By a clock of a device that runs ahead of ours. */
export const placeAheadMilliseconds = 2 * 60_000;

/** She asks for help herself, or should have: help is needed where she is. */
export const isCallForHelp = (kind: AlarmKind): boolean => isOfPress(kind) || kind === 'missed_check_in';

/** Whose position is the place of the incident that an alarm opens: hers who calls for help, else of whom the alarm is about. */
export function placePersonOf({
  kind,
  personId,
  incidentPersonId,
  protectedPersonIds,
}: Pick<AlarmDraft, 'kind' | 'personId' | 'incidentPersonId' | 'protectedPersonIds'>): string {
  return !isCallForHelp(kind) || protectedPersonIds.includes(personId) ? personId : incidentPersonId;
}
