import { CompanionError } from '../companion.error.js';

/** The longest a person can promise to be silent, and how long ago a promise may have been broken that is told of only now. */
const farthestMilliseconds = 72 * 60 * 60_000;

/** @throws CompanionError `due_at_invalid` */
export function promiseOf(dueAt: number, now: number): number {
  if (Math.abs(dueAt - now) > farthestMilliseconds) throw new CompanionError('due_at_invalid', 'dueAt');
  return dueAt;
}
