import { describe, expect, it } from '@jest/globals';
import type { Count } from './count.js';
import { gatherSmall } from './gather-small.js';

const of = (counts: Record<string, number>): Map<string, Count> =>
  new Map(Object.entries(counts).map(([name, n]) => [name, { incidents: n, cases: n, firsts: n }]));

describe('groups with a total', () => {
  it('are all shown when none is small', () => {
    expect(gatherSmall(of({ a: 5, b: 0, c: 9 }))).toEqual({ shown: ['a', 'c'], rest: [] });
  });

  it('are shown as one number where they are small', () => {
    expect(gatherSmall(of({ a: 4, b: 20, c: 3, d: 3 }))).toEqual({ shown: ['b'], rest: ['a', 'c', 'd'] });
  });

  it('hide a single small one with the smallest of the others', () => {
    expect(gatherSmall(of({ a: 4, b: 20, c: 6 }))).toEqual({ shown: ['b'], rest: ['a', 'c'] });
  });

  it('hide two of which each would tell the other', () => {
    expect(gatherSmall(of({ a: 4, b: 4, c: 20, d: 9 }))).toEqual({ shown: ['c'], rest: ['a', 'b', 'd'] });
  });

  it('are large by their cases, not by the incidents of one of them', () => {
    const counts = of({ a: 20, b: 30 }).set('c', { incidents: 50, cases: 1, firsts: 1 });
    expect(gatherSmall(counts)).toEqual({ shown: ['b'], rest: ['c', 'a'] });
  });

  it('do not hide behind one that is open, and behind nothing if there is no other', () => {
    const open = new Set(['unknown']);
    expect(gatherSmall(of({ a: 4, b: 20, unknown: 6, c: 9 }), open)).toEqual({
      shown: ['b', 'unknown'],
      rest: ['a', 'c'],
    });
    expect(gatherSmall(of({ a: 4, unknown: 60 }), open)).toEqual({ shown: [], rest: ['a', 'unknown'] });
    expect(gatherSmall(of({ a: 9, b: 20, unknown: 3 }), open)).toEqual({ shown: ['b'], rest: ['unknown', 'a'] });
  });

  it('are not shown at all when nothing is left to hide behind', () => {
    expect(gatherSmall(of({ a: 4, b: 6 }))).toEqual({ shown: [], rest: ['a', 'b'] });
  });
});
