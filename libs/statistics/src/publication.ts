import type { StatisticCut, StatisticDimension, StatisticScope } from '#domain';
import type { Month } from './months.js';
import type { Count } from './suppress/count.js';
import type { Wait } from './wait-times.js';

/** The incidents of one region and month: all of them (`region`), or those of one group of a dimension. */
export interface RegionCount extends Count {
  region: string;
  cut: StatisticCut;
  /** `all` in the cut `region`. */
  group: string;
}

export interface RegionWait extends Wait {
  region: string;
  cut: WaitCut;
}

/** Cuts by how long something took. */
export type WaitCut = Extract<StatisticDimension, 'response' | 'arrival'>;

/** Everything that is counted of a month; never leaves the house. */
export interface MonthCounts {
  counts: readonly RegionCount[];
  waits: readonly RegionWait[];
}

/** One number that is published. */
export interface StatisticRow {
  cut: StatisticCut;
  scope: StatisticScope;
  /** Of a single region; else `null`. */
  region: string | null;
  /** A group of the cut, `all` of them, or the `rest`. */
  category: string;
  /** `null`: hidden. */
  incidents: number | null;
  /** Only of `all` in a cut by time; `null` where they would tell of too few. */
  medianSeconds: number | null;
  p90Seconds: number | null;
}

export interface Publication {
  /** The month had too few cases to say anything of it. */
  withheld: boolean;
  rows: readonly StatisticRow[];
}

export interface PublishedMonth {
  month: Month;
  /** Milliseconds since 1970. */
  publishedAt: number;
  smallestCell: number;
  withheld: boolean;
}
