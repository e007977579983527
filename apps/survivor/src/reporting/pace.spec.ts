import { describe, expect, it } from '@jest/globals';
import { lowPercent, paceOf } from './pace.js';

const low = { percent: lowPercent, isCharging: false };

describe('how often a phone says where it is', () => {
  it('is as often as it is asked to, as long as the battery is not low or not known', () => {
    const asAsked = { everySeconds: 60, isExact: false, isSparing: false };
    for (const battery of [undefined, { ...low, percent: lowPercent + 1 }, { ...low, isCharging: true }])
      expect(paceOf(60, battery, false)).toEqual(asAsked);
  });

  it('is less often while the battery is low', () => {
    expect(paceOf(60, low, false)).toEqual({ everySeconds: 120, isExact: false, isSparing: true });
    expect(paceOf(300, low, false).everySeconds).toBe(480);
  });

  it('is never so seldom that the house takes it for silent', () => {
    for (let asked = 5; asked <= 900; asked += 1)
      expect(paceOf(asked, low, false).everySeconds).toBeLessThan(1.5 * asked + 60);
  });

  it('spares nothing while a call for help stands or somebody is near', () => {
    expect(paceOf(60, low, true)).toEqual({ everySeconds: 60, isExact: true, isSparing: false });
    expect(paceOf(15, low, false)).toEqual({ everySeconds: 15, isExact: true, isSparing: false });
  });
});
