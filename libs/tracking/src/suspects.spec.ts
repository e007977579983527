import { describe, expect, it } from '@jest/globals';
import { MovableClock } from '#domain';
import { Suspects } from './suspects.js';

describe('suspects', () => {
  it('are remembered until the longest pause between two reports is over', () => {
    const clock = new MovableClock(0);
    const suspects = new Suspects(clock);
    suspects.add('one');
    clock.move(15 * 60_000 - 1);
    expect(suspects.has('one')).toBe(true);
    expect(suspects.has('other')).toBe(false);
    clock.move(1);
    expect(suspects.has('one')).toBe(false);
  });

  it('are no more than ten thousand: the one that was remembered first goes', () => {
    const suspects = new Suspects(new MovableClock(0));
    for (let n = 0; n < 10_000; n += 1) suspects.add(`d${n}`);
    suspects.add('d0');
    suspects.add('another');
    expect([suspects.has('d0'), suspects.has('d1'), suspects.has('another')]).toEqual([true, false, true]);
  });
});
