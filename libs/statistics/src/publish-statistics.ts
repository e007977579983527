import { type Clock, smallestCell } from '#domain';
import { firstMonthOf, type Month, monthAfter, newestClosedMonth, startOf, yearOf } from './months.js';
import { publicationOf } from './publish-month.js';
import type { MonthCounts } from './publication.js';
import type { CountedAgency, StatisticsLedger } from './statistics.port.js';

/** Of one run: a house that begins with years of history catches up hour by hour. */
const monthsAtOnce = 6;

/** Told of each month that was published. */
export interface StatisticsObserver {
  monthPublished(month: Month, left: number): void;
}

/**
 * Publishes each month that is closed and not published yet, the oldest first. What is published stays: neither a later
 * closing of an incident nor the deletion of a person changes it, since the difference would be of few.
 */
export class PublishStatistics {
  constructor(
    private readonly ledger: StatisticsLedger,
    private readonly clock: Clock,
    private readonly observer: StatisticsObserver,
  ) {}

  async execute(): Promise<void> {
    const due = await this.due();
    const now = due.slice(0, monthsAtOnce);
    for (const [index, month] of now.entries()) {
      const publication = publicationOf(await this.count(month));
      const { withheld } = publication;
      const said = { month, publishedAt: this.clock.now(), smallestCell, withheld };
      if (await this.ledger.publish(said, publication)) this.observer.monthPublished(month, due.length - index - 1);
    }
  }

  private async due(): Promise<Month[]> {
    const newest = newestClosedMonth(this.clock.now());
    const begin = await this.ledger.begin();
    if (begin === undefined) return [];
    const published = new Set((await this.ledger.months()).map(({ month }) => month));
    const due: Month[] = [];
    for (let month = firstMonthOf(begin); month <= newest; month = monthAfter(month))
      if (!published.has(month)) due.push(month);
    return due;
  }

  /** Cell by cell: each is one statement. */
  private async count(month: Month): Promise<MonthCounts> {
    const cells = new Map<number, CountedAgency[]>();
    for (const agency of await this.ledger.agencies())
      cells.set(agency.cell, [...(cells.get(agency.cell) ?? []), agency]);
    const counted: MonthCounts[] = [];
    for (const [cell, agencies] of cells) {
      const months = agencies.map((agency) => ({
        ...agency,
        from: startOf(month, agency.timeZone),
        to: startOf(monthAfter(month), agency.timeZone),
      }));
      counted.push(await this.ledger.count(cell, months, yearOf(month)));
    }
    return { counts: counted.flatMap(({ counts }) => counts), waits: counted.flatMap(({ waits }) => waits) };
  }
}
