import { describe, expect, it } from '@jest/globals';
import { shownDate, typedDate, typedTime } from './typed-time.js';

describe('typed days and times', () => {
  it('takes the ways in which people write a day, the day first', () => {
    for (const text of ['3.5.2026', '03.05.2026', ' 03/05/2026 ', '3-5-26', '2026-05-03'])
      expect(typedDate(text)).toBe('2026-05-03');
    for (const text of ['', '31.02.2026', '5.13.2026', '2026', 'tomorrow', '1.1.202'])
      expect(typedDate(text)).toBeUndefined();
    expect(shownDate('2026-05-03')).toBe('03.05.2026');
  });

  it('takes times on 24 hours', () => {
    for (const text of ['8:30', '08:30', '8.30', '0830', '830']) expect(typedTime(text)).toBe('08:30');
    for (const text of ['', '24:00', '8:60', '8', '8:3']) expect(typedTime(text)).toBeUndefined();
  });
});
