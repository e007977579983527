import { describe, expect, it } from '@jest/globals';
import { ConnectionLimits } from './connection-limits.js';

describe('the places of connections', () => {
  it('are as many as there are, for each address and for all, and are given back', () => {
    const limits = new ConnectionLimits(3, 2);
    expect([limits.enter('a'), limits.enter('a'), limits.enter('a')]).toEqual([true, true, false]);
    expect([limits.enter('b'), limits.enter('c')]).toEqual([true, false]);
    limits.leave('a');
    expect(limits.connected).toBe(2);
    expect([limits.enter('c'), limits.enter('b')]).toEqual([true, false]);
  });
});
