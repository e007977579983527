import { describe, expect, it } from '@jest/globals';
import { aFix, anOrder, aZone, start, Walk, way } from './engine.fixture.js';
import { isActive, isInSchedule, nextChange } from './schedule.js';

const hour = 3_600_000;
const nights = { windows: [{ days: [1, 2, 3, 4, 5], from: '22:00', to: '06:00' }] };

describe('schedule', () => {
  it('runs past midnight into the next day', () => {
    // Monday 4 May 2026, 22:30 in Almaty (UTC+5) is 17:30 UTC.
    const monday = Date.UTC(2026, 4, 4, 17, 30);
    expect(isInSchedule(nights, 'Asia/Almaty', monday)).toBe(true);
    expect(isInSchedule(nights, 'Asia/Almaty', monday + 7 * hour)).toBe(true);
    expect(isInSchedule(nights, 'Asia/Almaty', monday + 8 * hour)).toBe(false);
    // Saturday 02:00 belongs to Friday's window, Sunday 02:00 to none.
    expect(isInSchedule(nights, 'Asia/Almaty', Date.UTC(2026, 4, 8, 21))).toBe(true);
    expect(isInSchedule(nights, 'Asia/Almaty', Date.UTC(2026, 4, 9, 21))).toBe(false);
  });

  it('keeps local hours when daylight saving begins and ends', () => {
    const days = { windows: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '16:00' }] };
    for (const [utc, inside] of [
      [Date.UTC(2026, 2, 28, 7, 0), true], // Saturday 08:00, winter time (UTC+1)
      [Date.UTC(2026, 2, 28, 6, 59), false],
      [Date.UTC(2026, 2, 29, 6, 0), true], // Sunday 08:00, summer time (UTC+2)
      [Date.UTC(2026, 2, 29, 5, 59), false],
      [Date.UTC(2026, 9, 25, 7, 0), true], // winter time again
      [Date.UTC(2026, 9, 25, 6, 59), false],
    ] as const)
      expect(isInSchedule(days, 'Europe/Madrid', utc)).toBe(inside);
    const rules = anOrder({ timeZone: 'Europe/Madrid', zones: [aZone({ schedule: days })] });
    expect(nextChange(rules, Date.UTC(2026, 2, 28, 20))).toBe(Date.UTC(2026, 2, 29, 6));
    expect(nextChange(rules, Date.UTC(2026, 9, 24, 20))).toBe(Date.UTC(2026, 9, 25, 7));
  });

  it('knows 24:00, permits, and the order’s own begin and end', () => {
    const allDay = { windows: [{ days: [1], from: '00:00', to: '24:00' }] };
    expect(isInSchedule(allDay, 'UTC', Date.UTC(2026, 4, 4, 23, 59, 59))).toBe(true);
    expect(isInSchedule(allDay, 'UTC', Date.UTC(2026, 4, 5, 0))).toBe(false);
    const permit = { from: start + hour, to: start + 3 * hour };
    const rules = anOrder({ validFrom: start, validTo: start + 9 * hour });
    expect(isActive(rules, { permits: [permit] }, start + 2 * hour)).toBe(false);
    expect(isActive(rules, { permits: [permit] }, start + 3 * hour)).toBe(true);
    expect(isActive(rules, {}, start - 1)).toBe(false);
    expect(isActive(rules, {}, start + 9 * hour)).toBe(false);
  });
});

describe('people who stand inside', () => {
  const inside = way([0, 600, 0], [300, 20, 0], 5);
  const rest = Array.from({ length: 20 }, (_, i) =>
    aFix(310 + i * 60, 20, 0, { speedMetersPerSecond: 0, moving: false }),
  );

  it('break a permit that ends, by the sweep, without a report', () => {
    const permit = { from: start - hour, to: start + 2000_000 };
    const walk = new Walk(anOrder({ zones: [aZone({ permits: [permit] })] })).feed(...inside, ...rest);
    expect(walk.said().some((text) => text.startsWith('breach'))).toBe(false);
    expect(walk.sweepAt).toBeLessThanOrEqual(start + 2000_000);
    walk.sweep(2000);
    expect(walk.said()).toContain('breach began');
  });

  it('are no longer in breach when the order ends', () => {
    const walk = new Walk(anOrder({ validTo: start + 2000_000 })).feed(...inside, ...rest).sweep(2000);
    expect(walk.said().filter((text) => text.startsWith('breach'))).toEqual(['breach began', 'breach ended']);
  });

  it('are in breach when an order begins around them', () => {
    const walk = new Walk(anOrder({ validFrom: start + 1000_000 })).feed(...inside, ...rest);
    const breach = walk.findings.find((finding) => finding.kind === 'breach')!;
    expect(breach.at).toBeGreaterThanOrEqual(start + 1000_000);
  });

  it('leave the breach when their zone is taken from the order', () => {
    const walk = new Walk(anOrder()).feed(...inside, ...rest);
    walk.rules = anOrder({ policyVersion: 2, zones: [aZone({ zoneId: 'other', east: 9000 })] });
    walk.sweep(1600);
    expect(walk.said().filter((text) => text.startsWith('breach'))).toEqual(['breach began', 'breach ended']);
  });
});
