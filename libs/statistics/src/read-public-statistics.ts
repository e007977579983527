import type { Clock } from '#domain';
import { newestClosedMonth } from './months.js';
import type { PublishedMonth } from './publication.js';
import type { MonthRow, PublishedStatistics } from './statistics.port.js';
import { newestOf, rangeOf, type StatisticsQuestion, type StatisticsTable, within } from './statistics-table.js';

/** Months are published once a month: nobody waits long for one. */
const freshMilliseconds = 60_000;

interface Shelf {
  at: number;
  months: readonly PublishedMonth[];
  rows: readonly MonthRow[];
}

/**
 * For everybody: the house in every cut, the regions by their sums alone. The numbers are those that staff see, fewer of
 * them: a second way of making them coarse would say something by the difference. All of them are in memory, so that no
 * question from outside reaches the database more often than once a minute.
 */
export class ReadPublicStatistics {
  private shelf: Shelf | undefined;
  private reading: Promise<Shelf> | undefined;

  constructor(
    private readonly published: PublishedStatistics,
    private readonly clock: Clock,
  ) {}

  async execute(question: StatisticsQuestion): Promise<StatisticsTable> {
    const { months, rows } = await this.read();
    const range = rangeOf(question, newestOf(months, newestClosedMonth(this.clock.now())));
    const isWithin = within(range);
    return {
      by: question.by,
      ...range,
      months: months.filter(isWithin),
      rows: rows.filter((row) => row.cut === question.by && isWithin(row)),
    };
  }

  private read(): Shelf | Promise<Shelf> {
    const now = this.clock.now();
    if (this.shelf && now - this.shelf.at < freshMilliseconds) return this.shelf;
    this.reading ??= this.load(now).finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async load(at: number): Promise<Shelf> {
    // The months first: a month that is published in between has rows and is not listed, never the other way round.
    const months = await this.published.months();
    const listed = new Set(months.map(({ month }) => month));
    const rows = (await this.published.publicRows()).filter(({ month }) => listed.has(month));
    return (this.shelf = { at, months, rows });
  }
}
