import { describe, expect, it } from '@jest/globals';
import { chosenPeriods, wrongDays } from './days.js';

describe('periods of retention', () => {
  it('are whole days within the bounds of the place', () => {
    const bounds = { least: 8, most: 90 };
    expect(['8', '90', ' 30 '].map((days) => wrongDays(days, bounds))).toEqual([undefined, undefined, undefined]);
    expect(['', '1.5', '-8', 'x'].map((days) => wrongDays(days, bounds))).toEqual(Array(4).fill('notWhole'));
    expect(['7', '91'].map((days) => wrongDays(days, bounds))).toEqual(['bounds', 'bounds']);
  });

  it('are sent where they differ from what is usual, the ones that were not touched too', () => {
    const period = (kind: 'notes' | 'deliveries', days: number) => ({ kind, days, least: 1, most: 999, usual: 30 });
    const periods = [period('notes', 40), period('deliveries', 30)];
    expect(chosenPeriods(periods, new Map())).toEqual([{ kind: 'notes', days: 40 }]);
    expect(
      chosenPeriods(
        periods,
        new Map([
          ['notes', '30'],
          ['deliveries', '60'],
        ]),
      ),
    ).toEqual([{ kind: 'deliveries', days: 60 }]);
  });
});
