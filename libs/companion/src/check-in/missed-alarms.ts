import { type AlarmDraft, callsForHelp } from '#incidents';
import type { CheckInRecord, Destination } from '../companion-reader.port.js';
import type { DueCheckIn } from './check-in-store.port.js';

/** What the engine's words tell a timer from a journey by. */
export const missedRules = { timer: 'check-in missed', journey: 'journey missed' } as const;

export const decisionOf = ({ kind }: Pick<CheckInRecord, 'kind'>, lastFixId: string | null) => ({
  rule: missedRules[kind],
  policyVersion: 0,
  fixIds: lastFixId === null ? [] : [lastFixId],
  numbers: {},
});

/** The alarms of a promise that was not kept. It was due when it was promised; `late` when the api heard of it only afterwards. */
export const missedAlarms = (due: DueCheckIn): AlarmDraft[] =>
  callsForHelp(due, due.orders, {
    kind: 'missed_check_in',
    conditionKey: `check_in:${due.id}`,
    at: due.dueAt,
    late: due.receivedAt > due.dueAt,
    decision: decisionOf(due, due.lastFixId),
  });

/** Where a journey was to lead, for the desk: as a note, which is kept sealed as all that humans type. */
export function noteOf(destination: Destination): string {
  const { latitude, longitude, name } = destination;
  const place = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return name === null ? place : `${name} (${place})`;
}
