import { smallestCell } from '#domain';

/** How many incidents waited how long. `seconds`: the upper end of the step that the wait fell in. */
export interface Wait {
  seconds: number;
  incidents: number;
}

export interface WaitTimes {
  medianSeconds: number | null;
  p90Seconds: number | null;
}

/** Of so few that less than the smallest cell lie on one side, the time would be that of somebody. */
export function waitTimesOf(waits: readonly Wait[]): WaitTimes {
  return { medianSeconds: quantile(waits, 0.5), p90Seconds: quantile(waits, 0.9) };
}

function quantile(waits: readonly Wait[], share: number): number | null {
  const all = waits.reduce((sum, { incidents }) => sum + incidents, 0);
  if (Math.floor(all * (1 - share) + 1e-9) < smallestCell) return null;
  let below = 0;
  for (const { seconds, incidents } of waits.toSorted((a, b) => a.seconds - b.seconds)) {
    below += incidents;
    if (below >= all * share) return seconds;
  }
  return null;
}
