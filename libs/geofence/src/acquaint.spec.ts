import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aFix, anOrder, aZone, guarded, measure, start, Walk, way } from './engine.fixture.js';
import { detectionEngine } from './engine.js';
import type { Fix, OrderRules } from './types.js';

const still = { speedMetersPerSecond: 0, moving: false };
/** Asleep, a report every 15 minutes. */
const asleep = (east: number, count: number, changes: Partial<Fix> = {}): Fix[] =>
  Array.from({ length: count }, (_, i) => aFix(i * 900, east, 0, { ...still, ...changes }));
const farZone = aZone({ zoneId: 'far', east: 50_000 });

describe('an order that begins or changes around people', () => {
  it('finds who sleeps in a zone that is drawn around him, from the moment it was drawn, not late', () => {
    const fixes = asleep(20, 3);
    const walk = new Walk(anOrder({ zones: [farZone] })).feed(...fixes);
    const drawn = start + 2_000_000;
    walk.rules = anOrder({ policyVersion: 2, changedAt: drawn, zones: [farZone, aZone()] });
    expect(detectionEngine.isAcquainted(walk.state, walk.rules, drawn)).toBe(false);
    walk.acquaint(2_003, fixes);
    expect(walk.findings).toMatchObject([
      { kind: 'breach', phase: 'began', zoneId: 'school', at: drawn, late: false, severity: 'critical' },
    ]);
    expect(detectionEngine.isAcquainted(walk.state, walk.rules, drawn)).toBe(true);
    walk.acquaint(2_008, fixes).sweep(2_013);
    expect(walk.said()).toEqual(['breach began']);
  });

  it('says nothing of who sleeps beside it', () => {
    const fixes = asleep(700, 3);
    const walk = new Walk(anOrder({ zones: [farZone] })).feed(...fixes);
    walk.rules = anOrder({ policyVersion: 2, zones: [farZone, aZone()] });
    expect(walk.acquaint(2_003, fixes).said()).toEqual([]);
  });

  it('finds who stands inside when the order begins, and watches his silence from then on', () => {
    const begin = start + 2_000_000;
    const walk = new Walk(anOrder({ validFrom: begin, changedAt: start }));
    expect(walk.sweepAt).toBeNull();
    expect(detectionEngine.isAcquainted(walk.state, walk.rules, begin - 1)).toBe(true);
    expect(detectionEngine.isAcquainted(walk.state, walk.rules, begin)).toBe(false);
    walk.acquaint(2_002, asleep(20, 3));
    expect(walk.findings).toMatchObject([{ kind: 'breach', phase: 'began', at: begin }]);
    // He was heard last at 1,800 s and may have been told to rest for 15 minutes.
    expect(walk.sweepAt).toBeGreaterThan(start + 3_200_000);
    walk.sweep(3_300);
    expect(walk.said()).toEqual(['breach began', 'silence began']);
  });

  it('is not taken for acquainted by the report of one party alone', () => {
    const rules = anOrder({ policyVersion: 2, zones: [aZone()] });
    const fixes = asleep(20, 3);
    const walk = new Walk(anOrder({ zones: [farZone] })).feed(...fixes);
    walk.rules = rules;
    walk.feed(aFix(1_900, 5_000, 0, { ...still, personId: guarded, deviceId: 'her-phone' }));
    expect(walk.said()).toEqual([]);
    expect(walk.sweepAt).toBe(start + 1_900_500 + 1_000);
    expect(walk.acquaint(1_902, fixes).said()).toEqual(['breach began']);
  });

  it('finds who is inside once a zone is redrawn, and keeps what rests on more than the last minutes', () => {
    const fixes = asleep(20, 3);
    const moved = new Walk(anOrder({ zones: [aZone({ east: 5_000 })] })).feed(...fixes);
    moved.rules = anOrder({ policyVersion: 2 });
    expect(moved.acquaint(2_003, fixes).said()).toEqual(['breach began']);

    const inside = new Walk(anOrder()).feed(...fixes);
    expect(inside.said()).toEqual(['breach began']);
    inside.rules = anOrder({ policyVersion: 2 });
    expect(inside.acquaint(2_003, []).said()).toEqual(['breach began']);
  });

  it('finds people who are too near each other when a limit is set', () => {
    const fixes = [...asleep(0, 3), ...asleep(150, 3, { personId: guarded, deviceId: 'her-phone' })];
    const walk = new Walk(anOrder({ zones: [] })).feed(...fixes);
    walk.rules = anOrder({ policyVersion: 2, zones: [], limit: { limitMeters: 500, warningMeters: 1_000 } });
    walk.acquaint(2_003, fixes);
    expect(walk.said()).toEqual(['breach began']);
    expect(walk.findings[0]!.conditionKey).toBe(`breach:limit:${guarded}:person-r`);
  });

  it('waits for the window of a zone that is not forbidden yet', () => {
    const fixes = asleep(20, 3);
    const opens = start + 3_600_000;
    // 06:00 UTC is 11:00 in Almaty.
    const schedule = { windows: [{ days: [1], from: '12:00', to: '14:00' }] };
    const walk = new Walk(anOrder({ zones: [farZone] })).feed(...fixes);
    walk.rules = anOrder({ policyVersion: 2, changedAt: start + 2_000_000, zones: [aZone({ schedule })] });
    walk.acquaint(2_003, fixes);
    expect(walk.said()).toEqual([]);
    expect(walk.feed(aFix(3_500, 20, 0, still)).sweepAt).toBe(opens);
    walk.sweep(3_604);
    expect(walk.findings).toMatchObject([{ kind: 'breach', at: opens, late: false }]);
    walk.feed(aFix(10_500, 20, 0, still)).sweep(10_801);
    expect(walk.said()).toEqual(['breach began', 'breach ended']);
  });
});

describe('an order that ends', () => {
  it('ends silence with it, is never swept again, and leaves tamper to the desk', () => {
    const walk = new Walk(anOrder({ validTo: start + 4_000_000 })).feed(...asleep(5_000, 1));
    const signal = {
      deviceId: 'device-of-person-r',
      personId: 'person-r',
      at: start + 1_000,
      receivedAt: start + 1_000,
      alarms: ['strap' as const],
    };
    walk.state = detectionEngine.hear(walk.state, walk.rules, signal, start + 1_000).state;
    walk.sweep(2_000).sweep(4_001);
    expect(walk.said()).toEqual(['silence began', 'silence ended']);
    expect(walk.open()).toEqual(['tamper:device:device-of-person-r']);
    expect(walk.sweepAt).toBeNull();
  });

  it('forgets a party that left it, with the silence of that party', () => {
    const walk = new Walk(anOrder()).feed(...asleep(5_000, 1)).sweep(2_000);
    walk.rules = anOrder({ policyVersion: 2, parties: [{ personId: guarded, role: 'protected' }] });
    walk.acquaint(2_100, []);
    expect(walk.said()).toEqual(['silence began', 'silence ended']);
    expect(walk.sweepAt).toBeNull();
  });
});

describe('whatever people do', () => {
  const legs = fc.array(fc.record({ east: fc.integer({ min: -600, max: 600 }), stay: fc.constantFrom(0, 60, 600) }), {
    minLength: 1,
    maxLength: 4,
  });
  const fixesOf = (plan: readonly { east: number; stay: number }[]): Fix[] => {
    const fixes: Fix[] = [];
    let [t, east] = [0, 700];
    for (const leg of plan) {
      const seconds = Math.ceil(Math.abs(leg.east - east) / 1.3 / 10) * 10;
      if (seconds > 0) fixes.push(...way([t + 10, east, 0], [t + 10 + seconds, leg.east, 0], 10));
      t += 10 + seconds;
      east = leg.east;
      for (let s = 10; s <= leg.stay; s += 10) fixes.push(aFix(t + s, east, 0, still));
      t += leg.stay;
    }
    return fixes;
  };
  const settings = { seed: 20260504, numRuns: 40 };
  const facts = (rules: OrderRules, fixes: readonly Fix[]) => {
    const recalled = detectionEngine.recall(rules, fixes);
    return { recalled, facts: recalled.map(({ probe }) => measure(rules, probe)) };
  };

  it('a state that knows everything is left as a sweep leaves it', () => {
    fc.assert(
      fc.property(legs, fc.integer({ min: 1, max: 2_000 }), (plan, later) => {
        const fixes = fixesOf(plan);
        const walk = new Walk(anOrder()).feed(...fixes);
        const now = fixes.at(-1)!.receivedAt + later * 1_000;
        const { recalled, facts: measured } = facts(walk.rules, fixes);
        const swept = detectionEngine.sweep(walk.state, walk.rules, now);
        expect(detectionEngine.acquaint(walk.state, walk.rules, recalled, measured, now)).toEqual(swept);
        if (swept.findings.length === 0) expect(swept.state).toBe(walk.state);
      }),
      settings,
    );
  });

  it('an empty state learns to be in breach exactly when one that saw it all is', () => {
    fc.assert(
      fc.property(legs, (plan) => {
        const fixes = fixesOf(plan);
        const walk = new Walk(anOrder()).feed(...fixes);
        const now = fixes.at(-1)!.receivedAt;
        const { recalled, facts: measured } = facts(walk.rules, fixes);
        const learned = detectionEngine.acquaint(detectionEngine.emptyState(), walk.rules, recalled, measured, now);
        const found = learned.findings.map((finding) => finding.conditionKey);
        expect(found).toEqual(walk.open().filter((key) => key.startsWith('breach')));
        const again = detectionEngine.acquaint(learned.state, walk.rules, recalled, measured, now);
        expect(again.findings).toEqual([]);
      }),
      settings,
    );
  });
});
