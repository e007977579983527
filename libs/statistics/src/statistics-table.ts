import { Problem, type StatisticCut } from '#domain';
import { type Month, monthAfter, monthsBetween } from './months.js';
import type { PublishedMonth } from './publication.js';
import type { MonthRow } from './statistics.port.js';

/** What somebody asks for. Months are both included; absent: the newest twelve that are published. */
export interface StatisticsQuestion {
  by: StatisticCut;
  from?: Month | undefined;
  to?: Month | undefined;
}

/** Of all months in between those that are published. */
export interface StatisticsTable {
  by: StatisticCut;
  from: Month;
  to: Month;
  months: readonly PublishedMonth[];
  rows: readonly MonthRow[];
}

/** Of one answer. */
const monthsAtMost = 24;
const monthsUsually = 12;

/**
 * From when to when a question is meant.
 *
 * @throws Problem `statistics_range_invalid`
 */
export function rangeOf({ from, to }: StatisticsQuestion, newest: Month): { from: Month; to: Month } {
  const end = to ?? (from === undefined || from <= newest ? newest : from);
  const begin = from ?? monthAfter(end, 1 - monthsUsually);
  const months = monthsBetween(begin, end);
  if (months < 1) throw rangeProblem('to', 'must not be before from');
  if (months > monthsAtMost) throw rangeProblem('from', `must not be more than ${monthsAtMost} months before to`);
  return { from: begin, to: end };
}

const rangeProblem = (path: string, message: string): Problem =>
  new Problem('unprocessable', 'statistics_range_invalid', 'These months cannot be asked for.', [{ path, message }]);

/** The newest month that may be asked about; where nothing is published yet, some month in the past. */
export const newestOf = (months: readonly PublishedMonth[], otherwise: Month): Month =>
  months.at(-1)?.month ?? otherwise;

export const within =
  ({ from, to }: { from: Month; to: Month }) =>
  ({ month }: { month: Month }): boolean =>
    month >= from && month <= to;
