import { describe, expect, it } from '@jest/globals';
import { firstPassword } from './first-password.js';

describe('a first password', () => {
  it('can be said, and is another each time', () => {
    const made = Array.from({ length: 100 }, firstPassword);
    for (const password of made) expect(password).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){3}$/);
    expect(new Set(made).size).toBe(100);
  });
});
