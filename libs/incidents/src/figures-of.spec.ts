import { describe, expect, it } from '@jest/globals';
import { figuresOf, startOfDay } from './figures-of.js';

describe('times to acknowledge', () => {
  it('are none where nothing was acknowledged', () => {
    expect(figuresOf([])).toEqual({ count: 0, medianSeconds: null, p90Seconds: null, over60Seconds: 0 });
  });

  it('are times that really were, whatever their order', () => {
    expect(figuresOf([90, 4, 12, 61, 8, 60, 3, 5, 7, 9])).toEqual({
      count: 10,
      medianSeconds: 8,
      p90Seconds: 61,
      over60Seconds: 2,
    });
    expect(figuresOf([42])).toEqual({ count: 1, medianSeconds: 42, p90Seconds: 42, over60Seconds: 0 });
  });
});

describe('the start of a day', () => {
  it.each([
    ['Asia/Almaty', '2026-11-22T20:00:00Z', '2026-11-22T19:00:00.000Z'],
    ['Asia/Almaty', '2026-11-22T18:59:59Z', '2026-11-21T19:00:00.000Z'],
    // The clocks go forward at 02:00 and back at 03:00.
    ['Europe/Berlin', '2026-03-29T12:00:00Z', '2026-03-28T23:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25T12:00:00Z', '2026-10-24T22:00:00.000Z'],
  ])('in %s at %s', (zone, now, start) => {
    expect(new Date(startOfDay(Date.parse(now), zone)).toISOString()).toBe(start);
  });
});
