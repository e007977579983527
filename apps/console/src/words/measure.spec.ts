import { describe, expect, it } from '@jest/globals';
import { measureOf } from './measure.js';
import { numberText } from './number-text.js';

const plain = (text: string): string => text.replace(/\s/g, ' ');
const en = measureOf('en');

describe('measures', () => {
  it('write meters below a kilometer and kilometers above', () => {
    expect(plain(en.meters(999.4))).toBe('999 m');
    expect(plain(measureOf('ru').meters(1_240))).toBe('1,2 км');
  });

  it('never make a certainty of a probability', () => {
    expect(plain(en.percent(0.9999))).toBe('>99 %');
    expect(plain(en.percent(0.0001))).toBe('<1 %');
    expect(plain(en.percent(1))).toBe('100 %');
    expect(plain(en.percent(0.5))).toBe('50 %');
  });

  it('write durations in the two largest units that tell something', () => {
    expect(plain(en.duration(42))).toBe('42 s');
    expect(plain(en.duration(119))).toBe('1 min 59 s');
    expect(plain(en.duration(120))).toBe('2 min');
    expect(plain(en.duration(1_350))).toBe('22 min');
    expect(plain(en.duration(3_600))).toBe('1 h');
    expect(plain(en.duration(5_520))).toBe('1 h 32 min');
    expect(plain(measureOf('kk').duration(260_000))).toBe('3 күн');
  });

  it('take the unit of a decision number from its name', () => {
    expect(plain(numberText('closingMetersPerSecond', 2.5, en))).toBe('9 km/h');
    expect(plain(numberText('sigmaMeters', 14.2, en))).toBe('14 m');
    expect(plain(numberText('probability', 0.9, en))).toBe('90 %');
    expect(plain(numberText('reportEverySeconds', 90, en))).toBe('1 min 30 s');
    expect(numberText('windows', 3, en)).toBe('3');
  });
});
