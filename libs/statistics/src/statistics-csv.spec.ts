import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { statisticsCsv } from './statistics-csv.js';
import type { MonthRow } from './statistics.port.js';

const row = (region: string | null, incidents: number | null = 7): MonthRow => ({
  month: '2026-10',
  cut: 'region',
  scope: region === null ? 'house' : 'region',
  region,
  category: 'all',
  incidents,
  medianSeconds: null,
  p90Seconds: null,
});

const linesOf = (...rows: MonthRow[]): string[] =>
  statisticsCsv({ by: 'region', from: '2026-10', to: '2026-10', months: [], rows }).split('\r\n');

describe('statistics as CSV', () => {
  it('begin with a byte order mark and the names of the columns', () => {
    expect(linesOf(row(null), row('Алматы облысы', null))).toEqual([
      '\uFEFFmonth,scope,region,by,category,incidents,median_seconds,p90_seconds',
      '2026-10,house,,region,all,7,,',
      '2026-10,region,Алматы облысы,region,all,,,',
      '',
    ]);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+7', "'+7"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', `"'\t=1"`],
    ['  =1', "'  =1"],
    ['＝1', "'＝1"],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
    ['North, "old"', '"North, ""old"""'],
    ['East\r\n=1', '"East\r\n=1"'],
    ['East;=1', '"East;=1"'],
  ])('a region %j is no formula and no second cell', (region, cell) => {
    expect(statisticsCsv({ by: 'region', from: '', to: '', months: [], rows: [row(region)] })).toContain(
      `2026-10,region,${cell},region,all,7,,\r\n`,
    );
  });

  it('never have a cell that begins as a formula does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (region) => {
        const csv = statisticsCsv({ by: 'region', from: '', to: '', months: [], rows: [row(region)] });
        const cell = csv.split('2026-10,region,')[1]!.replace(/,region,all,7,,\r\n$/, '');
        const content = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(content).not.toMatch(/^[=+\-@\t\r]/);
        expect([region, `'${region}`]).toContain(content);
      }),
      { seed: 20261123, numRuns: 500 },
    );
  });
});
