import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aFix, anOrder, aZone, origin, start, Walk, way } from './engine.fixture.js';
import type { Fix } from './types.js';

// A fixed seed: the same thousand cases on every machine; change it to look further.
const settings = { seed: 20260504, numRuns: 40 };

/** Legs of a walk or ride around the zone: where to, how fast, how long to stay there. */
const legs = fc.array(
  fc.record({
    east: fc.integer({ min: -700, max: 700 }),
    north: fc.integer({ min: -700, max: 700 }),
    speed: fc.constantFrom(1.3, 1.3, 4, 11),
    stay: fc.constantFrom(0, 0, 30, 400),
  }),
  { minLength: 1, maxLength: 5 },
);

type Legs = readonly { east: number; north: number; speed: number; stay: number }[];

function fixesOf(plan: Legs, every: number, at = origin): Fix[] {
  const fixes: Fix[] = [];
  let t = 0;
  let [east, north] = [800, 0];
  const put = (speed: number): void =>
    void fixes.push(
      aFix(t, east, north, { id: `f${String(fixes.length).padStart(5, '0')}`, speedMetersPerSecond: speed }, at),
    );
  for (const leg of plan) {
    const length = Math.hypot(leg.east - east, leg.north - north);
    const steps = Math.ceil(length / leg.speed / every);
    const [e0, n0] = [east, north];
    for (let i = 1; i <= steps; i++) {
      t += every;
      [east, north] = [e0 + ((leg.east - e0) * i) / steps, n0 + ((leg.north - n0) * i) / steps];
      put(leg.speed);
    }
    for (let s = 0; s < leg.stay; s += every) {
      t += every;
      put(0);
    }
  }
  return fixes;
}

const raised = (walk: Walk): string[] => [
  ...new Set(walk.findings.filter((finding) => finding.phase === 'began').map((finding) => finding.conditionKey)),
];

describe('whatever the order and repetition of reports', () => {
  it('the same fixes several times give the same findings', () => {
    fc.assert(
      fc.property(legs, fc.integer({ min: 2, max: 51 }), (plan, copies) => {
        const fixes = fixesOf(plan, 10);
        const once = new Walk(anOrder()).feed(...fixes);
        const often = new Walk(anOrder()).feed(
          ...fixes.flatMap((fix) => Array.from({ length: Math.min(copies, 5) }, () => fix)),
        );
        expect(often.findings).toEqual(once.findings);
      }),
      settings,
    );
  });

  it('a shuffled batch gives what the ordered one gives', () => {
    fc.assert(
      fc.property(legs, fc.infiniteStream(fc.nat()), (plan, chance) => {
        const fixes = fixesOf(plan, 10);
        const now = start + 20_000_000;
        const ordered = new Walk(anOrder()).receive(fixes, now);
        const shuffled = new Walk(anOrder()).receive(shuffle(fixes, chance), now);
        expect(shuffled.findings).toEqual(ordered.findings);
      }),
      settings,
    );
  });

  it('fixes that come late, in any order, raise all that they raise in order, marked late, and leave the same alarms open', () => {
    fc.assert(
      fc.property(legs, fc.infiniteStream(fc.nat()), fc.integer({ min: 1, max: 12 }), (plan, chance, size) => {
        const fixes = fixesOf(plan, 30);
        const now = start + 20_000_000;
        const ordered = new Walk(anOrder()).receive(fixes, now);
        const late = new Walk(anOrder());
        const mixed = shuffle(fixes, chance);
        for (let i = 0; i < mixed.length; i += size) late.receive(mixed.slice(i, i + size), now);
        expect(raised(late)).toEqual(expect.arrayContaining(raised(ordered)));
        expect(late.findings.every((finding) => finding.late)).toBe(true);
        expect(late.open()).toEqual(ordered.open());
      }),
      { ...settings, numRuns: 20 },
    );
  });
});

describe('wherever on earth', () => {
  it('the findings are the same across the antimeridian, in the other hemisphere and towards the poles', () => {
    fc.assert(
      fc.property(
        legs,
        fc.constantFrom(
          { longitude: 179.9995, latitude: 0 },
          { longitude: -179.9995, latitude: -17.5 },
          { longitude: -70, latitude: -54.8 },
          { longitude: 25, latitude: 78 },
        ),
        (plan, place) => {
          const here = new Walk(anOrder()).feed(...fixesOf(plan, 10));
          const there = new Walk(anOrder(), place).feed(...fixesOf(plan, 10, place));
          expect(there.said()).toEqual(here.said());
        },
      ),
      settings,
    );
  });
});

describe('however large the error', () => {
  it('a sure breach stays a breach or becomes uncertain, never nothing', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 3, max: 1500, noNaN: true }),
        fc.constantFrom(5, 15, 60),
        (accuracyMeters, every) => {
          const walk = new Walk(anOrder()).feed(
            ...way([0, 900, 0], [600, 10, 0], every, { accuracyMeters }),
            ...Array.from({ length: Math.ceil(900 / every) }, (_, i) =>
              aFix(600 + every * (i + 1), 10, 0, { accuracyMeters, speedMetersPerSecond: 0 }),
            ),
          );
          expect(raised(walk).some((key) => key.startsWith('breach') || key.startsWith('uncertain'))).toBe(true);
        },
      ),
      { ...settings, numRuns: 100 },
    );
  });
});

describe('state machines', () => {
  it('never flap within the band between breach and left', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ d: fc.integer({ min: -60, max: 24 }), a: fc.integer({ min: 5, max: 30 }) }), {
          minLength: 5,
          maxLength: 80,
        }),
        fc.constantFrom(0, 1.2),
        (band, speed) => {
          const walk = new Walk(anOrder()).feed(...way([0, 700, 0], [400, 60, 0], 5));
          walk.feed(
            ...band.map(({ d, a }, i) =>
              aFix(405 + i * 5, 200 + d, 0, { accuracyMeters: a, speedMetersPerSecond: speed }),
            ),
          );
          expect(walk.said().filter((text) => text.startsWith('breach'))).toEqual(['breach began']);
        },
      ),
      settings,
    );
  });

  it('an alarm that can end ends once, and begins before it ends', () => {
    fc.assert(
      fc.property(legs, fc.constantFrom(5, 20, 60), fc.boolean(), (plan, every, inclusion) => {
        const walk = new Walk(anOrder({ zones: [aZone({ kind: inclusion ? 'inclusion' : 'exclusion' })] }));
        walk
          .feed(...fixesOf(plan, every))
          .sweep(40_000)
          .sweep(80_000);
        const open = new Set<string>();
        for (const finding of walk.findings) {
          if (finding.phase === 'began') {
            expect(open.has(finding.conditionKey)).toBe(false);
            open.add(finding.conditionKey);
          } else expect(open.has(finding.conditionKey)).toBe(true);
          if (finding.phase === 'ended') open.delete(finding.conditionKey);
        }
      }),
      settings,
    );
  });

  it('decision records are plain JSON without coordinates', () => {
    fc.assert(
      fc.property(legs, (plan) => {
        const walk = new Walk(anOrder()).feed(...fixesOf(plan, 15));
        for (const finding of walk.findings) {
          expect(JSON.parse(JSON.stringify(finding))).toEqual(finding);
          expect(Object.keys(finding.decision.numbers).some((name) => /lon|lat/i.test(name))).toBe(false);
        }
      }),
      settings,
    );
  });
});

function shuffle(fixes: readonly Fix[], chance: Iterable<number>): Fix[] {
  const numbers = chance[Symbol.iterator]();
  return fixes
    .map((fix) => ({ fix, key: numbers.next().value as number }))
    .sort((a, b) => a.key - b.key)
    .map(({ fix }) => fix);
}
