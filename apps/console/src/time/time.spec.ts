import { describe, expect, it } from '@jest/globals';
import { age, clockTime, dayAndTime, minuteTime } from './time.js';

const at = Date.parse('2026-05-03T21:03:09Z');
const zone = 'Asia/Almaty';

describe('times of the desk', () => {
  it('are on the clock of the agency, not of the machine', () => {
    expect(clockTime(at, 'en', zone)).toBe('02:03:09');
    expect(minuteTime(at, 'kk', zone)).toBe('02:03');
  });

  it('name the day when it is not today there', () => {
    expect(dayAndTime(at, at + 60_000, 'ru', zone)).toBe('02:03:09');
    expect(dayAndTime(at - 4 * 3_600_000, at, 'en', zone)).toBe('3 May, 22:03:09');
    expect(dayAndTime(at - 4 * 3_600_000, at, 'kk', zone)).toBe('3 мам., 22:03:09');
  });
});

describe('age', () => {
  it.each([
    [42, '0:42'],
    [725, '12:05'],
    [3_753, '1:02:33'],
    [184_200, '2 d 03:10'],
    [-5, '0:00'],
  ])('of %s seconds', (seconds, text) => {
    expect(age(at - seconds * 1_000, at, 'd')).toBe(text);
  });
});
