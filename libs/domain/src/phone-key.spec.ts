import { describe, expect, it } from '@jest/globals';
import { phoneKey } from './phone-key.js';

describe('the key of a phone number', () => {
  it.each(['+77011234567', '+7 701 123 45 67', '8 (701) 123-45-67', '77011234567'])('is one for %s', (number) => {
    expect(phoneKey(number)).toBe('77011234567');
  });

  it.each([
    ['+8 210 1234 5678', '821012345678'],
    ['102', '102'],
    ['+7 701 123 45 68', '77011234568'],
  ])('is another for %s', (number, key) => {
    expect(phoneKey(number)).toBe(key);
  });
});
