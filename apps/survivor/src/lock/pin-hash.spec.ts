import { describe, expect, it } from '@jest/globals';
import { hashPin, isPin } from './pin-hash.js';

describe('the PIN of the lock', () => {
  it('opens, another does not, and what is kept never is the same twice', async () => {
    const [kept, again] = [await hashPin('2580'), await hashPin('2580')];
    expect(await isPin('2580', kept)).toBe(true);
    expect(await isPin('2581', kept)).toBe(false);
    expect(kept.hash).not.toEqual(again.hash);
  });
});
