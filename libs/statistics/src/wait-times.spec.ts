import { describe, expect, it } from '@jest/globals';
import { waitTimesOf } from './wait-times.js';

const waits = (incidents: number) =>
  Array.from({ length: incidents }, (_, n) => ({ seconds: 10 * (n + 1), incidents: 1 }));

describe('times', () => {
  it('have five incidents on either side, or are not told', () => {
    expect(waitTimesOf(waits(9))).toEqual({ medianSeconds: null, p90Seconds: null });
    expect(waitTimesOf(waits(10))).toEqual({ medianSeconds: 50, p90Seconds: null });
    expect(waitTimesOf(waits(49))).toEqual({ medianSeconds: 250, p90Seconds: null });
    expect(waitTimesOf(waits(50))).toEqual({ medianSeconds: 250, p90Seconds: 450 });
  });

  it('of nobody are not told', () => expect(waitTimesOf([])).toEqual({ medianSeconds: null, p90Seconds: null }));
});
