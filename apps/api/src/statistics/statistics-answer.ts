import type { FastifyReply } from 'fastify';
import type { Statistics, StatisticsQuery } from '#contracts';
import { type StatisticsTable, statisticsCsv } from '#statistics';

/** As it was asked for: JSON, or CSV to be saved. */
export function statisticsAnswer(
  table: StatisticsTable,
  { format }: StatisticsQuery,
  reply: FastifyReply,
): Statistics | string {
  if (format === 'json') return statisticsView(table);
  const { by, from, to } = table;
  void reply
    .type('text/csv; charset=utf-8; header=present')
    .header('content-disposition', `attachment; filename="statistics-${by}-${from}-${to}.csv"`);
  return statisticsCsv(table);
}

const statisticsView = ({ by, from, to, months, rows }: StatisticsTable): Statistics => ({
  by,
  from,
  to,
  months: months.map(({ publishedAt, ...month }) => ({ ...month, publishedAt: new Date(publishedAt).toISOString() })),
  rows: rows.map(({ cut: _, ...row }) => row),
});
