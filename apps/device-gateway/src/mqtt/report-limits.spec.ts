import { describe, expect, it } from '@jest/globals';
import { MovableClock } from '#domain';
import { ReportLimits } from './report-limits.js';

describe('the limit of a device’s reports', () => {
  it('takes what was kept while offline, then so many a second, of each device by itself', () => {
    const clock = new MovableClock(0);
    const limits = new ReportLimits(clock, { atOnce: 10, perSecond: 2 });
    expect(limits.admit('a', 4)).toBe(true);
    // More than is left: whole, and paid for later.
    expect(limits.admit('a', 8)).toBe(true);
    expect(limits.admit('a', 1)).toBe(false);
    expect(limits.admit('b', 1)).toBe(true);
    clock.move(1_000);
    expect(limits.admit('a', 1)).toBe(false);
    clock.move(500);
    expect(limits.admit('a', 1)).toBe(true);
    expect(limits.admit('a', 1)).toBe(false);
    clock.move(3_600_000);
    expect(limits.admit('a', 10)).toBe(true);
    expect(limits.admit('a', 1)).toBe(false);
  });
});
