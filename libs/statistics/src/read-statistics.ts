import type { Clock } from '#domain';
import { newestClosedMonth } from './months.js';
import type { PublishedStatistics } from './statistics.port.js';
import { newestOf, rangeOf, type StatisticsQuestion, type StatisticsTable, within } from './statistics-table.js';

/** Of every region, for staff. */
export class ReadStatistics {
  constructor(
    private readonly published: PublishedStatistics,
    private readonly clock: Clock,
  ) {}

  async execute(question: StatisticsQuestion): Promise<StatisticsTable> {
    const months = await this.published.months();
    const range = rangeOf(question, newestOf(months, newestClosedMonth(this.clock.now())));
    const rows = await this.published.rows(question.by, range.from, range.to);
    return { by: question.by, ...range, months: months.filter(within(range)), rows };
  }
}
