import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { restGroup, smallestCell, statisticDimensions, statisticGroups, wholeGroup } from '#domain';
import { publicationOf } from './publish-month.js';
import type { MonthCounts, RegionCount, StatisticRow } from './publication.js';

// A fixed seed: the same months on every machine; change it to look further.
const settings = { seed: 20261123, numRuns: 250 };

const regions = ['A', 'B', 'C', 'D', 'E'];
const kinds = statisticGroups.kind.slice(0, 4);
const sexes = statisticGroups.sex;

interface Case {
  region: string;
  sex: string;
  kinds: readonly string[];
}

/** Few of the later ones, so that small cells are common. */
const oneOf = (names: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(...names.map((name, index) => ({ arbitrary: fc.constant(name), weight: 2 ** (names.length - index) })));
const months = fc.array(
  fc.record({
    region: oneOf(regions),
    sex: oneOf(sexes),
    kinds: fc.array(oneOf(kinds), { minLength: 1, maxLength: 3 }),
  }),
  { minLength: 0, maxLength: 300, size: 'max' },
);

/** Where a cut tells nothing apart in these months. */
const sameForAll = { outcome: 'resolved', response: 'never', arrival: 'never', age: 'unknown' };

function countsOf(cases: readonly Case[]): MonthCounts {
  const groupsOf = ({ kinds, sex }: Case, cut: string, n: number): string =>
    cut === 'region' ? wholeGroup : cut === 'kind' ? kinds[n]! : cut === 'sex' ? sex : sameForAll[cut as 'age'];
  const counts = (['region', ...statisticDimensions] as const).flatMap((cut) => {
    const found = new Map<string, RegionCount>();
    for (const one of cases) {
      const seen = new Set<string>();
      for (const n of one.kinds.keys()) {
        const group = groupsOf(one, cut, n);
        const key = `${one.region}|${group}`;
        const before = found.get(key) ?? { region: one.region, cut, group, incidents: 0, cases: 0, firsts: 0 };
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
  return { counts, waits: [] };
}

/** All that could be told apart: an unknown number each. */
const unknowns = regions.flatMap((region) => kinds.flatMap((kind) => sexes.map((sex) => ({ region, kind, sex }))));
type Unknown = (typeof unknowns)[number];
type Indicator = readonly number[];
const indicator = (has: (unknown: Unknown) => boolean): Indicator => unknowns.map((one) => (has(one) ? 1 : 0));

/** What each published number is the sum of, also the numbers that are none because they are not listed. */
function published(rows: readonly StatisticRow[]): Indicator[] {
  if (rows.length === 0) return [];
  const shownRegions = rows.flatMap(({ cut, region }) => (cut === 'region' && region !== null ? [region] : []));
  const inBlock = ({ scope, region }: Pick<StatisticRow, 'scope' | 'region'>, one: Unknown): boolean =>
    scope === 'house' || (scope === 'region' ? one.region === region : !shownRegions.includes(one.region));
  const known = rows.flatMap((row): Indicator[] => {
    const { cut, category, incidents } = row;
    if (incidents === null || (cut !== 'region' && cut !== 'kind' && cut !== 'sex')) return [];
    const listed = categoriesOf(rows, cut);
    const inGroup = (one: Unknown): boolean =>
      category === wholeGroup ||
      (category === restGroup ? !listed.has(groupOf(one, cut)) : groupOf(one, cut) === category);
    return [indicator((one) => inBlock(row, one) && inGroup(one))];
  });
  const blocks = rows.filter(({ cut, scope }) => cut === 'region' && scope !== 'house');
  const nothing = (['kind', 'sex'] as const).flatMap((cut) => {
    const listed = categoriesOf(rows, cut);
    const unlisted = rows.some((row) => row.cut === cut && row.category === restGroup)
      ? []
      : unknowns.filter((one) => !listed.has(groupOf(one, cut)));
    const isShown = rows.some((row) => row.cut === cut && row.scope !== 'house' && row.category !== wholeGroup);
    const empty = blocks.flatMap((block) =>
      [...listed, restGroup]
        .filter(
          (category) =>
            isShown &&
            !rows.some(
              (r) => r.cut === cut && r.scope === block.scope && r.region === block.region && r.category === category,
            ),
        )
        .flatMap((category) =>
          unknowns.filter(
            (one) =>
              inBlock(block, one) &&
              (category === restGroup ? !listed.has(groupOf(one, cut)) : groupOf(one, cut) === category),
          ),
        ),
    );
    return [...unlisted, ...empty];
  });
  return [...known, ...nothing.map((none) => indicator((one) => one === none))];
}

const groupOf = (one: Unknown, cut: 'region' | 'kind' | 'sex'): string => (cut === 'region' ? wholeGroup : one[cut]);

/** The groups that the house shows one by one. */
const categoriesOf = (rows: readonly StatisticRow[], cut: string): Set<string> =>
  new Set(
    rows
      .filter((row) => row.cut === cut && row.scope === 'house')
      .map(({ category }) => category)
      .filter((category) => category !== wholeGroup && category !== restGroup),
  );

const prime = 1_000_003;
const inverse = (n: number): number => {
  let [result, base] = [1, n];
  for (let power = prime - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
};

/** Everything that sums and differences of the given can make: tells whether something is among it. */
class Span {
  private readonly rows: { pivot: number; values: number[] }[] = [];

  constructor(given: readonly Indicator[]) {
    for (const one of given) {
      const values = this.reduced(one);
      const pivot = values.findIndex((value) => value !== 0);
      if (pivot < 0) continue;
      const factor = inverse(values[pivot]!);
      this.rows.push({ pivot, values: values.map((value) => (value * factor) % prime) });
    }
  }

  has(wanted: Indicator): boolean {
    return this.reduced(wanted).every((value) => value === 0);
  }

  private reduced(given: Indicator): number[] {
    let values = [...given];
    for (const { pivot, values: row } of this.rows) {
      const factor = values[pivot]!;
      if (factor !== 0) values = values.map((value, n) => (value + (prime - factor) * row[n]!) % prime);
    }
    return values;
  }
}

const casesIn = (cases: readonly Case[], wanted: Indicator): number => {
  const has = new Set(unknowns.flatMap(({ region, kind, sex }, n) => (wanted[n] ? [`${region}|${kind}|${sex}`] : [])));
  return cases.filter((one) => one.kinds.some((kind) => has.has(`${one.region}|${kind}|${one.sex}`))).length;
};

/** Whatever somebody may want to know of few. */
const wanted: Indicator[] = [
  ...regions.map((region) => indicator((one) => one.region === region)),
  ...kinds.map((kind) => indicator((one) => one.kind === kind)),
  ...sexes.map((sex) => indicator((one) => one.sex === sex)),
  ...regions.flatMap((region) => kinds.map((kind) => indicator((one) => one.region === region && one.kind === kind))),
  ...regions.flatMap((region) => sexes.map((sex) => indicator((one) => one.region === region && one.sex === sex))),
  ...kinds.flatMap((kind) => sexes.map((sex) => indicator((one) => one.kind === kind && one.sex === sex))),
  ...unknowns.map((wantedOne) => indicator((one) => one === wantedOne)),
];

describe('the tables of a month, all of them together', () => {
  it('give away no number of few cases by sums and differences', () => {
    let [small, shown, hidden] = [0, 0, 0];
    fc.assert(
      fc.property(months, (cases) => {
        const { rows } = publicationOf(countsOf(cases));
        const span = new Span(published(rows));
        const cells = rows.filter(({ scope, category }) => scope === 'region' && category !== wholeGroup);
        shown += cells.filter(({ incidents }) => incidents !== null).length;
        hidden += cells.filter(({ incidents }) => incidents === null).length;
        for (const target of wanted) {
          const count = casesIn(cases, target);
          if (count === 0 || count >= smallestCell) continue;
          small += 1;
          expect(span.has(target)).toBe(false);
        }
      }),
      settings,
    );
    for (const count of [small, shown, hidden]) expect(count).toBeGreaterThan(1_000);
  });

  it('would give it away if only the small cells were hidden', () => {
    const cases = [...Array.from({ length: 6 }, (_, n) => n)].flatMap((n): Case[] => [
      { region: 'A', sex: 'female', kinds: [kinds[0]!] },
      { region: 'B', sex: 'female', kinds: [n < 2 ? kinds[1]! : kinds[0]!] },
      { region: 'B', sex: 'female', kinds: [kinds[0]!] },
      { region: 'A', sex: 'female', kinds: [kinds[1]!] },
    ]);
    const { rows } = publicationOf(countsOf(cases));
    const target = indicator((one) => one.region === 'B' && one.kind === kinds[1]);
    expect(casesIn(cases, target)).toBe(2);
    expect(new Span(published(rows)).has(target)).toBe(false);
    const careless: StatisticRow[] = ['A', 'B'].flatMap((region) =>
      [kinds[0]!, kinds[1]!].map((category) => ({
        ...{ cut: 'kind' as const, scope: 'region' as const, region, category, medianSeconds: null, p90Seconds: null },
        incidents: region === 'B' && category === kinds[1] ? null : 6,
      })),
    );
    expect(new Span(published([...rows, ...careless])).has(target)).toBe(true);
  });

  it('show no number of few cases, and their sums agree', () => {
    fc.assert(
      fc.property(months, (cases) => {
        const { rows, withheld } = publicationOf(countsOf(cases));
        expect(withheld).toBe(cases.length < smallestCell);
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
