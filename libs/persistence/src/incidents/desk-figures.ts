import type { Acknowledgement, DeskFigures, DeskScope, Reopening } from '#incidents';
import { instant } from '../columns.js';
import type { Database } from '../database.js';
import { readableBy } from './whose-incident.js';

type Row = Omit<Acknowledgement, 'seconds'> & { at: Date; from: Date };

export class SqlDeskFigures implements DeskFigures {
  constructor(private readonly database: Pick<Database, 'asAgency'>) {}

  async timeZone({ agencyId }: DeskScope): Promise<string> {
    const [row] = await this.database
      .asAgency(agencyId)
      .rows<{ timeZone: string }>(`SELECT time_zone AS "timeZone" FROM agency WHERE id = $1`, [agencyId]);
    return row!.timeZone;
  }

  /** What began as a notice nobody had to take before it grew; what was handed over was grave already. */
  async acknowledgements({ cell, agencyId }: DeskScope, since: number): Promise<Acknowledgement[]> {
    const rows = await this.database.asAgency(agencyId).rows<Row>(
      `SELECT i.desk_agency_id AS "deskAgencyId", g.name AS "deskName", e.at,
         greatest(began.at, CASE WHEN began.kind <> 'handed_over' THEN (SELECT min(x.at) FROM incident_event x
           WHERE x.cell = $1 AND x.incident_id = e.incident_id AND x.cursor > began.cursor AND x.cursor < e.cursor
             AND x.kind IN ('alarm_raised', 'alarm_updated') AND x.data ->> 'severity' IN ('critical', 'urgent'))
         END) AS "from"
       FROM incident_event e
       JOIN incident i ON i.cell = $1 AND i.id = e.incident_id AND i.severity <> 'notice'
       JOIN agency g ON g.id = i.desk_agency_id
       CROSS JOIN LATERAL (SELECT b.at, b.cursor, b.kind FROM incident_event b
         WHERE b.cell = $1 AND b.incident_id = e.incident_id AND b.cursor < e.cursor
           AND b.kind IN ('opened', 'reopened', 'handed_over') ORDER BY b.cursor DESC LIMIT 1) began
       WHERE e.cell = $1 AND e.kind = 'acknowledged' AND e.at >= $2::timestamptz`,
      [cell, instant(since)],
    );
    return rows.map(({ at, from, ...desk }) => ({ ...desk, seconds: (at.getTime() - from.getTime()) / 1_000 }));
  }

  async reopenings({ cell, agencyId }: DeskScope): Promise<Reopening[]> {
    const rows = await this.database.asAgency(agencyId).rows<{ incidentId: string; at: Date }>(
      `SELECT i.id AS "incidentId", r.at FROM incident i
       CROSS JOIN LATERAL (SELECT e.at FROM incident_event e
         WHERE e.cell = $1 AND e.incident_id = i.id AND e.kind = 'reopened' ORDER BY e.cursor DESC LIMIT 1) r
       WHERE i.cell = $1 AND i.status = 'open' AND ${readableBy('$2')}`,
      [cell, agencyId],
    );
    return rows.map(({ incidentId, at }) => ({ incidentId, at: at.getTime() }));
  }
}
