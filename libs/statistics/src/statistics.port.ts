import type { StatisticCut } from '#domain';
import type { Month } from './months.js';
import type { MonthCounts, Publication, PublishedMonth, StatisticRow } from './publication.js';

/** An agency whose incidents are counted, with its month. Times are milliseconds since 1970. */
export interface CountedAgency {
  id: string;
  cell: number;
  region: string;
  /** IANA zone: by its clocks an incident is of this month or of the next one. */
  timeZone: string;
}

export interface MonthOfAgency extends CountedAgency {
  from: number;
  /** Not including. */
  to: number;
}

/** Where months are counted and published. */
export interface StatisticsLedger {
  /** Those that are no test alarm's. */
  agencies(): Promise<readonly CountedAgency[]>;
  /** When the first agency was founded: there is nothing before. */
  begin(): Promise<number | undefined>;
  months(): Promise<readonly PublishedMonth[]>;
  /** Of one cell, whose agencies these are. @param year by which ages are told */
  count(cell: number, agencies: readonly MonthOfAgency[], year: number): Promise<MonthCounts>;
  /** Once and for good. `false`: the month was published already, and stays as it is. */
  publish(month: PublishedMonth, publication: Publication): Promise<boolean>;
}

/** What is published. */
export interface PublishedStatistics {
  /** The oldest first. */
  months(): Promise<readonly PublishedMonth[]>;
  /** Of these months, both included, in the order of month, scope, region and category. */
  rows(cut: StatisticCut, from: Month, to: Month): Promise<readonly MonthRow[]>;
  /** What everybody may read: the house in every cut, and the sums of regions. */
  publicRows(): Promise<readonly MonthRow[]>;
}

export interface MonthRow extends StatisticRow {
  month: Month;
}

/** Injection token of the {@link PublishedStatistics}. */
export const PUBLISHED_STATISTICS = Symbol('PublishedStatistics');
