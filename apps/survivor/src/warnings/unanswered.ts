import type { CompanionState, Warning } from '../api/companion.js';

/** Newest first. */
export const unanswered = (state: CompanionState | undefined): Warning[] =>
  state?.warnings.filter(({ answer }) => answer === null) ?? [];

/** Those that the phone has not shown before. */
export function newlyUnanswered(before: CompanionState | undefined, now: CompanionState): Warning[] {
  const known = new Set(before?.warnings.map(({ id }) => id));
  return unanswered(now).filter(({ id }) => !known.has(id));
}
