import type { Statistics } from '#contracts';

/** What the charts and the tables beside them show: pure. */

type Row = Statistics['rows'][number];

/** `withheld`: nothing is said of the month. `hidden`: of too few cases. */
export type Shown = { of: 'number'; value: number } | { of: 'hidden' } | { of: 'withheld' };

export interface MonthFigures {
  month: string;
  incidents: Shown;
  medianSeconds: number | null;
  p90Seconds: number | null;
}

const shownOf = (row: Row | undefined): Shown =>
  row === undefined
    ? { of: 'number', value: 0 }
    : row.incidents === null
      ? { of: 'hidden' }
      : { of: 'number', value: row.incidents };

/** The house as a whole, month by month, oldest first. */
export const byMonth = ({ months, rows }: Statistics): MonthFigures[] =>
  months
    .toSorted((a, b) => a.month.localeCompare(b.month))
    .map(({ month, withheld }) => {
      const whole = rows.find((row) => row.month === month && row.scope === 'house' && row.category === 'all');
      return {
        month,
        incidents: withheld ? { of: 'withheld' } : shownOf(whole),
        medianSeconds: whole?.medianSeconds ?? null,
        p90Seconds: whole?.p90Seconds ?? null,
      };
    });

export interface Part {
  /** A group, a region, or `rest`. */
  name: string;
  isRest: boolean;
  incidents: Shown;
}

/** What one month's incidents are made of: its groups, or its regions. The largest first, what is hidden after it, the rest last. */
export function partsOf({ by, rows }: Statistics, month: string): Part[] {
  const own = rows.filter((row) => row.month === month);
  const parts =
    by === 'region'
      ? own
          .filter(({ scope, category }) => scope !== 'house' && category === 'all')
          .map((row) => ({ name: row.region ?? 'rest', isRest: row.scope === 'rest', incidents: shownOf(row) }))
      : own
          .filter(({ scope, category }) => scope === 'house' && category !== 'all')
          .map((row) => ({ name: row.category, isRest: row.category === 'rest', incidents: shownOf(row) }));
  const weight = ({ incidents, isRest }: Part): number =>
    isRest ? -2 : incidents.of === 'number' ? incidents.value : -1;
  return parts.toSorted((a, b) => weight(b) - weight(a));
}

/** What a chart draws: nothing where nothing is known, never a nought. */
export const drawn = (shown: Shown): number | null => (shown.of === 'number' ? shown.value : null);

/** A month is a month such as `2026-10`, of at most two years together. */
export const isMonth = (text: string): boolean => /^(19|2[0-2])\d\d-(0[1-9]|1[0-2])$/.test(text);
