import { describe, expect, it } from '@jest/globals';
import type { Statistics } from '#contracts';
import { byMonth, drawn, isMonth, partsOf } from './figures.js';

type Row = Statistics['rows'][number];
const row = (part: Partial<Row>): Row => ({
  month: '2026-10',
  scope: 'house',
  region: null,
  category: 'all',
  incidents: 12,
  medianSeconds: null,
  p90Seconds: null,
  ...part,
});
const month = (name: string, withheld = false) => ({
  month: name,
  publishedAt: '2026-11-08T00:00:00.000Z',
  smallestCell: 5,
  withheld,
});
const statistics = (part: Partial<Statistics>): Statistics => ({
  by: 'kind',
  from: '2026-08',
  to: '2026-10',
  months: [month('2026-10'), month('2026-09'), month('2026-08', true)],
  rows: [],
  ...part,
});

describe('figures of the statistics', () => {
  it('are of each month, oldest first; hidden and withheld ones are no noughts', () => {
    const shown = byMonth(statistics({ rows: [row({}), row({ month: '2026-09', incidents: null })] }));
    expect(shown.map(({ month: name, incidents }) => [name, incidents])).toEqual([
      ['2026-08', { of: 'withheld' }],
      ['2026-09', { of: 'hidden' }],
      ['2026-10', { of: 'number', value: 12 }],
    ]);
    expect(shown.map(({ incidents }) => drawn(incidents))).toEqual([null, null, 12]);
  });

  it('are of a month’s groups: the largest first, the hidden after them, the rest last', () => {
    const rows = [
      row({ category: 'rest', incidents: 50 }),
      row({ category: 'breach', incidents: 7 }),
      row({ category: 'panic', incidents: null }),
      row({ category: 'silence', incidents: 9 }),
      row({ category: 'silence', scope: 'region', region: 'Almaty', incidents: 9 }),
      row({}),
    ];
    expect(partsOf(statistics({ rows }), '2026-10').map(({ name }) => name)).toEqual([
      'silence',
      'breach',
      'panic',
      'rest',
    ]);
  });

  it('are of a month’s regions where it is cut by region', () => {
    const rows = [
      row({}),
      row({ scope: 'region', region: 'Almaty', incidents: 6 }),
      row({ scope: 'rest', region: null, incidents: null }),
    ];
    expect(partsOf(statistics({ by: 'region', rows }), '2026-10')).toEqual([
      { name: 'Almaty', isRest: false, incidents: { of: 'number', value: 6 } },
      { name: 'rest', isRest: true, incidents: { of: 'hidden' } },
    ]);
  });

  it('are asked for by months', () => {
    expect(['2026-10', '2026-13', '', '10.2026'].map(isMonth)).toEqual([true, false, false, false]);
  });
});
