import { type AlarmKind, alarmKinds, type PlanRecipient } from '#domain';

/**
 * What a respondent must never learn: that she pressed, was forced, or missed a check-in, and what the house itself does or
 * doubts. Besides, a respondent is told only of alarms about the respondent (`toldBy`).
 */
const hiddenFromRespondent: ReadonlySet<AlarmKind> = new Set([
  'panic',
  'duress',
  'missed_check_in',
  'implausible',
  'uncertain',
  'order_expiring',
  'unpaired',
]);

/** Whoever stands beside her may read her screen: no message there gives away a press, and least of all duress. */
const hiddenFromProtectedPerson: ReadonlySet<AlarmKind> = new Set(['panic', 'duress']);

/** Whether this recipient may be told of such an alarm at all, whatever a plan says. */
export function mayBeToldOf(to: PlanRecipient, kind: AlarmKind): boolean {
  if (to === 'respondent') return !hiddenFromRespondent.has(kind);
  if (to === 'protected_person') return !hiddenFromProtectedPerson.has(kind);
  return true;
}

export const kindsHiddenFrom = (to: PlanRecipient): readonly AlarmKind[] =>
  alarmKinds.filter((kind) => !mayBeToldOf(to, kind));
