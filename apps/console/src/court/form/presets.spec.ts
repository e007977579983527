import { describe, expect, it } from '@jest/globals';
import { checkTerm, endOf, presetOf, presets } from './presets.js';

const [police, court] = presets;
const from = { date: '2026-11-22', time: '14:30' };

describe('kinds of orders', () => {
  it('give a police order its 30 days to the minute, and no more', () => {
    const end = endOf(from, police!.most);
    expect(end).toEqual({ date: '2026-12-22', time: '14:30' });
    expect(checkTerm(police!, from, end)).toBeUndefined();
    expect(checkTerm(police!, from, { ...end, time: '14:31' })).toEqual({ fault: 'presetTooLong', bound: end });
    expect(checkTerm(police!, from, { date: '2026-11-25', time: '00:00' })).toBeUndefined();
  });

  it('keep the court’s requirements between three months and a year', () => {
    expect(checkTerm(court!, from, { date: '2027-02-22', time: '14:30' })).toBeUndefined();
    expect(checkTerm(court!, from, { date: '2027-02-21', time: '14:30' })).toMatchObject({ fault: 'presetTooShort' });
    expect(checkTerm(court!, from, { date: '2027-11-22', time: '14:30' })).toBeUndefined();
    expect(checkTerm(court!, from, { date: '2027-11-23', time: '00:00' })).toMatchObject({ fault: 'presetTooLong' });
  });

  it('are known again by their basis in each language', () => {
    for (const preset of presets) for (const text of Object.values(preset.basis)) expect(presetOf(text)).toBe(preset);
    expect(presetOf(null)).toBeUndefined();
    expect(presetOf('another law')).toBeUndefined();
  });
});
