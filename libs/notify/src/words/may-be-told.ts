import { type AlarmKind, alarmKinds, type RecipientRole } from '#domain';
import { audienceOf } from './audience.js';
import { wordsOf } from './words-of.js';

/**
 * Whether anybody in this role may be told of such alarms: there are words for them, or there are none. A respondent hears
 * nothing of a press, of duress, of a missed check-in, and of what the house does or doubts. A protected person's screen
 * shows nothing of a press: whoever stands beside her may read it; nor that one person did alone what needs two, which the
 * agency must look into.
 */
export const isToldOf = (role: RecipientRole, kind: AlarmKind): boolean =>
  wordsOf(kind, 'en', audienceOf(role)) !== undefined;

export const kindsHiddenFrom = (role: RecipientRole): readonly AlarmKind[] =>
  alarmKinds.filter((kind) => !isToldOf(role, kind));

/**
 * The rule by which plans choose recipients and by which messages are sent, whatever a plan says. A respondent is told of
 * alarms about the respondent only: that the other's phone is silent is none of their business.
 */
export const mayBeTold = (
  recipient: { role: RecipientRole; id: string },
  alarm: { kind: AlarmKind; personId: string },
): boolean =>
  isToldOf(recipient.role, alarm.kind) && (recipient.role !== 'respondent' || alarm.personId === recipient.id);
