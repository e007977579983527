import { firstIdSince } from '#domain';
import type { ChannelFigures, ChannelFiguresReader, OperatorScope } from '#notify';
import { instant } from '../columns.js';
import type { HouseSql } from '../database.js';

const hour = 3_600_000;
const day = 24 * hour;

interface Row {
  channel: ChannelFigures['channel'];
  /** Of those that failed. */
  errorCode: string | null;
  failed: number;
  lastSentAt: Date | null;
  lastDeliveredAt: Date | null;
  waiting: number;
  waitingSince: Date | null;
  sentLastHour: number;
  failedLastHour: number;
  sentLastDay: number;
}

export class ChannelFiguresRepository implements ChannelFiguresReader {
  constructor(private readonly house: HouseSql) {}

  /** Deliveries are ordered by when they were made, as their ids are: what is older than a day is not read. */
  async ofLastDay({ cell, agencyId }: OperatorScope, now: number): Promise<ChannelFigures[]> {
    const rows = await this.house.asAgency(agencyId).rows<Row>(
      `SELECT channel, CASE WHEN status = 'failed' THEN last_error END AS "errorCode",
         (count(*) FILTER (WHERE status = 'failed'))::int AS failed,
         max(sent_at) AS "lastSentAt", max(coalesce(delivered_at, seen_at)) AS "lastDeliveredAt",
         (count(*) FILTER (WHERE status = 'queued'))::int AS waiting,
         min(queued_at) FILTER (WHERE status = 'queued') AS "waitingSince",
         (count(*) FILTER (WHERE sent_at >= $4))::int AS "sentLastHour",
         (count(*) FILTER (WHERE status = 'failed' AND failed_at >= $4))::int AS "failedLastHour",
         (count(*) FILTER (WHERE sent_at IS NOT NULL))::int AS "sentLastDay"
       FROM delivery WHERE cell = $1 AND agency_id = $2 AND id >= $3
       GROUP BY 1, 2 ORDER BY channel, failed DESC, 2`,
      [cell, agencyId, firstIdSince(now - day), instant(now - hour)],
    );
    const channels = [...new Set(rows.map(({ channel }) => channel))];
    return channels.map((channel) => figuresOf(rows.filter((row) => row.channel === channel)));
  }
}

/** Of one channel: a row for each error, and one for what did not fail. */
function figuresOf(rows: readonly Row[]): ChannelFigures {
  const sum = (of: (row: Row) => number): number => rows.reduce((all, row) => all + of(row), 0);
  const times = (of: (row: Row) => Date | null): number[] => rows.flatMap((row) => of(row)?.getTime() ?? []);
  const last = (found: readonly number[]): number | null => (found.length === 0 ? null : Math.max(...found));
  const waiting = times(({ waitingSince }) => waitingSince);
  return {
    channel: rows[0]!.channel,
    lastSentAt: last(times(({ lastSentAt }) => lastSentAt)),
    lastDeliveredAt: last(times(({ lastDeliveredAt }) => lastDeliveredAt)),
    waiting: sum((row) => row.waiting),
    waitingSince: waiting.length === 0 ? null : Math.min(...waiting),
    sentLastHour: sum((row) => row.sentLastHour),
    failedLastHour: sum((row) => row.failedLastHour),
    sentLastDay: sum((row) => row.sentLastDay),
    failedLastDay: sum((row) => row.failed),
    errors: rows.flatMap(({ errorCode, failed }) => (failed === 0 ? [] : [{ errorCode, failed }])),
  };
}
