import { describe, expect, it } from '@jest/globals';
import { addDays, addMonths, fieldOf, instantOf, instantOfField, localTimeOf, mondayOf } from './local-time.js';

const almaty = 'Asia/Almaty';
const berlin = 'Europe/Berlin';

describe('local times', () => {
  it('go to an instant and back, in zones ahead and with summer time', () => {
    expect(new Date(instantOf({ date: '2026-05-03', time: '09:00' }, almaty)!).toISOString()).toBe(
      '2026-05-03T04:00:00.000Z',
    );
    for (const date of ['2026-01-15', '2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2026-10-26'])
      for (const time of ['00:00', '01:30', '04:00', '23:59'])
        expect(localTimeOf(instantOf({ date, time }, berlin)!, berlin)).toEqual({ date, time });
  });

  it('take what is no time for none', () => {
    expect(instantOf({ date: '', time: '09:00' }, almaty)).toBeUndefined();
    expect(instantOf({ date: '2026-05-03', time: '' }, almaty)).toBeUndefined();
  });

  it('count days and months as a calendar does', () => {
    expect(addDays({ date: '2026-12-20', time: '10:00' }, 30)).toEqual({ date: '2027-01-19', time: '10:00' });
    expect(addMonths({ date: '2026-11-30', time: '10:00' }, 3)).toEqual({ date: '2027-02-28', time: '10:00' });
    expect(addMonths({ date: '2028-02-29', time: '10:00' }, 12)).toEqual({ date: '2029-02-28', time: '10:00' });
    expect(addMonths({ date: '2026-05-31', time: '10:00' }, 1)).toEqual({ date: '2026-06-30', time: '10:00' });
  });

  it('find the Monday of a week by the local day', () => {
    // Sunday 22:30 UTC is Monday in Almaty.
    expect(mondayOf(Date.parse('2026-11-22T22:30:00Z'), almaty).date).toBe('2026-11-23');
    expect(mondayOf(Date.parse('2026-11-22T12:00:00Z'), almaty).date).toBe('2026-11-16');
  });

  it('stand in a field as those of the agency, not of the browser', () => {
    expect(fieldOf(Date.parse('2026-11-22T09:03:09Z'), almaty)).toBe('2026-11-22T14:03');
    expect(instantOfField('2026-11-22T14:03', almaty)).toBe(Date.parse('2026-11-22T09:03:00Z'));
    // The clocks go forward in that night.
    expect(instantOfField('2026-03-29T04:00', berlin)).toBe(Date.parse('2026-03-29T02:00:00Z'));
    expect(instantOfField('', almaty)).toBeUndefined();
  });
});
