import { describe, expect, it } from '@jest/globals';
import { toneFor, tones } from './tones.js';

describe('tones', () => {
  it('let the gravest sound alone', () => {
    expect(toneFor('critical', true)).toBe('critical');
    expect(toneFor('urgent', true)).toBe('link_lost');
    expect(toneFor('urgent', false)).toBe('urgent');
    expect(toneFor(null, true)).toBe('link_lost');
    expect(toneFor(null, false)).toBeNull();
  });

  it('end before they repeat', () => {
    for (const tone of Object.values(tones)) {
      const end = Math.max(0, ...(tone?.notes ?? []).map(({ at, length }) => at + length));
      expect(end).toBeLessThan(tone?.repeatAfterSeconds ?? 1);
    }
  });
});
