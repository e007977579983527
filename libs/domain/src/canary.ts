/** How far a canary came that did not arrive: what failed first. `schedule`: nobody pressed. */
export const canarySteps = ['schedule', 'prepare', 'console', 'press', 'push', 'confirm'] as const;
export type CanaryStep = (typeof canarySteps)[number];

/** A canary is pressed this often … */
export const canaryEveryMilliseconds = 60_000;
/** … must have arrived after this time … */
export const canaryDueMilliseconds = 5_000;
/** … and when none has arrived for so long, one is missing, whatever became of it: a press, its time, and what a queue may be late. */
export const canaryOverdueMilliseconds = canaryEveryMilliseconds + canaryDueMilliseconds + 10_000;

/** What is kept about the canaries of an installation. Times are milliseconds since 1970. */
export interface CanaryRecord {
  /** When the last one arrived. */
  arrivedAt: number | null;
  /** Of the outage that lasts: when its first canary did not arrive, and where. */
  failingSince: number | null;
  failedStep: CanaryStep | null;
}

export interface CanaryOutage {
  since: number;
  step: CanaryStep;
}

/**
 * Whether the test alarm is missing. A process that began to look at `lookingSince` does not blame others for the time
 * before: the whole house may have been down.
 */
export function canaryOutage(
  { arrivedAt, failingSince, failedStep }: CanaryRecord,
  now: number,
  lookingSince: number,
): CanaryOutage | undefined {
  if (failingSince !== null) return { since: failingSince, step: failedStep ?? 'schedule' };
  const last = Math.max(arrivedAt ?? lookingSince, lookingSince);
  return now - last > canaryOverdueMilliseconds ? { since: last, step: 'schedule' } : undefined;
}
