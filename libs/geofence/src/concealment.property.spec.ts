import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { displacementMeters, displacementOf, feltDisc, feltDistance } from './concealment.js';
import { aFix, anOrder, aZone, guarded, origin, type RoundZone, start, Walk } from './engine.fixture.js';
import { distanceMeters, moved, offsetMeters } from './geodesy.js';
import type { Finding, Fix } from './types.js';

// A fixed seed: the same cases on every machine; change it to look further.
const settings = { seed: 20261122, numRuns: 15 };

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });
const legs = fc.array(
  fc.record({
    east: fc.integer({ min: -2_600, max: 2_600 }),
    north: fc.integer({ min: -2_600, max: 2_600 }),
    speed: fc.constantFrom(1.5, 4, 11),
    stay: fc.constantFrom(0, 0, 30, 400),
  }),
  { minLength: 2, maxLength: 3 },
);
type Legs = readonly { east: number; north: number; speed: number; stay: number }[];

/** Fixes each 10 s, with the error of a receiver. */
function fixesOf(plan: Legs): Fix[] {
  const fixes: Fix[] = [];
  let [t, east, north] = [0, 3_200, 0];
  const put = (speed: number): void => {
    t += 10;
    const n = fixes.length;
    const [x, y] = [east + 6 * Math.sin(2.4 * n), north + 6 * Math.cos(1.7 * n)];
    fixes.push(aFix(t, x, y, { id: `f${String(n).padStart(5, '0')}`, speedMetersPerSecond: speed }));
  };
  for (const leg of plan) {
    const steps = Math.ceil(Math.hypot(leg.east - east, leg.north - north) / leg.speed / 10);
    const [e0, n0] = [east, north];
    for (let i = 1; i <= steps; i++) {
      [east, north] = [e0 + ((leg.east - e0) * i) / steps, n0 + ((leg.north - n0) * i) / steps];
      put(leg.speed);
    }
    for (let s = 0; s < leg.stay; s += 10) put(0);
  }
  return fixes;
}

const felt = (radius = 1_450): RoundZone => ({
  ...aZone({ radius }),
  zoneId: 'felt-home',
  feltOf: 'home',
  sizeMeters: 200,
});
const home = (east: number, north: number, radius = 200): RoundZone => ({
  ...aZone({ radius, east, north, sizeMeters: 200 }),
  zoneId: 'home',
});
const concealing = (zone: RoundZone) => anOrder({ zones: [felt(), { ...zone, concealed: true }] });

/** Even between two numbers: `fc.double` draws by its bits, and so hardly anything but next to nothing. */
const evenly = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 1_000_000 }).map((share) => min + ((max - min) * share) / 1_000_000);

/** Anywhere from where a disc of 1,450 m can come. */
const places = fc
  .record({ angle: evenly(0, 2 * Math.PI), share: evenly(0, 1) })
  .map(({ angle, share }) => [1_200 * share * Math.cos(angle), 1_200 * share * Math.sin(angle)] as const);

/** All that can reach a respondent: when the device shall report, and what a plan may tell. */
const heard = (findings: readonly Finding[]): Finding[] =>
  findings.filter((finding) => finding.audience !== 'not_respondent');

function feltBy(walk: Walk, fixes: readonly Fix[]): unknown[] {
  return fixes.map((fix) => {
    walk.findings = [];
    walk.feed(fix);
    return [walk.nextReport, heard(walk.findings)];
  });
}

/** What everybody else learns, without what says to whom. */
const known = (findings: readonly Finding[]): unknown[] =>
  findings
    .filter((finding) => finding.audience !== 'respondent_only')
    .map(({ audience: _audience, ...finding }) => finding);

describe('a concealed zone', () => {
  it('is felt by its disc alone: wherever in it the zone is, the respondent learns the same', () => {
    fc.assert(
      fc.property(legs, places, places, (plan, one, other) => {
        const fixes = fixesOf(plan);
        expect(feltBy(new Walk(concealing(home(...one))), fixes)).toEqual(
          feltBy(new Walk(concealing(home(...other))), fixes),
        );
      }),
      settings,
    );
  });

  it('falls silent alike, wherever it is', () => {
    fc.assert(
      fc.property(legs, places, places, fc.integer({ min: 60, max: 4_000 }), (plan, one, other, seconds) => {
        const fixes = fixesOf(plan).slice(0, 40);
        const swept = [one, other].map((place) => {
          const walk = new Walk(concealing(home(...place))).feed(...fixes);
          walk.findings = [];
          return walk.sweep(400 + seconds);
        });
        expect(heard(swept[0]!.findings)).toEqual(heard(swept[1]!.findings));
      }),
      settings,
    );
  });

  it('is felt alike by what comes late or shuffled, and by an order that begins around him', () => {
    fc.assert(
      fc.property(legs, places, places, fc.integer({ min: 1, max: 12 }), (plan, one, other, size) => {
        const fixes = fixesOf(plan);
        const mixed = fixes.toSorted((a, b) => ((a.fixTime * 7) % 1_009) - ((b.fixTime * 7) % 1_009)).slice(0, 60);
        const told = [one, other].map((place) => {
          const late = new Walk(concealing(home(...place)));
          for (let i = 0; i < mixed.length; i += size) late.receive(mixed.slice(i, i + size), start + 20_000_000);
          const begun = new Walk(concealing(home(...place)));
          begun.rules = { ...begun.rules, policyVersion: 2 };
          begun.acquaint((fixes.at(-1)!.fixTime - start) / 1_000 + 5, fixes);
          return [heard(late.findings), heard(begun.findings)];
        });
        expect(told[0]).toEqual(told[1]);
      }),
      { ...settings, numRuns: 8 },
    );
  });

  it('is guarded as one that is not: the same findings of the same fixes, and never a longer wait for the next', () => {
    fc.assert(
      fc.property(legs, places, (plan, place) => {
        const fixes = fixesOf(plan);
        const [open, concealed] = [
          new Walk(anOrder({ zones: [home(...place)] })),
          new Walk(concealing(home(...place))),
        ];
        for (const fix of fixes) {
          open.feed(fix);
          concealed.feed(fix);
          expect(concealed.nextReport).toBeLessThanOrEqual(open.nextReport);
        }
        expect(known(concealed.findings)).toEqual(known(open.findings));
      }),
      settings,
    );
  });

  it('is felt before it is reached', () => {
    const walk = new Walk(concealing(home(700, 0)));
    const fixes = fixesOf([{ east: 700, north: 0, speed: 4, stay: 30 }]);
    walk.feed(...fixes);
    const said = walk.findings.filter(({ phase }) => phase === 'began').map(({ conditionKey }) => conditionKey);
    expect(said.map((key) => key.split(':').slice(0, 2).join(' '))).toEqual([
      'approach felt',
      'breach felt',
      'approach zone',
      'breach zone',
    ]);
  });
});

describe('the proximity limit of an order with a concealed zone', () => {
  const limit = { limitMeters: 500, warningMeters: 500, concealment: { seed: '5f'.repeat(32) } };
  const rulesOf = (place: readonly [number, number], size = 200) => ({ ...concealing(home(...place, size)), limit });
  /** She rests at a place for as long as he is about. */
  const withHer = (fixes: readonly Fix[], east: number, north: number): Fix[] => {
    const last = (fixes.at(-1)!.fixTime - start) / 1_000;
    const hers = Array.from({ length: Math.ceil(last / 60) + 3 }, (_, n) =>
      aFix(60 * n - 115, east, north, {
        id: `h${String(n).padStart(5, '0')}`,
        personId: guarded,
        speedMetersPerSecond: 0,
      }),
    );
    return [...hers, ...fixes].sort((a, b) => a.fixTime - b.fixTime);
  };
  const ofHim = (fixes: readonly Fix[], walk: Walk): unknown[] =>
    feltBy(walk, fixes).filter((_, index) => fixes[index]!.personId !== guarded);

  it('tells nothing of where at a concealed place she is', () => {
    fc.assert(
      fc.property(legs, places, places, (plan, one, other) => {
        const fixes = fixesOf(plan);
        const [first, second] = [one, other].map((place) => ofHim(withHer(fixes, ...place), new Walk(rulesOf(place))));
        expect(first).toEqual(second);
      }),
      { ...settings, numRuns: 8 },
    );
  });

  it('never lets a device wait longer than it would, and raises all that it would', () => {
    fc.assert(
      fc.property(legs, places, places, (plan, place, [east, north]) => {
        const fixes = withHer(fixesOf(plan), east, north);
        const { concealment: _hidden, ...openLimit } = limit;
        const open = new Walk({ ...anOrder({ zones: [home(...place)] }), limit: openLimit });
        const concealed = new Walk(rulesOf(place));
        for (const fix of fixes) {
          open.feed(fix);
          concealed.feed(fix);
          expect(concealed.nextReport).toBeLessThanOrEqual(open.nextReport);
        }
        expect(known(concealed.findings)).toEqual(known(open.findings));
      }),
      { ...settings, numRuns: 8 },
    );
  });

  it('is told to the respondent in no finding', () => {
    const fixes = withHer(fixesOf([{ east: 900, north: 0, speed: 1.3, stay: 60 }]), 1_000, 0);
    const walk = new Walk(rulesOf([-800, 0])).feed(...fixes);
    const ofLimit = walk.findings.filter(({ otherPersonId }) => otherPersonId === guarded);
    expect(ofLimit.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['breach']));
    expect(ofLimit.every(({ audience }) => audience === 'not_respondent')).toBe(true);
  });
});

describe('what is felt', () => {
  const anywhere = fc.record({
    longitude: evenly(-180, 180),
    latitude: evenly(-80, 80),
  });

  it('holds the whole zone, and is the same each time it is drawn', () => {
    fc.assert(
      fc.property(anywhere, evenly(20, 50_000), seeds, (center, reachMeters, seed) => {
        const disc = feltDisc({ ...center, reachMeters }, seed);
        expect(disc).toEqual(feltDisc({ ...center, reachMeters }, seed));
        expect(distanceMeters(center, disc) + reachMeters).toBeLessThanOrEqual(disc.radiusMeters);
        // Its width tells nothing but the step in which the zone's own is.
        expect((disc.radiusMeters - displacementMeters) % 250).toBe(0);
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });

  it('is displaced evenly over its disc: no guess is near more often than any other', () => {
    const drawn = Array.from({ length: 40_000 }, (_, n) => displacementOf(Buffer.from(`seed ${n}`), 'place'));
    for (const [x, y] of [
      [0, 0],
      [600, 0],
      [0, -900],
      [-660, 660],
    ] as const) {
      const near = drawn.filter(([east, north]) => Math.hypot(east - x, north - y) < 250).length;
      expect(near / drawn.length).toBeLessThan(0.05);
      expect(near / drawn.length).toBeGreaterThan(0.036);
    }
  });

  it('is never farther than she is, and the same all over her square', () => {
    fc.assert(
      fc.property(
        anywhere,
        fc.integer({ min: -9_000, max: 9_000 }),
        fc.integer({ min: -9_000, max: 9_000 }),
        (her, e, n) => {
          const him = moved(her.longitude, her.latitude, e, n);
          const distance = feltDistance(him, her, '5f'.repeat(32));
          expect(distance).toBeLessThanOrEqual(distanceMeters(him, her));
          expect(distance).toBeGreaterThan(distanceMeters(him, her) - 3_400);
        },
      ),
      { seed: 2, numRuns: 2_000 },
    );
    const felts = Array.from({ length: 100 }, (_, n) => {
      const her = moved(origin.longitude, origin.latitude, 10 * n, 0);
      const [east] = offsetMeters(origin.longitude, origin.latitude, her.longitude, her.latitude);
      return [east, feltDistance(origin, her, '5f'.repeat(32))] as const;
    });
    expect(new Set(felts.map(([, distance]) => distance)).size).toBeLessThanOrEqual(3);
  });
});
