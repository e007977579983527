import {
  restGroup,
  type StatisticCut,
  type StatisticDimension,
  statisticDimensions,
  unknownGroups,
  wholeGroup,
} from '#domain';
import type { MonthCounts, Publication, RegionWait, StatisticRow } from './publication.js';
import { apart, beside, type Count, isLarge, none } from './suppress/count.js';
import { type Gathered, gatherSmall } from './suppress/gather-small.js';
import { hiddenCells } from './suppress/hide-cells.js';
import { waitTimesOf } from './wait-times.js';

/** Regions that are shown as one: a single one, or the rest. */
interface Block {
  region: string | null;
  regions: readonly string[];
}

/** Groups that are shown as one. */
interface Column {
  category: string;
  groups: readonly string[];
}

/**
 * What is said of a month, in tables that have their sums in common: the house, its regions, and for each dimension the
 * house's groups and the regions' groups. A sum that is published is never of few cases (`gatherSmall`); a cell within is
 * hidden with others that keep it hidden (`hiddenCells`). Tables of two dimensions have nothing in common but the sums of
 * the regions, which are published: one says nothing of what the other hides. Pure.
 */
export function publicationOf(given: MonthCounts): Publication {
  const totals = countsBy(given, 'region');
  const byRegion = new Map([...totals].map(([region, groups]) => [region, groups.get(wholeGroup) ?? none]));
  const house = [...byRegion.values()].reduce(apart, none);
  if (!isLarge(house)) return { withheld: true, rows: [] };
  const blocks = blocksOf(gatherSmall(byRegion));
  const sums = blocks.map(({ regions }) => regions.map((region) => byRegion.get(region)!).reduce(apart, none));
  const wholes = (cut: StatisticCut): StatisticRow[] => [
    { ...rowOf(cut, null, wholeGroup, house), scope: 'house' },
    ...blocks.map(({ region }, index) => rowOf(cut, region, wholeGroup, sums[index]!)),
  ];
  const cuts = statisticDimensions.flatMap((cut) => {
    const table = tableOf(given, cut, blocks);
    return [...wholes(cut).map((row) => withTimes(row, given.waits, table)), ...table];
  });
  return { withheld: false, rows: [...wholes('region'), ...cuts] };
}

/** A single block says no more than the house. */
function blocksOf({ shown, rest }: Gathered): Block[] {
  if (shown.length === 0) return [];
  const single = shown.map((region) => ({ region, regions: [region] }));
  return rest.length === 0 ? single : [...single, { region: null, regions: rest }];
}

function columnsOf({ shown, rest }: Gathered): Column[] {
  const single = shown.map((group) => ({ category: group, groups: [group] }));
  return rest.length === 0 ? single : [...single, { category: restGroup, groups: rest }];
}

/** The groups of one dimension: those of the house, and in each block of regions. */
function tableOf(given: MonthCounts, cut: StatisticDimension, blocks: readonly Block[]): StatisticRow[] {
  const counts = countsBy(given, cut);
  const ofHouse = new Map<string, Count>();
  for (const groups of counts.values())
    for (const [group, count] of groups) ofHouse.set(group, apart(ofHouse.get(group) ?? none, count));
  const columns = columnsOf(gatherSmall(ofHouse, unknownGroups));
  const house = columns.map(({ category, groups }): StatisticRow => ({
    ...rowOf(cut, null, category, groups.map((group) => ofHouse.get(group)!).reduce(beside, none)),
    scope: 'house',
  }));
  const grid = blocks.map(({ regions }) =>
    columns.map(({ groups }) =>
      groups
        .map((group) => regions.map((region) => counts.get(region)?.get(group) ?? none).reduce(apart, none))
        .reduce(beside, none),
    ),
  );
  const open = columns.flatMap(({ category }, index) => (unknownGroups.has(category) ? [index] : []));
  const hidden = hiddenCells(grid, new Set(open));
  if (!hidden) return house;
  const cells = blocks.flatMap(({ region }, row) =>
    columns.flatMap(({ category }, column) => {
      const count = grid[row]![column]!;
      if (hidden[row]![column]) return [{ ...rowOf(cut, region, category, count), incidents: null }];
      return count.incidents === 0 ? [] : [rowOf(cut, region, category, count)];
    }),
  );
  return [...house, ...cells];
}

const rowOf = (cut: StatisticCut, region: string | null, category: string, { incidents }: Count): StatisticRow => ({
  cut,
  scope: region === null ? 'rest' : 'region',
  region,
  category,
  incidents,
  medianSeconds: null,
  p90Seconds: null,
});

/** By region and group. */
function countsBy({ counts }: MonthCounts, cut: StatisticCut): Map<string, Map<string, Count>> {
  const found = new Map<string, Map<string, Count>>();
  for (const { region, group, ...count } of counts.filter((one) => one.cut === cut)) {
    const groups = found.get(region) ?? new Map<string, Count>();
    found.set(region, groups.set(group, apart(groups.get(group) ?? none, count)));
  }
  return found;
}

/**
 * How long it took in the house, and in each region of whose groups none is hidden: a time says on which side of it how many
 * lie, and so something of what is hidden.
 */
function withTimes(row: StatisticRow, waits: readonly RegionWait[], table: readonly StatisticRow[]): StatisticRow {
  const { cut, scope, region } = row;
  const groups = table.filter((one) => one.scope === 'region' && one.region === region);
  const isWhole = groups.length > 0 && groups.every(({ incidents }) => incidents !== null);
  if (scope !== 'house' && !isWhole) return row;
  const those = waits.filter((wait) => wait.cut === cut && (scope === 'house' || wait.region === region));
  return { ...row, ...waitTimesOf(those) };
}
