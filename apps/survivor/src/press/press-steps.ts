import type { Press } from '../keep/kept.js';
import type { FirstWords } from '../words/first/shape.js';

export interface Step {
  text: keyof FirstWords;
  /** Milliseconds since 1970; absent: under way. */
  at?: number;
}

/** What has become of a press, in the order in which it happened; the last one is where it stands. */
export function stepsOf(press: Press, isOnline: boolean): Step[] {
  const { sentAt, refused, cancelled, seenAt, dispatchedAt, onSceneAt, closedAt } = press;
  if (sentAt === undefined) {
    if (refused === 401 || refused === 403) return [{ text: 'refused' }];
    return [{ text: isOnline ? 'sending' : 'waitingForNetwork' }];
  }
  if (cancelled) return [{ text: 'sent', at: sentAt }, { text: 'cancelled' }];
  const after: [keyof FirstWords, number | undefined][] = [
    ['seen', seenAt],
    ['dispatched', dispatchedAt],
    ['onScene', onSceneAt],
    ['closed', closedAt],
  ];
  return [{ text: 'sent', at: sentAt }, ...after.flatMap(([text, at]) => (at === undefined ? [] : [{ text, at }]))];
}
