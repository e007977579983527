import type { IncidentStatus } from '#domain';
import type { WatchState } from '#geofence';
import type { Closing, DeskAct, DeskScope, DeskStore, DeskTransaction, EndedAlarm, IncidentRow } from '#incidents';
import { appendAudit } from '../access/append-audit.js';
import { instant } from '../columns.js';
import type { Database, HouseSql, Sql } from '../database.js';
import { SqlIncidentStore } from './incident-store.js';
import { readableBy, workedOnBy } from './whose-incident.js';

/** Conditions that no later report ends by itself: the desk ends them by closing (design, section 5). */
const standingKinds = [
  'panic',
  'duress',
  'missed_check_in',
  'tamper',
  'separation',
  'power_cut',
  'unpaired',
  'acted_alone',
  'jamming',
  'mock_location',
];

/** What {@link Closing} is read from. */
interface ClosingData {
  was?: IncidentStatus;
  endedAlarmIds?: string[];
}

export class SqlDeskStore implements DeskStore {
  constructor(private readonly database: Database) {}

  transaction<T>(scope: DeskScope, work: (transaction: DeskTransaction) => Promise<T>): Promise<T> {
    return this.database.transaction((house) => work(new SqlDeskTransaction(house, scope)));
  }

  async confirmAlarm(scope: DeskScope, alarmId: string, now: number): Promise<boolean> {
    const count = await this.database.asAgency(scope.agencyId).count(
      `UPDATE delivery SET status = 'delivered', delivered_at = $4::timestamptz, sent_at = coalesce(sent_at, $4::timestamptz)
       WHERE cell = $1 AND alarm_id = $2 AND recipient = 'desk' AND recipient_id = $3 AND channel = 'console'
         AND status IN ('queued', 'sent', 'escalated') AND delivered_at IS NULL`,
      [scope.cell, alarmId, scope.agencyId, instant(now)],
    );
    return count > 0;
  }
}

/**
 * What a step does to an incident reaches other agencies: its new desk's deliveries, the order's watch, both chains. So it
 * acts for the house, on an incident that was first found through the wall.
 */
class SqlDeskTransaction implements DeskTransaction {
  readonly incidents: SqlIncidentStore;
  private readonly own: Sql;

  constructor(
    private readonly house: HouseSql,
    private readonly scope: DeskScope,
  ) {
    this.own = house.asAgency(scope.agencyId);
    this.incidents = new ReadableIncidents(house, this.own, scope.cell);
  }

  async orderOf(incidentId: string): Promise<{ orderId: string | null } | undefined> {
    const [row] = await this.own.rows<{ orderId: string | null }>(
      `SELECT i.order_id AS "orderId" FROM incident i WHERE i.cell = $1 AND i.id = $2 AND ${workedOnBy('$3')}`,
      [this.scope.cell, incidentId, this.scope.agencyId],
    );
    return row;
  }

  async lockWatchState(orderId: string): Promise<WatchState | undefined> {
    const [row] = await this.house.rows<{ state: WatchState }>(
      `SELECT state FROM watch WHERE cell = $1 AND order_id = $2 FOR UPDATE`,
      [this.scope.cell, orderId],
    );
    return row?.state;
  }

  async saveWatchState(orderId: string, state: WatchState): Promise<void> {
    await this.house.count(`UPDATE watch SET state = $3 WHERE cell = $1 AND order_id = $2`, [
      this.scope.cell,
      orderId,
      JSON.stringify(state),
    ]);
  }

  endStandingAlarms(incidentId: string, now: number): Promise<EndedAlarm[]> {
    return this.house.rows<EndedAlarm>(
      `UPDATE alarm SET ended_at = $3::timestamptz, updated_at = $3::timestamptz
       WHERE cell = $1 AND incident_id = $2 AND ended_at IS NULL AND kind = ANY($4)
       RETURNING id, condition_key AS "conditionKey"`,
      [this.scope.cell, incidentId, instant(now), standingKinds],
    );
  }

  async lastClosing(incidentId: string): Promise<Closing | undefined> {
    const [row] = await this.own.rows<{ staffId: string | null; at: Date; data: ClosingData }>(
      `SELECT e.staff_id AS "staffId", e.at, e.data FROM incident_event e
       WHERE e.cell = $1 AND e.incident_id = $2 AND e.kind = 'closed' ORDER BY e.cursor DESC LIMIT 1`,
      [this.scope.cell, incidentId],
    );
    const was = row?.data.was;
    if (!row || was === undefined) return undefined;
    return { staffId: row.staffId, at: row.at.getTime(), was, endedAlarmIds: row.data.endedAlarmIds ?? [] };
  }

  async resumeAlarms(alarmIds: readonly string[], now: number): Promise<void> {
    await this.house.count(
      `UPDATE alarm SET ended_at = NULL, updated_at = $3::timestamptz WHERE cell = $1 AND id = ANY($2::uuid[])`,
      [this.scope.cell, alarmIds, instant(now)],
    );
  }

  async hasUnit(unitId: string, incidentId: string): Promise<boolean> {
    const rows = await this.house.rows(
      `SELECT 1 FROM unit u WHERE u.id = $4 AND (u.agency_id = $3 OR EXISTS (
         SELECT 1 FROM incident i WHERE i.cell = $1 AND i.id = $2 AND ${readableBy('$3')}
           AND u.agency_id IN (i.agency_id, i.desk_agency_id)))`,
      [this.scope.cell, incidentId, this.scope.agencyId, unitId],
    );
    return rows.length > 0;
  }

  revokeLinks(incidentId: string, now: number): Promise<number> {
    return this.house.count(
      `UPDATE live_link SET revoked_at = $3 WHERE cell = $1 AND incident_id = $2 AND revoked_at IS NULL`,
      [this.scope.cell, incidentId, instant(now)],
    );
  }

  audit({ staffId, action, incidentId }: DeskAct, now: number): Promise<void> {
    const object = { object: 'incident', objectId: incidentId } as const;
    const record = { actor: 'staff', actorId: staffId, action, ...object, result: 'allowed' } as const;
    return appendAudit(this.house, { now: () => now }, [{ ...record, agencyId: this.scope.agencyId }]);
  }
}

class ReadableIncidents extends SqlIncidentStore {
  constructor(
    house: Sql,
    private readonly own: Sql,
    cell: number,
  ) {
    super(house, cell);
  }

  override async lockIncident(id: string, agencyId: string): Promise<IncidentRow | undefined> {
    const readable = await this.own.rows(`SELECT 1 FROM incident i WHERE i.cell = $1 AND i.id = $2`, [this.cell, id]);
    return readable.length > 0 ? super.lockIncident(id, agencyId) : undefined;
  }
}
