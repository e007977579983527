import { zoneOffsetMs } from '#domain';

/** A day and a time of day in some zone, as the browser's fields hold them: `2026-05-03`, `09:00`. */
export interface LocalTime {
  date: string;
  time: string;
}

const dayMilliseconds = 86_400_000;

export function localTimeOf(at: number, timeZone: string): LocalTime {
  const [date = '', time = ''] = new Date(at + zoneOffsetMs(timeZone, at)).toISOString().split('T');
  return { date, time: time.slice(0, 5) };
}

/** Milliseconds since 1970; `undefined`: it is no time. One that the clocks skip in spring is taken an hour later. */
export function instantOf({ date, time }: LocalTime, timeZone: string): number | undefined {
  const local = Date.parse(`${date}T${time}:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(local)) return undefined;
  const guess = local - zoneOffsetMs(timeZone, local);
  return local - zoneOffsetMs(timeZone, guess);
}

/** The same time of day so many days later. */
export function addDays({ date, time }: LocalTime, days: number): LocalTime {
  const moved = new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMilliseconds);
  return { date: moved.toISOString().slice(0, 10), time };
}

/** The same day of a later month; the last one of a month that is too short. */
export function addMonths({ date, time }: LocalTime, months: number): LocalTime {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const moved = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)));
  return { date: moved.toISOString().slice(0, 10), time };
}

/** Midnight of the Monday of a week. */
export function mondayOf(at: number, timeZone: string): LocalTime {
  const { date } = localTimeOf(at, timeZone);
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays({ date, time: '00:00' }, -weekday);
}

/** As a `datetime-local` field holds it: `2026-11-22T14:03`. */
export function fieldOf(at: number, timeZone: string): string {
  const { date, time } = localTimeOf(at, timeZone);
  return `${date}T${time}`;
}

/** Milliseconds since 1970 of what stands in such a field; `undefined` of anything else. */
export function instantOfField(field: string, timeZone: string): number | undefined {
  const [date = '', time = ''] = field.split('T');
  return instantOf({ date, time }, timeZone);
}
