import type { AlarmKind, Severity } from '#domain';
import type { CapAgency, CapEvent, CapReader, CapScope } from '#notify';
import type { HouseSql } from '../database.js';

interface EventRow {
  incidentId: string;
  cursor: number;
  kind: CapEvent['kind'];
  at: Date;
  alarmId: string | null;
  alarmKind: AlarmKind | null;
  severity: Severity | null;
}

const eventsThatTell = `e.cell = $1 AND e.agency_id = $2 AND e.kind IN ('alarm_raised', 'alarm_updated', 'closed', 'close_undone')`;

export class SqlCapReader implements CapReader {
  constructor(private readonly house: HouseSql) {}

  async agency({ agencyId }: CapScope): Promise<CapAgency | undefined> {
    const [row] = await this.house
      .asAgency(agencyId)
      .rows<CapAgency>(`SELECT id, name, region, language FROM agency WHERE id = $1`, [agencyId]);
    return row;
  }

  ofNewestIncidents(scope: CapScope, incidents: number): Promise<CapEvent[]> {
    return this.events(
      scope,
      `e.incident_id IN (SELECT i.id FROM incident i WHERE i.cell = $1 AND i.agency_id = $2
         ORDER BY i.opened_at DESC, i.id DESC LIMIT $3)`,
      [incidents],
    );
  }

  ofIncident(scope: CapScope, incidentId: string): Promise<CapEvent[]> {
    return this.events(scope, `e.incident_id = $3`, [incidentId]);
  }

  async after(scope: CapScope, cursor: number, limit: number) {
    const { cell, agencyId } = scope;
    const next = await this.house.asAgency(agencyId).rows<{ cursor: number; incidentId: string }>(
      `SELECT e.cursor, e.incident_id AS "incidentId" FROM incident_event e
       WHERE e.cell = $1 AND e.agency_id = $2 AND e.cursor > $3 ORDER BY e.cursor LIMIT $4`,
      [cell, agencyId, cursor, limit],
    );
    const incidents = [...new Set(next.map(({ incidentId }) => incidentId))];
    const events = await this.events(scope, `e.incident_id = ANY($3::uuid[])`, [incidents]);
    return { upTo: next.at(-1)?.cursor ?? cursor, events };
  }

  /** @param which of the agency's incidents, by parameters from $3 on */
  private async events({ cell, agencyId }: CapScope, which: string, given: readonly unknown[]): Promise<CapEvent[]> {
    const rows = await this.house.asAgency(agencyId).rows<EventRow>(
      `SELECT e.incident_id AS "incidentId", e.cursor, e.kind, e.at, e.data ->> 'alarmId' AS "alarmId",
         e.data ->> 'alarmKind' AS "alarmKind", e.data ->> 'severity' AS severity
       FROM incident_event e WHERE ${eventsThatTell} AND ${which} ORDER BY e.cursor`,
      [cell, agencyId, ...given],
    );
    return rows.map(({ at, alarmId, alarmKind, severity, ...event }) => ({
      ...event,
      at: at.getTime(),
      ...(alarmId && alarmKind && severity && { alarm: { id: alarmId, kind: alarmKind, severity } }),
    }));
  }
}
