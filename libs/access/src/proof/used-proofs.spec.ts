import { beforeEach, describe, expect, it } from '@jest/globals';
import { MovableClock } from '#domain';
import { UsedProofs } from './used-proofs.js';

const minute = 60_000;

describe('the proofs that were used', () => {
  let clock: MovableClock;
  let used: UsedProofs;

  beforeEach(() => {
    clock = new MovableClock(Date.UTC(2026, 10, 2, 9));
    used = new UsedProofs(clock, 4);
  });

  it('are used once, and each key has ids of its own', () => {
    expect(used.use('key', 'a')).toBe(true);
    expect(used.use('key', 'a')).toBe(false);
    expect(used.use('another', 'a')).toBe(true);
    expect(used.use('key', 'b')).toBe(true);
  });

  it.each([0, 3, 9])('are remembered for ten minutes, noted after %d of them', (minutes) => {
    used.use('key', 'early');
    clock.move(minutes * minute);
    used.use('key', 'a');
    clock.move(10 * minute);
    expect(used.use('key', 'a')).toBe(false);
  });

  it('are forgotten after twice as long without any', () => {
    used.use('key', 'a');
    clock.move(20 * minute);
    expect(used.use('key', 'a')).toBe(true);
  });

  it('are bounded: of many the oldest are forgotten, the newest not', () => {
    for (let n = 0; n < 100; n += 1) expect(used.use('key', `${n}`)).toBe(true);
    expect(used.use('key', '99')).toBe(false);
    expect(used.use('key', '96')).toBe(false);
    expect(used.use('key', '0')).toBe(true);
  });
});
