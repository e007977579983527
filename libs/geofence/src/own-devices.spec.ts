import { describe, expect, it } from '@jest/globals';
import { aFix, anOrder, guarded, start, Walk, way } from './engine.fixture.js';

const still = { speedMetersPerSecond: 0, moving: false };

describe('two devices of one person', () => {
  it('one left at home does not end the breach of the other', () => {
    const walk = new Walk(anOrder());
    for (let s = 0; s < 900; s += 10) {
      walk.feed(
        aFix(s, Math.max(20, 700 - 1.5 * s), 0, { deviceId: 'bracelet', speedMetersPerSecond: s < 450 ? 1.5 : 0 }),
      );
      walk.feed(aFix(s + 1, 9000, 0, { deviceId: 'phone', ...still }));
    }
    expect(walk.said().filter((text) => text.startsWith('breach'))).toEqual(['breach began']);
    // Nothing to sweep every second while the approach stands.
    expect(walk.sweepAt! - (start + 891_000)).toBeGreaterThan(60_000);
  });

  it('tell of one stay once, though each is left a little later than the other', () => {
    const walk = new Walk(anOrder());
    const east = (s: number): number => (s < 900 ? Math.max(20, 700 - 1.5 * s) : 20 + 1.5 * (s - 900));
    for (let s = 0; s < 1800; s += 5) {
      const speedMetersPerSecond = s > 450 && s < 900 ? 0 : 1.5;
      walk.feed(aFix(s, east(s), 0, { deviceId: 'bracelet', speedMetersPerSecond }));
      // Tells where it was a minute ago: later in, and later out.
      walk.feed(aFix(s + 2, east(Math.max(0, s - 60)), 0, { deviceId: 'phone', speedMetersPerSecond }));
    }
    walk.sweep(2400);
    expect(walk.said().filter((text) => text.startsWith('breach'))).toEqual(['breach began', 'breach ended']);
    expect(walk.said().filter((text) => /^approach (began|ended)/.test(text))).toHaveLength(2);
    const left = walk.findings.find((finding) => finding.kind === 'breach' && finding.phase === 'ended')!;
    expect(left.deviceId).toBe('phone');
  });

  it.each([
    ['walks past', 1.5, 5],
    ['walks past, seldom heard', 1.5, 20],
    ['drives past', 12, 5],
  ])('of the protected person: one left far away hides nobody who %s', (_, speed, every) => {
    const rules = anOrder({ zones: [], limit: { limitMeters: 300, warningMeters: 600 } });
    for (const [first, second] of [
      ['her-phone', 'her-tablet'],
      ['her-tablet', 'her-phone'],
    ]) {
      const walk = new Walk(rules);
      const hers = (s: number, deviceId: string) =>
        aFix(s, deviceId === 'her-phone' ? 0 : 9000, 0, { personId: guarded, deviceId, ...still });
      for (let s = 0; s < 2400 / speed + 300; s += every) {
        walk.feed(hers(s, first!), hers(s + 1, second!));
        const east = 1200 - speed * Math.max(0, s - 300);
        walk.feed(aFix(s + 2, east, 20, { speedMetersPerSecond: s < 300 ? 0 : speed, courseDegrees: 270 }));
      }
      walk.feed(...way([4000, -1200, 20], [4600, -3000, 20], 20));
      expect(walk.said().filter((text) => text.startsWith('breach'))).toEqual(['breach began', 'breach ended']);
    }
  });
});
