import type { Severity } from '#domain';

export interface RetryPolicy {
  /** Attempts of one round, after which a delivery has failed. */
  attempts: number;
  /** Pause before the second attempt; doubles with each further one. */
  firstPauseMilliseconds: Record<Severity, number>;
  /** Longest pause, also when a service asks for more. */
  longestPauseMilliseconds: number;
}

/** Eight attempts: about two minutes for a critical alarm, ten for the others; after that a human must choose another way. */
export const usualRetryPolicy: RetryPolicy = {
  attempts: 8,
  firstPauseMilliseconds: { critical: 1_000, urgent: 5_000, notice: 5_000 },
  longestPauseMilliseconds: 5 * 60_000,
};

/**
 * Pause after the attempt that was the `attempt`th to be tried (from 1), or `undefined` when it was the last of its round: a
 * delivery that an operator sends again gets another round, and its attempts are counted on.
 */
export function pauseAfter(
  attempt: number,
  severity: Severity,
  askedSeconds = 0,
  policy: RetryPolicy = usualRetryPolicy,
): number | undefined {
  const ofRound = ((attempt - 1) % policy.attempts) + 1;
  if (ofRound === policy.attempts) return undefined;
  const doubled = policy.firstPauseMilliseconds[severity] * 2 ** (ofRound - 1);
  return Math.min(Math.max(doubled, askedSeconds * 1_000), policy.longestPauseMilliseconds);
}
