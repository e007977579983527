import type { Channel, Severity } from '#domain';
import { cellsInUse } from '../cells.js';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';

/** How many there are, and since when the oldest waits (milliseconds since 1970). */
export interface Waiting {
  count: number;
  since: number;
}

export interface HouseState {
  /** Alarms of incidents that are not closed which no console of their desk has confirmed. */
  unconfirmedAlarms: ReadonlyMap<Severity, Waiting>;
  /** Deliveries that leave the house and have not left it. */
  queuedDeliveries: ReadonlyMap<Channel, Waiting>;
  /** Deliveries that were given up within a day and not sent again. */
  failedDeliveries: ReadonlyMap<Channel, Waiting>;
  /** Reports put aside, counted up to {@link mostQuarantined}. */
  quarantinedReports: number;
}

const mostQuarantined = 10_000;
/** What nobody has confirmed for so long is found in the incident, and by no desk any more. */
const unconfirmedForMilliseconds = 7 * 86_400_000;
/** What was given up longer ago somebody has left at that. */
const failedForMilliseconds = 86_400_000;

interface Group<Name> {
  name: Name;
  count: number;
  since: Date;
}

const byName = <Name>(groups: readonly Group<Name>[]): ReadonlyMap<Name, Waiting> =>
  new Map(groups.map(({ name, count, since }) => [name, { count, since: since.getTime() }]));

/** What waits in all cells at this moment: for whoever watches over the house, who sees numbers only. Tests are left out. */
export async function readHouseState(sql: Sql, now: number): Promise<HouseState> {
  const cells = await cellsInUse(sql);
  const alarms = await sql.rows<Group<Severity>>(
    `SELECT a.severity AS name, count(*)::integer AS count, min(d.queued_at) AS since
     FROM delivery d
     JOIN alarm a ON a.cell = d.cell AND a.id = d.alarm_id
     JOIN incident i ON i.cell = d.cell AND i.id = d.incident_id AND i.status <> 'closed'
     WHERE d.cell = ANY($1::smallint[]) AND d.channel = 'console' AND d.status IN ('queued', 'sent') AND d.queued_at > $2
       AND NOT EXISTS (SELECT 1 FROM canary c WHERE c.agency_id = d.agency_id)
     GROUP BY a.severity`,
    [cells, instant(now - unconfirmedForMilliseconds)],
  );
  const deliveries = await sql.rows<Group<Channel>>(
    `SELECT channel AS name, count(*)::integer AS count, min(queued_at) AS since FROM delivery
     WHERE cell = ANY($1::smallint[]) AND status = 'queued' AND channel <> 'console' GROUP BY channel`,
    [cells],
  );
  const failed = await sql.rows<Group<Channel>>(
    `SELECT channel AS name, count(*)::integer AS count, min(failed_at) AS since FROM delivery
     WHERE cell = ANY($1::smallint[]) AND status = 'failed' AND failed_at > $2 GROUP BY channel`,
    [cells, instant(now - failedForMilliseconds)],
  );
  const [quarantined] = await sql.rows<{ count: number }>(
    `SELECT count(*)::integer AS count FROM
       (SELECT 1 FROM quarantined_report WHERE cell = ANY($1::smallint[]) LIMIT ${mostQuarantined}) q`,
    [cells],
  );
  return {
    unconfirmedAlarms: byName(alarms),
    queuedDeliveries: byName(deliveries),
    failedDeliveries: byName(failed),
    quarantinedReports: quarantined!.count,
  };
}
