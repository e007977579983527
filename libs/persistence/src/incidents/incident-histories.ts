import type { AlarmKind } from '#domain';
import type { DeskScope, IncidentHistories, IncidentHistory } from '#incidents';
import type { Database } from '../database.js';
import { SqlIncidentReader } from './incident-reader.js';
import { SqlPlanLedger } from './plan-ledger.js';

type Head = Omit<IncidentHistory, 'alarms' | 'events' | 'deliveries'>;

export class SqlIncidentHistories implements IncidentHistories {
  private readonly reader: SqlIncidentReader;

  constructor(private readonly database: Database) {
    this.reader = new SqlIncidentReader(database);
  }

  async of(scope: DeskScope, incidentId: string): Promise<IncidentHistory | undefined> {
    const own = this.database.asAgency(scope.agencyId);
    const [head] = await own.rows<Head>(
      `SELECT i.desk_agency_id AS "deskAgencyId", i.order_id AS "orderId", g.time_zone AS "timeZone", g.next_agency_id AS "nextAgencyId",
         CASE WHEN i.order_id IS NULL THEN ARRAY[i.person_id] ELSE ARRAY(SELECT q.person_id FROM order_party q
           WHERE q.cell = $1 AND q.order_id = i.order_id AND q.role = 'protected' ORDER BY q.person_id)
         END AS "protectedPersonIds"
       FROM incident i JOIN agency g ON g.id = i.agency_id WHERE i.cell = $1 AND i.id = $2 AND i.agency_id = $3`,
      [scope.cell, incidentId, scope.agencyId],
    );
    if (!head) return undefined;
    const alarms = await own.rows<{ id: string; kind: AlarmKind; personId: string }>(
      `SELECT a.id, a.kind, a.person_id AS "personId" FROM alarm a
       WHERE a.cell = $1 AND a.incident_id = $2 ORDER BY a.raised_at, a.id`,
      [scope.cell, incidentId],
    );
    const events = await this.reader.events(scope, incidentId);
    const deliveries = await this.reader.deliveries(scope, incidentId);
    return { ...head, alarms, events, deliveries };
  }

  audience({ cell }: DeskScope): SqlPlanLedger {
    return new SqlPlanLedger(this.database, cell);
  }
}
