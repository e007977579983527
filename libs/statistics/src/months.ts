import { zoneOffsetMs } from '#domain';

/** `2026-10`. Months of this form are compared as texts. */
export type Month = string;

const dayMilliseconds = 86_400_000;
/** Incidents of a month's last day are mostly closed by then. */
const settlingMilliseconds = 7 * dayMilliseconds;
/** The month ends last where the day does: at UTC−12. */
const lastZoneMilliseconds = 12 * 3_600_000;

const partsOf = (month: Month): [year: number, index: number] => [
  Number(month.slice(0, 4)),
  Number(month.slice(5)) - 1,
];

/** The month in which a time lies, by UTC. */
export const monthAt = (at: number): Month => new Date(at).toISOString().slice(0, 7);

export function monthAfter(month: Month, months = 1): Month {
  const [year, index] = partsOf(month);
  return monthAt(Date.UTC(year, index + months, 1));
}

export const yearOf = (month: Month): number => partsOf(month)[0];

/** How many months there are from one to another, both included; none when it is before. */
export function monthsBetween(from: Month, to: Month): number {
  const [[year, index], [toYear, toIndex]] = [partsOf(from), partsOf(to)];
  return Math.max(0, (toYear - year) * 12 + toIndex - index + 1);
}

/** The month in which something began, by the clocks that are farthest behind. */
export const firstMonthOf = (at: number): Month => monthAt(at - lastZoneMilliseconds);

/** The newest month that may be published: it has ended everywhere, and a week more. */
export function newestClosedMonth(now: number): Month {
  return monthAfter(monthAt(now - settlingMilliseconds - lastZoneMilliseconds), -1);
}

/** When a month begins in a time zone. Milliseconds since 1970. */
export function startOf(month: Month, timeZone: string): number {
  const [year, index] = partsOf(month);
  const wanted = Date.UTC(year, index, 1);
  // Twice: the first guess may lie on the other side of a change of the clocks.
  const guess = wanted - zoneOffsetMs(timeZone, wanted);
  return wanted - zoneOffsetMs(timeZone, guess);
}
