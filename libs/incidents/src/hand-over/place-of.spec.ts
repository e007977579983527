import { describe, expect, it } from '@jest/globals';
import { placePersonOf } from './place-of.js';

const of = (kind: 'panic' | 'breach' | 'missed_check_in' | 'silence', personId: string) =>
  placePersonOf({ kind, personId, incidentPersonId: 'she', protectedPersonIds: ['she', 'child'] });

describe('whose position is the place of an incident', () => {
  it('is theirs who call for help', () => {
    expect(of('panic', 'she')).toBe('she');
    expect(of('panic', 'child')).toBe('child');
    expect(of('missed_check_in', 'child')).toBe('child');
  });

  it('is hers when the respondent presses: help is needed where she is', () => {
    expect(of('panic', 'he')).toBe('she');
  });

  it('is his of whom the alarm is about', () => {
    expect(of('breach', 'he')).toBe('he');
    expect(of('silence', 'child')).toBe('child');
  });
});
