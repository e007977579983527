import { describe, expect, it } from '@jest/globals';
import { pauseAfter, usualRetryPolicy } from './retry-policy.js';

describe('pause before the next attempt', () => {
  it('doubles from one second for critical alarms, from five for others', () => {
    expect([1, 2, 3, 7].map((attempt) => pauseAfter(attempt, 'critical'))).toEqual([1_000, 2_000, 4_000, 64_000]);
    expect([1, 2, 3].map((attempt) => pauseAfter(attempt, 'urgent'))).toEqual([5_000, 10_000, 20_000]);
  });

  it('is as long as the service asks, up to five minutes', () => {
    expect(pauseAfter(1, 'critical', 30)).toBe(30_000);
    expect(pauseAfter(6, 'critical', 1)).toBe(32_000);
    expect(pauseAfter(1, 'critical', 86_400)).toBe(300_000);
  });

  it('ends with the last attempt', () => {
    expect(pauseAfter(usualRetryPolicy.attempts, 'critical')).toBeUndefined();
  });

  it('begins anew with each round', () => {
    const { attempts } = usualRetryPolicy;
    expect(pauseAfter(attempts + 1, 'critical')).toBe(1_000);
    expect(pauseAfter(2 * attempts - 1, 'critical')).toBe(64_000);
    expect(pauseAfter(2 * attempts, 'critical')).toBeUndefined();
  });

  it('of a critical alarm leaves five attempts to its first quarter of a minute', () => {
    const pauses = [1, 2, 3, 4].map((attempt) => pauseAfter(attempt, 'critical')!);
    expect(pauses.reduce((sum, pause) => sum + pause)).toBe(15_000);
  });
});
