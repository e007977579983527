import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { heldPressure, isShed, placeOf, pressureOf, retryAfterSeconds, shedClasses } from './shedding.js';

const aClass = fc.constantFrom(...shedClasses);
const aPressure = fc.double({ min: 0, max: 100, noNaN: true });
const aPlace = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const shareOf = (shedClass: (typeof shedClasses)[number], pressure: number): number =>
  Array.from({ length: 1_000 }, (_, n) => isShed(shedClass, pressure, placeOf(n))).filter(Boolean).length / 1_000;

describe('shedding', () => {
  it('refuses at a higher pressure all that it refuses at a lower one', () => {
    fc.assert(
      fc.property(aClass, aPressure, aPressure, aPlace, (shedClass, one, other, place) => {
        const [lower, higher] = [Math.min(one, other), Math.max(one, other)];
        expect(isShed(shedClass, higher, place) || !isShed(shedClass, lower, place)).toBe(true);
      }),
    );
  });

  it('refuses no position while any list is let in', () => {
    fc.assert(
      fc.property(aPressure, aPlace, aPlace, (pressure, ofList, ofPosition) => {
        expect(isShed('lists', pressure, ofList) || !isShed('positions', pressure, ofPosition)).toBe(true);
      }),
    );
  });

  it('refuses nothing where nobody waits, and everything that has a class where all do', () => {
    for (const shedClass of shedClasses) {
      expect(shareOf(shedClass, 0)).toBe(0);
      expect(shareOf(shedClass, 2)).toBe(1);
    }
  });

  it.each([
    ['lists', 0.3, 0],
    ['lists', 0.45, 0.5],
    ['lists', 0.6, 1],
    ['positions', 1, 0],
    ['positions', 1.25, 0.25],
    ['positions', 1.9, 0.9],
  ] as const)('refuses of %s at a pressure of %d a share of %d', (shedClass, pressure, share) => {
    expect(shareOf(shedClass, pressure)).toBeCloseTo(share, 2);
  });

  it('knows no class for a press, nor for any step of an incident', () => {
    expect(shedClasses).toEqual(['lists', 'positions']);
  });

  it('sends those who are refused together back at different times', () => {
    const seconds = new Set(Array.from({ length: 100 }, (_, n) => retryAfterSeconds('positions', placeOf(n))));
    expect([Math.min(...seconds), Math.max(...seconds), seconds.size]).toEqual([5, 19, 15]);
  });
});

describe('the pressure', () => {
  it('is that of the latest signal, by its own limit', () => {
    expect(pressureOf([])).toBe(0);
    expect(
      pressureOf([
        { milliseconds: 50, limitMilliseconds: 100 },
        { milliseconds: 250, limitMilliseconds: 1_000 },
      ]),
    ).toBe(0.5);
  });

  it('rises at once and halves in a second', () => {
    expect(heldPressure(0, 3, 200)).toBe(3);
    expect(heldPressure(3, 0, 1_000)).toBe(1.5);
    expect(heldPressure(3, 2, 1_000)).toBe(2);
  });

  it('never falls below what is measured, nor rises above what was measured', () => {
    fc.assert(
      fc.property(aPressure, aPressure, fc.nat(10_000), (before, measured, milliseconds) => {
        const held = heldPressure(before, measured, milliseconds);
        expect(held).toBeGreaterThanOrEqual(measured);
        expect(held).toBeLessThanOrEqual(Math.max(before, measured));
      }),
    );
  });
});
