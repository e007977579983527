import { describe, expect, it } from '@jest/globals';
import { intervalToTell } from './directed-interval.js';

describe('the interval of which a device is told', () => {
  it('is the first, and then each that is shorter, at once', () => {
    expect(intervalToTell(undefined, 300, 0)).toBe(300);
    expect(intervalToTell({ seconds: 300, at: 0 }, 5, 1)).toBe(5);
  });

  it('is none while it stays the same, and a longer one only after a minute', () => {
    expect(intervalToTell({ seconds: 5, at: 0 }, 5, 1e9)).toBeUndefined();
    expect(intervalToTell({ seconds: 5, at: 0 }, 30, 59_999)).toBeUndefined();
    expect(intervalToTell({ seconds: 5, at: 0 }, 30, 60_000)).toBe(30);
  });
});
