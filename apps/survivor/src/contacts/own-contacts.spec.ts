import { describe, expect, it } from '@jest/globals';
import { inE164 } from './own-contacts.js';

describe('a phone number', () => {
  it.each([
    ['8 (707) 555-01-93', '+77075550193'],
    ['+7 707 555 01 93', '+77075550193'],
    ['996 555 123 456', '+996555123456'],
  ])('%s is %s', (typed, number) => expect(inE164(typed)).toBe(number));
});
