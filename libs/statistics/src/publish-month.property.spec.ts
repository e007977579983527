import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { restGroup, smallestCell, statisticDimensions, statisticGroups, wholeGroup } from '#domain';
import { publicationOf } from './publish-month.js';
import type { RegionCount, StatisticRow } from './publication.js';
import { type Indicator, Span } from './span.fixture.js';

// A fixed seed: the same months on every machine; change it to look further.
const settings = { seed: 20261123, numRuns: 80 };

const regions = ['A', 'B', 'C', 'D', 'E'];
const kinds = statisticGroups.kind.slice(0, 4);
const ages = ['18_to_29', '30_to_44', 'unknown'];
/** The commonest first. */
const sexes = ['female', 'unknown', 'male'];

interface Case {
  region: string;
  sex: string;
  age: string;
  /** Of its incidents. */
  kinds: readonly string[];
}

/** Few of the later ones, so that small cells are common. */
const oneOf = (names: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(...names.map((name, index) => ({ arbitrary: fc.constant(name), weight: 2 ** (names.length - index) })));

/** Who has no sex noted has no year of birth noted either: what an attacker would guess, and be right. */
const months = fc.array(
  fc
    .record({
      region: oneOf(regions),
      sex: oneOf(sexes),
      age: oneOf(ages.slice(0, -1)),
      kinds: fc.array(oneOf(kinds), { minLength: 1, maxLength: 3 }),
    })
    .map((one): Case => ({ ...one, age: one.sex === 'unknown' ? 'unknown' : one.age })),
  { minLength: 0, maxLength: 300, size: 'max' },
);

/** Where a cut tells nothing apart in these months. */
const sameForAll = { outcome: 'resolved', response: 'never', arrival: 'never' };

function rowsOf(cases: readonly Case[]): readonly StatisticRow[] {
  const counts = (['region', ...statisticDimensions] as const).flatMap((cut) => {
    const found = new Map<string, RegionCount>();
    for (const { region, kinds: incidents, ...one } of cases) {
      const seen = new Set<string>();
      for (const [n, kind] of incidents.entries()) {
        const group = { ...sameForAll, ...one, kind, region: wholeGroup }[cut];
        const key = `${region}|${group}`;
        const before = found.get(key) ?? { region, cut, group, incidents: 0, cases: 0, firsts: 0 };
        found.set(key, {
          ...before,
          incidents: before.incidents + 1,
          cases: before.cases + (seen.has(key) ? 0 : 1),
          firsts: before.firsts + (n === 0 ? 1 : 0),
        });
        seen.add(key);
      }
    }
    return [...found.values()];
  });
  return publicationOf({ counts, waits: [] }).rows;
}

/** An incident as finely as two cuts and the region tell it: a number that nobody outside knows. */
interface Unknown {
  region: string;
  first: string;
  second: string;
}
type Has = (one: Unknown) => boolean;

/** Two cuts with the regions: all that could be told apart by them. */
class World {
  readonly unknowns: readonly Unknown[];

  constructor(
    readonly cuts: readonly ['kind' | 'sex' | 'age', 'kind' | 'sex' | 'age'],
    firsts: readonly string[],
    seconds: readonly string[],
    isPossible: Has = () => true,
  ) {
    this.unknowns = regions
      .flatMap((region) => firsts.flatMap((first) => seconds.map((second) => ({ region, first, second }))))
      .filter(isPossible);
  }

  indicator(has: Has): Indicator {
    return this.unknowns.map((one) => (has(one) ? 1 : 0));
  }

  /** What each published number is the sum of; and what is nothing, since it is not listed. */
  published(rows: readonly StatisticRow[]): Indicator[] {
    if (rows.length === 0) return [];
    const shown = new Set(rows.flatMap(({ cut, region }) => (cut === 'region' ? [region] : [])));
    const inBlock =
      ({ scope, region }: Pick<StatisticRow, 'scope' | 'region'>): Has =>
      (one) =>
        scope === 'house' || (scope === 'region' ? one.region === region : !shown.has(one.region));
    const totals = rows.filter(({ cut }) => cut === 'region');
    const isComplete = !totals.some(({ scope }) => scope === 'rest') && totals.length > 1;
    const sums = [
      ...totals.map((row) => this.indicator(inBlock(row))),
      ...this.unknowns
        .filter(({ region }) => isComplete && !shown.has(region))
        .map((none) => this.indicator((one) => one === none)),
    ];
    const tables = this.cuts.flatMap((cut, place) => {
      const table = rows.filter((row) => row.cut === cut && row.category !== wholeGroup);
      const ofHouse = table.filter(({ scope }) => scope === 'house').map(({ category }) => category);
      const groupOf = (one: Unknown): string => (place === 0 ? one.first : one.second);
      const inGroup =
        (category: string): Has =>
        (one) =>
          category === restGroup ? !ofHouse.includes(groupOf(one)) : groupOf(one) === category;
      const numbers = table.flatMap((row) =>
        row.incidents === null ? [] : [this.indicator((one) => inBlock(row)(one) && inGroup(row.category)(one))],
      );
      const blocks = rows.filter((row) => row.cut === 'region' && row.scope !== 'house');
      const isTold = table.some(({ scope }) => scope !== 'house');
      const nowhere: Has[] = ofHouse.includes(restGroup) ? [] : [(one) => !ofHouse.includes(groupOf(one))];
      const unlisted = blocks.flatMap((block) =>
        ofHouse
          .filter((category) => isTold && !table.some((row) => isOf(row, block) && row.category === category))
          .map(
            (category): Has =>
              (one) =>
                inBlock(block)(one) && inGroup(category)(one),
          ),
      );
      const nothing = [...nowhere, ...unlisted].flatMap((has) => this.unknowns.filter(has));
      return [...numbers, ...nothing.map((none) => this.indicator((one) => one === none))];
    });
    return [...sums, ...tables];
  }

  /** Whatever somebody may want to know: each union of a region, a group of the first and one of the second, or all of them. */
  wanted(): Indicator[] {
    const anyOf = (names: readonly string[]): (string | undefined)[] => [undefined, ...new Set(names)];
    const { unknowns } = this;
    const fits = (wish: string | undefined, is: string): boolean => wish === undefined || wish === is;
    return anyOf(regions).flatMap((region) =>
      anyOf(unknowns.map((one) => one.first)).flatMap((first) =>
        anyOf(unknowns.map((one) => one.second)).map((second) =>
          this.indicator((one) => fits(region, one.region) && fits(first, one.first) && fits(second, one.second)),
        ),
      ),
    );
  }

  /** Of each case the unknowns that its incidents are among. */
  placesOf(cases: readonly Case[]): readonly (readonly number[])[] {
    const places = new Map(this.unknowns.map((one, place) => [keyOf(one), place]));
    const [a, b] = this.cuts;
    return cases.map((one) =>
      one.kinds.map((kind) => {
        const groups = { ...one, kind };
        return places.get(keyOf({ region: one.region, first: groups[a], second: groups[b] }))!;
      }),
    );
  }
}

const casesIn = (places: readonly (readonly number[])[], wanted: Indicator): number =>
  places.filter((ofCase) => ofCase.some((place) => wanted[place] === 1)).length;
const keyOf = ({ region, first, second }: Unknown): string => `${region}|${first}|${second}`;
const isOf = (row: StatisticRow, block: StatisticRow): boolean =>
  row.scope === block.scope && row.region === block.region;

const kindAndSex = new World(['kind', 'sex'], kinds, sexes);
const sexAndAge = new World(
  ['sex', 'age'],
  sexes,
  ages,
  ({ first, second }) => (first === 'unknown') === (second === 'unknown'),
);

describe('the tables of a month, all of them together', () => {
  it.each([
    ['kind and sex', kindAndSex],
    ['sex and age, which are unknown of the same people', sexAndAge],
  ])('give away no number of few cases by sums and differences: %s', (_, world) => {
    const [wanted, { cuts }] = [world.wanted(), world];
    let [small, shown, hidden] = [0, 0, 0];
    fc.assert(
      fc.property(months, (cases) => {
        const rows = rowsOf(cases);
        const span = new Span(world.published(rows));
        const cells = rows.filter(({ cut, scope, category }) => {
          return cuts.includes(cut as 'kind') && scope === 'region' && category !== wholeGroup;
        });
        shown += cells.filter(({ incidents }) => incidents !== null).length;
        hidden += cells.filter(({ incidents }) => incidents === null).length;
        const places = world.placesOf(cases);
        for (const target of wanted) {
          const count = casesIn(places, target);
          if (count === 0 || count >= smallestCell) continue;
          small += 1;
          expect(span.has(target)).toBe(false);
        }
      }),
      settings,
    );
    expect({ small: small > 1_000, shown: shown > 150, hidden: hidden > 150 }).toEqual({
      small: true,
      shown: true,
      hidden: true,
    });
  });

  it('would give it away if only the small cells were hidden', () => {
    const cases = Array.from({ length: 6 }, (_, n) => n).flatMap((n): Case[] =>
      [
        { region: 'A', kinds: [kinds[0]!] },
        { region: 'B', kinds: [n < 2 ? kinds[1]! : kinds[0]!] },
        { region: 'B', kinds: [kinds[0]!] },
        { region: 'A', kinds: [kinds[1]!] },
      ].map((one) => ({ ...one, sex: 'female', age: '18_to_29' })),
    );
    const rows = rowsOf(cases);
    const target = kindAndSex.indicator((one) => one.region === 'B' && one.first === kinds[1]);
    expect(casesIn(kindAndSex.placesOf(cases), target)).toBe(2);
    expect(new Span(kindAndSex.published(rows)).has(target)).toBe(false);
    const careless = rows.map((row) => (row.region === 'A' && row.incidents === null ? { ...row, incidents: 6 } : row));
    expect(new Span(kindAndSex.published(careless)).has(target)).toBe(true);
  });

  it('show no number of few cases, and their sums agree', () => {
    fc.assert(
      fc.property(months, (cases) => {
        const rows = rowsOf(cases);
        expect(rows.length === 0).toBe(cases.length < smallestCell);
        for (const { incidents } of rows) expect(incidents === null || incidents >= smallestCell).toBe(true);
        for (const cut of statisticDimensions) {
          const ofHouse = rows.filter((row) => row.cut === cut && row.scope === 'house');
          const whole = ofHouse.find(({ category }) => category === wholeGroup)?.incidents ?? 0;
          const parts = ofHouse.filter(({ category }) => category !== wholeGroup);
          expect(parts.reduce((sum, { incidents }) => sum + incidents!, 0)).toBe(whole);
        }
      }),
      settings,
    );
  });
});
