import { describe, expect, it } from '@jest/globals';
import { isUuid, newId } from './ids.js';

describe('an id', () => {
  it('is a UUID version 7 of now, greater than the one before, and never one of before', () => {
    const ids = Array.from({ length: 5_000 }, newId);
    expect(ids.every(isUuid)).toBe(true);
    expect(ids.every((id) => id[14] === '7' && /[89ab]/.test(id[19]!))).toBe(true);
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids.map((id) => id.slice(-12))).size).toBe(ids.length);
    const at = Number.parseInt(ids.at(-1)!.replace('-', '').slice(0, 12), 16);
    expect(Math.abs(at - performance.timeOrigin - performance.now())).toBeLessThan(60_000);
  });
});
