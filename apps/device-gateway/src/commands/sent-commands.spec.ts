import { describe, expect, it } from '@jest/globals';
import { SentCommands } from './sent-commands.js';

describe('what was sent over a connection', () => {
  it('is answered by its number, and without one in the order of asking', () => {
    const sent = new SentCommands<string>();
    ['a', 'b', 'c'].forEach((told, n) => sent.add(n + 7, told, 0));
    expect([sent.take(8, 1), sent.take(8, 1), sent.take(undefined, 1), sent.take(undefined, 1)]).toEqual([
      'b',
      undefined,
      'a',
      'c',
    ]);
    expect(sent.take(undefined, 1)).toBeUndefined();
  });

  it('is forgotten after a minute, and so is all but the last sixteen', () => {
    const sent = new SentCommands<number>();
    sent.add(1, 1, 0);
    expect(sent.take(1, 60_000)).toBeUndefined();
    // Without a number after half of it: what was sent next may be meant.
    sent.add(1, 1, 0);
    sent.add(2, 2, 30_000);
    expect(sent.take(undefined, 30_000)).toBe(2);
    expect(sent.take(1, 59_999)).toBe(1);
    for (let n = 0; n < 17; n++) sent.add(n, n, 0);
    expect(sent.take(undefined, 0)).toBe(1);
  });
});
