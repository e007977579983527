import { describe, expect, it } from '@jest/globals';
import { keepableFix } from './keepable-fix.js';

const fix = { fixTime: '2026-11-02T09:00:00Z', point: { type: 'Point', coordinates: [76.9, 43.2] } };

describe('the fix of a press', () => {
  it('is kept as it was sent, also when nobody can read it', () => {
    for (const sent of [fix, {}, [], { source: 'Алматы 😀' }]) expect(keepableFix(sent)).toBe(sent);
  });

  it('is left out when it is none', () => {
    for (const sent of [undefined, null, 'x', 5, true]) expect(keepableFix(sent)).toBeUndefined();
  });

  it('is left out when the database could not keep it', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
    for (const sent of [{ a: '\0' }, { '\0': 1 }, { a: '\ud800' }, { a: 'x'.repeat(5_000) }, { deep }]) {
      expect(keepableFix(sent)).toBeUndefined();
    }
  });
});
