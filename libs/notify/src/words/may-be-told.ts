import type { AlarmKind, RecipientRole } from '#domain';
import { audienceOf } from './audience.js';
import { wordsOf } from './words-of.js';

/**
 * Whether this recipient may be told of this alarm at all. A respondent is told of their own conduct and device only: that
 * the other party has pressed, or that the other's phone is silent, is none of their business. A protected person's phone
 * shows nothing of a press: it may be in the respondent's hands.
 */
export function mayBeTold(
  recipient: { role: RecipientRole; id: string },
  alarm: { kind: AlarmKind; personId: string },
): boolean {
  if (!wordsOf(alarm.kind, 'en', audienceOf(recipient.role))) return false;
  // An approach is of both, whoever closes in.
  return recipient.role !== 'respondent' || alarm.kind === 'approach' || alarm.personId === recipient.id;
}
