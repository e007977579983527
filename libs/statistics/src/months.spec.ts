import { describe, expect, it } from '@jest/globals';
import { monthAfter, monthsBetween, newestClosedMonth, startOf } from './months.js';

const utc = (text: string): number => Date.parse(text);

describe('a month', () => {
  it.each([
    ['2026-10', 'Asia/Almaty', '2026-09-30T19:00:00Z'],
    ['2026-04', 'Europe/Berlin', '2026-03-31T22:00:00Z'],
    ['2026-01', 'America/New_York', '2026-01-01T05:00:00Z'],
    ['2026-11', 'America/Havana', '2026-11-01T04:00:00Z'],
  ])('%s begins in %s by the clocks there', (month, timeZone, begins) => {
    expect(new Date(startOf(month, timeZone)).toISOString()).toBe(new Date(begins).toISOString());
  });

  it('is closed when it has ended everywhere, and a week more', () => {
    expect(newestClosedMonth(utc('2026-11-08T11:59:59Z'))).toBe('2026-09');
    expect(newestClosedMonth(utc('2026-11-08T12:00:00Z'))).toBe('2026-10');
    expect(newestClosedMonth(utc('2027-01-08T12:00:00Z'))).toBe('2026-12');
  });

  it('follows the one before, over years', () => {
    expect([monthAfter('2026-12'), monthAfter('2026-01', -1), monthAfter('2026-03', -14)]).toEqual([
      '2027-01',
      '2025-12',
      '2025-01',
    ]);
    expect([monthsBetween('2025-12', '2026-01'), monthsBetween('2026-01', '2025-12')]).toEqual([2, 0]);
  });
});
