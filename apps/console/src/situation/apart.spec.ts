import { describe, expect, it } from '@jest/globals';
import type { PartyFix } from '../feed/position-state.js';
import { apartOf } from './apart.js';
import { aFix } from './spec-fixes.js';

const now = Date.UTC(2026, 4, 3, 9);
const her = aFix({ role: 'protected', fixTime: now - 5_000 });
/** He is so many meters north of her, so many seconds ago. */
const he = (...fixes: [secondsAgo: number, meters: number][]): PartyFix[] =>
  fixes.map(([ago, meters]) =>
    aFix({ role: 'respondent', fixTime: now - ago * 1_000, latitude: her.latitude + meters / 111_195 }),
  );
/** She has rested: her fixes are few, and in one place. */
const resting = [aFix({ role: 'protected', fixTime: now - 100_000 }), her];

describe('how far the parties are apart', () => {
  it('is unknown while one of them has no fix', () => {
    expect(apartOf([her], [], now)).toBeNull();
  });

  it('is told with the error of both fixes, and without a trend of one fix each', () => {
    const apart = apartOf([her], he([0, 800]), now)!;
    expect(apart.distanceMeters).toBeCloseTo(800, 0);
    expect(apart.errorMeters).toBeCloseTo(Math.hypot(10, 10), 5);
    expect(apart).toMatchObject({ trend: null, closingMetersPerSecond: null, old: [] });
  });

  it('closes by the difference of a minute', () => {
    const apart = apartOf(resting, he([90, 1_700], [60, 1_400], [30, 1_100], [0, 800]), now)!;
    expect(apart.trend).toBe('closing');
    expect(apart.closingMetersPerSecond).toBeCloseTo(10, 1);
  });

  it('parts', () => {
    const apart = apartOf(resting, he([60, 500], [0, 800]), now)!;
    expect(apart.trend).toBe('parting');
    expect(apart.closingMetersPerSecond).toBeCloseTo(-5, 1);
  });

  it('does neither within the errors of the fixes', () => {
    expect(apartOf(resting, he([60, 812], [0, 800]), now)).toMatchObject({
      trend: 'steady',
      closingMetersPerSecond: 0,
    });
  });

  it('says nothing of a movement seen over a few seconds', () => {
    expect(apartOf(resting, he([10, 900], [0, 800]), now)?.trend).toBeNull();
  });

  it('says nothing of a movement once one of the last fixes is old, and whose it is', () => {
    const apart = apartOf(resting, he([200, 1_700], [150, 800]), now)!;
    expect(apart).toMatchObject({ trend: null, closingMetersPerSecond: null, old: ['respondent'] });
    expect(apart.distanceMeters).toBeCloseTo(800, 0);
  });
});
