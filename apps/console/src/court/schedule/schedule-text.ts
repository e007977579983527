import type { TFunction } from 'i18next';
import { isPastMidnight, nameOfDay, type Schedule, type Window } from './week.js';

type CourtWords = TFunction<'court'>;

/** `Mon–Fri, 22:00–06:00 (next day)`. */
export function textOfWindow(window: Window, t: CourtWords): string {
  const { from, to } = window;
  const hours =
    from === to
      ? `${t('schedule.wholeDay')} (${from})`
      : `${from}–${to}${isPastMidnight(window) && to !== '00:00' ? ` (${t('schedule.nextDay')})` : ''}`;
  return `${textOfDays(window.days, t)}, ${hours}`;
}

export const textOfSchedule = ({ windows }: Schedule, t: CourtWords): string =>
  windows.map((window) => textOfWindow(window, t)).join('; ');

/** Three days in a row and more as the first and the last. */
function textOfDays(days: readonly number[], t: CourtWords): string {
  const runs: number[][] = [];
  for (const day of [...new Set(days)].toSorted((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: number): string => t(`schedule.days.${nameOfDay(day)}`);
  return runs
    .map((run) => (run.length > 2 ? `${name(run[0]!)}–${name(run.at(-1)!)}` : run.map(name).join(', ')))
    .join(', ');
}
