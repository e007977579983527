import { zoneOffsetMs } from '#domain';

/** How fast incidents were acknowledged. `null`: none was. */
export interface Figures {
  count: number;
  medianSeconds: number | null;
  p90Seconds: number | null;
  over60Seconds: number;
}

/** A desk that takes longer has left somebody alone. */
const slowSeconds = 60;

/** The smallest time within which that part of the incidents was acknowledged: a time that really was, not one between two. */
function within(sorted: readonly number[], part: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? null;
}

/** @param seconds of each acknowledgement, in any order */
export function figuresOf(seconds: readonly number[]): Figures {
  const sorted = seconds.toSorted((a, b) => a - b);
  return {
    count: sorted.length,
    medianSeconds: within(sorted, 0.5),
    p90Seconds: within(sorted, 0.9),
    over60Seconds: sorted.filter((each) => each > slowSeconds).length,
  };
}

const dayMilliseconds = 86_400_000;

/** When the day of `now` began there, milliseconds since 1970; also on days on which the clocks change. */
export function startOfDay(now: number, timeZone: string): number {
  const midnight = Math.floor((now + zoneOffsetMs(timeZone, now)) / dayMilliseconds) * dayMilliseconds;
  const roughly = midnight - zoneOffsetMs(timeZone, now);
  return midnight - zoneOffsetMs(timeZone, roughly);
}
