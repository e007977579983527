import { describe, expect, it } from '@jest/globals';
import { eighthTowards, metersBetween, roundMeters } from './where.js';

const here = { longitude: 76.9, latitude: 43.2 };
const off = (east: number, north: number) => ({ longitude: here.longitude + east, latitude: here.latitude + north });

describe('where she is, from here', () => {
  it('is so many meters', () => {
    expect(metersBetween(here, here)).toBe(0);
    expect(metersBetween(here, off(0, 0.01))).toBeCloseTo(1_112, 0);
    expect(metersBetween(here, off(0.01, 0))).toBeCloseTo(810.6, 0);
  });

  it.each([
    [0, 0.01, 0],
    [0.0137, 0.01, 1],
    [0.01, 0, 2],
    [0.0137, -0.01, 3],
    [0, -0.01, 4],
    [-0.0137, -0.01, 5],
    [-0.01, 0, 6],
    [-0.0137, 0.01, 7],
  ])('lies in a direction: %d east, %d north is the eighth %d', (east, north, eighth) => {
    expect(eighthTowards(here, off(east, north))).toBe(eighth);
  });

  it.each([
    [4, 0, 'm'],
    [44, 40, 'm'],
    [333, 350, 'm'],
    [949, 950, 'm'],
    [1_240, 1.2, 'km'],
    [13_700, 14, 'km'],
  ])('is said roundly: %d m', (meters, value, unit) => {
    expect(roundMeters(meters)).toEqual({ value, unit });
  });
});
