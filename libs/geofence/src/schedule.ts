import { zoneOffsetMs } from '#domain';
import type { OrderRules, Permit, Schedule } from './types.js';

const dayMs = 86_400_000;

interface Guarded {
  schedule?: Schedule;
  permits?: readonly Permit[];
}

/** Whether the order forbids at `at`: within its validity, within a window of the schedule, outside every permit. */
export function isActive(rules: OrderRules, guarded: Guarded, at: number): boolean {
  if (at < rules.validFrom || (rules.validTo !== null && at >= rules.validTo)) return false;
  if (guarded.permits?.some((permit) => at >= permit.from && at < permit.to) === true) return false;
  return guarded.schedule === undefined || isInSchedule(guarded.schedule, rules.timeZone, at);
}

export function isInSchedule(schedule: Schedule, timeZone: string, at: number): boolean {
  const local = at + zoneOffsetMs(timeZone, at);
  const minute = Math.floor((((local % dayMs) + dayMs) % dayMs) / 60_000);
  const day = weekday(local);
  const yesterday = day === 1 ? 7 : day - 1;
  for (const window of schedule.windows) {
    const from = minutes(window.from);
    const to = minutes(window.to);
    if (from < to) {
      if (minute >= from && minute < to && window.days.includes(day)) return true;
    } else if ((minute >= from && window.days.includes(day)) || (minute < to && window.days.includes(yesterday)))
      return true;
  }
  return false;
}

/** The next instant at which `isActive` of anything in the order may change; `null`: never. */
export function nextChange(rules: OrderRules, at: number): number | null {
  if (rules.validTo !== null && at >= rules.validTo) return null;
  let next = Infinity;
  const consider = (instant: number): void => {
    if (instant > at && instant < next) next = instant;
  };
  consider(rules.validFrom);
  if (rules.validTo !== null) consider(rules.validTo);
  for (const zone of rules.zones) boundaries(rules.timeZone, zone, at, consider);
  if (rules.limit !== null) boundaries(rules.timeZone, rules.limit, at, consider);
  return next === Infinity ? null : next;
}

/**
 * Since when the order forbids what it forbids at `at`: the end of a permit, the opening of a window, or the order's own
 * begin. Windows are looked at a week back.
 */
export function activeSince(rules: OrderRules, guarded: Guarded, at: number): number {
  let since = rules.validFrom;
  const consider = (instant: number): void => {
    if (instant <= at && instant > since && !isActive(rules, guarded, instant - 1) && isActive(rules, guarded, instant))
      since = instant;
  };
  boundaries(rules.timeZone, guarded, at, consider, weekBack);
  return since;
}

/** Days around the present one. A window that began yesterday may end today. */
type Days = readonly [first: number, last: number];
const weekAhead: Days = [-1, 7];
const weekBack: Days = [-8, 0];

function boundaries(
  timeZone: string,
  guarded: Guarded,
  at: number,
  consider: (instant: number) => void,
  [first, last]: Days = weekAhead,
): void {
  for (const permit of guarded.permits ?? []) {
    consider(permit.from);
    consider(permit.to);
  }
  if (guarded.schedule === undefined) return;
  const local = at + zoneOffsetMs(timeZone, at);
  const midnight = Math.floor(local / dayMs) * dayMs;
  for (const window of guarded.schedule.windows) {
    const from = minutes(window.from);
    const to = minutes(window.to);
    for (let ahead = first; ahead <= last; ahead++) {
      const start = midnight + ahead * dayMs;
      if (!window.days.includes(weekday(start))) continue;
      consider(instantOf(timeZone, start + from * 60_000));
      consider(instantOf(timeZone, start + (to > from ? to : to + 1440) * 60_000));
    }
  }
}

/** The instant at which clocks show `local`; in the hour that daylight saving skips, the moment of the skip's other side. */
function instantOf(timeZone: string, local: number): number {
  const guess = local - zoneOffsetMs(timeZone, local);
  return local - zoneOffsetMs(timeZone, guess);
}

function weekday(local: number): number {
  // 1970-01-01 was a Thursday: day 4.
  return ((((Math.floor(local / dayMs) + 3) % 7) + 7) % 7) + 1;
}

function minutes(text: string): number {
  const colon = text.indexOf(':');
  return Number(text.slice(0, colon)) * 60 + Number(text.slice(colon + 1, colon + 3));
}
