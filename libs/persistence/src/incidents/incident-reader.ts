import { deskKinds } from '#domain';
import {
  type AlarmView,
  type DeliveryView,
  type DeskScope,
  type EventView,
  type FeedEvent,
  type IncidentFilter,
  type IncidentReader,
  type IncidentView,
  type KeptDecision,
  type LoggedEvent,
  type OtherDesk,
  sayDecision,
  type TrackPoint,
} from '#incidents';
import { namePlace } from '../cases/zones.repository.js';
import type { HouseSql, Sql } from '../database.js';
import { openNotes } from './event-notes.js';
import { which } from '../access/which.js';
import { trackColumns } from './track-columns.js';
import { isRealDesk, readableBy, spanOf } from './whose-incident.js';

/** Dates come out of the driver as Date objects and leave here as ISO 8601. */
export type Raw<View> = { [Key in keyof View]: View[Key] extends string | null ? View[Key] | Date : View[Key] };

export function iso<View>(row: Raw<View>): View {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(row as object))
    out[key] = value instanceof Date ? value.toISOString() : value;
  return out as View;
}

const incidentColumns = `i.id, i.agency_id AS "agencyId", i.desk_agency_id AS "deskAgencyId", g.name AS "deskName",
  i.former_desk_agency_id AS "formerDeskAgencyId", i.handed_over_at AS "handedOverAt", i.order_id AS "orderId", o.reference AS "orderReference",
  i.person_id AS "personId", i.status, i.severity, i.opened_at AS "openedAt", i.updated_at AS "updatedAt",
  i.acknowledged_at AS "acknowledgedAt", i.acknowledged_by AS "acknowledgedBy", i.dispatched_at AS "dispatchedAt",
  i.unit_id AS "unitId", i.arrived_at AS "arrivedAt", i.closed_at AS "closedAt", i.outcome, i.cursor
  FROM incident i JOIN agency g ON g.id = i.desk_agency_id LEFT JOIN "order" o ON o.cell = i.cell AND o.id = i.order_id`;

const eventColumns = `e.cursor, e.incident_id AS "incidentId", e.agency_id AS "agencyId", e.kind, e.at,
  e.staff_id AS "staffId", e.data FROM incident_event e`;

/** As what an agency may have an incident in its list; each has an index in the order of the list. */
const relations = ['agency_id', 'desk_agency_id', 'former_desk_agency_id'];

const pageOfRelation = (relation: string): string =>
  `(SELECT r.id FROM incident r WHERE r.cell = $1 AND r.${relation} = $2
     AND ($3::text[] IS NULL OR r.status = ANY($3)) AND ($4::text IS NULL OR r.severity = $4)
     AND ($5::timestamptz IS NULL OR (r.opened_at, r.id) < ($5::timestamptz, $6::uuid))
    ORDER BY r.opened_at DESC, r.id DESC LIMIT $7)`;

/** Those of one order are few, and found by it. */
const pageOfOrder = `(SELECT r.id FROM incident r WHERE r.cell = $1 AND r.order_id = $8 AND ${which('incident.read', 'r', { agencyId: '$2' })}
     AND ($3::text[] IS NULL OR r.status = ANY($3)) AND ($4::text IS NULL OR r.severity = $4)
     AND ($5::timestamptz IS NULL OR (r.opened_at, r.id) < ($5::timestamptz, $6::uuid))
    ORDER BY r.opened_at DESC, r.id DESC LIMIT $7)`;

/** SQL: whether agency $3 may read incident $2. */
const readable = `EXISTS (SELECT 1 FROM incident i WHERE i.cell = $1 AND i.id = $2 AND ${readableBy('$3')})`;

/** What a decision is said with, beside itself; of alarm `a`. */
const saidWith = `a.condition_key AS "conditionKey", a.device_kind AS "deviceKind", a.zone_name AS "zoneName",
  a.zone_id AS "namedZoneId", (SELECT g.time_zone FROM agency g WHERE g.id = a.agency_id) AS "timeZone"`;

type SaidWith = Pick<KeptDecision, 'conditionKey' | 'deviceKind' | 'zoneName' | 'timeZone'>;
/** As the row has it: the zone's name is sealed for the zone. */
type SaidWithRow = SaidWith & { namedZoneId: string | null };

const phases: Readonly<Record<string, KeptDecision['phase']>> = {
  alarm_raised: 'began',
  alarm_updated: 'changed',
  alarm_ended: 'ended',
};

/** What the log keeps of an alarm's event. */
interface AlarmEventData extends Pick<KeptDecision, 'late' | 'decision'> {
  alarmKind: KeptDecision['kind'];
  /** Absent from events older than this field. */
  happenedAt?: string;
}

/** Newest alarms of an incident that are shown; all of them stand in its event log. */
const alarmsShown = 50;

export class SqlIncidentReader implements IncidentReader {
  constructor(private readonly house: HouseSql) {}

  async list({ cell, agencyId }: DeskScope, filter: IncidentFilter): Promise<IncidentView[]> {
    const sql = this.house.asAgency(agencyId);
    const { orderId } = filter;
    const pages = orderId === undefined ? relations.map(pageOfRelation).join(' UNION ') : pageOfOrder;
    const rows = await sql.rows<Raw<IncidentView>>(
      `SELECT ${incidentColumns} WHERE i.cell = $1 AND i.id IN (${pages})
       ORDER BY i.opened_at DESC, i.id DESC LIMIT $7`,
      [
        cell,
        agencyId,
        filter.statuses ?? null,
        filter.severity ?? null,
        filter.before?.openedAt ?? null,
        filter.before?.id ?? null,
        filter.limit,
        ...(orderId === undefined ? [] : [orderId]),
      ],
    );
    return withAlarms(sql, cell, rows);
  }

  /** @param alarms newest ones that are shown */
  async one(
    { cell, agencyId }: DeskScope,
    incidentId: string,
    alarms = alarmsShown,
  ): Promise<IncidentView | undefined> {
    const sql = this.house.asAgency(agencyId);
    const rows = await sql.rows<Raw<IncidentView>>(
      `SELECT ${incidentColumns} WHERE i.cell = $1 AND i.id = $2 AND ${readableBy('$3')}`,
      [cell, incidentId, agencyId],
    );
    return (await withAlarms(sql, cell, rows, alarms))[0];
  }

  async many({ cell }: { cell: number }, incidentIds: readonly string[]): Promise<IncidentView[]> {
    const rows = await this.house.rows<Raw<IncidentView>>(
      `SELECT ${incidentColumns} WHERE i.cell = $1 AND i.id = ANY($2::uuid[])`,
      [cell, incidentIds],
    );
    return withAlarms(this.house, cell, rows);
  }

  otherDesks({ cell, agencyId }: DeskScope, incidentId: string): Promise<OtherDesk[]> {
    return this.house.asAgency(agencyId).rows<OtherDesk>(
      `SELECT g.id, g.name, g.region FROM incident i
       JOIN agency g ON g.cell = $1 AND g.id <> i.desk_agency_id AND (g.id = i.agency_id OR ${isRealDesk('g', '$4')})
       WHERE i.cell = $1 AND i.id = $2 AND ${readableBy('$3')} ORDER BY g.name, g.id`,
      [cell, incidentId, agencyId, deskKinds],
    );
  }

  async events({ cell, agencyId }: DeskScope, incidentId: string): Promise<LoggedEvent[]> {
    const sql = this.house.asAgency(agencyId);
    const rows = await sql.rows<Raw<EventView> & (SaidWithRow | { [Key in keyof SaidWithRow]: null })>(
      `SELECT ${eventColumns.replace('FROM', `, ${saidWith} FROM`)}
       LEFT JOIN alarm a ON a.cell = $1 AND a.incident_id = $2 AND a.id = (e.data ->> 'alarmId')::uuid
       WHERE e.cell = $1 AND e.incident_id = $2 AND ${readable} ORDER BY e.cursor`,
      [cell, incidentId, agencyId],
    );
    const nameOf = await zoneNamesOf(sql, rows);
    const opened = await openNotes(sql, cell, rows);
    return opened.map(({ conditionKey, deviceKind, zoneName: kept, namedZoneId, timeZone, ...row }) => {
      const event = iso<EventView>(row);
      const zoneName = nameOf({ zoneName: kept, namedZoneId });
      const words =
        conditionKey === null ? null : wordsOfEvent(event, { conditionKey, deviceKind, zoneName, timeZone });
      return { ...event, words };
    });
  }

  async deliveries({ cell, agencyId }: DeskScope, incidentId: string): Promise<DeliveryView[]> {
    const rows = await this.house.asAgency(agencyId).rows<Raw<DeliveryView>>(
      `SELECT d.id, d.alarm_id AS "alarmId", d.recipient, d.recipient_id AS "recipientId", d.channel, d.status, d.attempts,
         d.last_error AS "lastError", d.queued_at AS "queuedAt", d.sent_at AS "sentAt", d.delivered_at AS "deliveredAt",
         d.seen_at AS "seenAt", d.failed_at AS "failedAt", d.escalated_at AS "escalatedAt"
       FROM delivery d WHERE d.cell = $1 AND d.incident_id = $2 AND ${readable} ORDER BY d.queued_at, d.id`,
      [cell, incidentId, agencyId],
    );
    return rows.map((row) => iso<DeliveryView>(row));
  }

  async track({ cell, agencyId }: DeskScope, incidentId: string, limit: number): Promise<TrackPoint[]> {
    const rows = await this.house.asAgency(agencyId).rows<Raw<TrackPoint>>(
      `SELECT ${trackColumns}
       FROM incident i
       CROSS JOIN LATERAL (
         SELECT person_id, role FROM order_party WHERE cell = $1 AND order_id = i.order_id
         UNION SELECT i.person_id, 'protected' WHERE i.order_id IS NULL) q
       ${spanOf('i')}
       JOIN position p ON p.cell = $1 AND p.person_id = q.person_id AND p.fix_time >= s.since AND p.fix_time <= s.until
       WHERE i.cell = $1 AND i.id = $2 AND ${readableBy('$3')}
       ORDER BY p.fix_time DESC, p.id LIMIT $4`,
      [cell, incidentId, agencyId, limit],
    );
    return rows.map((row) => iso<TrackPoint>(row)).reverse();
  }

  async eventsOfAllAgenciesAfter(cell: number, cursor: number, limit: number): Promise<FeedEvent[]> {
    const rows = await this.house.rows<Raw<FeedEvent>>(
      `SELECT ${eventColumns.replace('FROM', `, i.desk_agency_id AS "deskAgencyId", i.former_desk_agency_id AS "formerDeskAgencyId" FROM`)}
       JOIN incident i ON i.cell = $1 AND i.id = e.incident_id
       WHERE e.cell = $1 AND e.cursor > $2 ORDER BY e.cursor LIMIT $3`,
      [cell, cursor, limit],
    );
    return (await openNotes(this.house, cell, rows)).map((row) => iso<FeedEvent>(row));
  }

  async lastCursor(cell: number): Promise<number> {
    const [row] = await this.house.rows<{ cursor: number }>(`SELECT cursor FROM cell_cursor WHERE cell = $1`, [cell]);
    return row?.cursor ?? 0;
  }
}

async function withAlarms(
  sql: Sql,
  cell: number,
  rows: readonly Raw<IncidentView>[],
  shown = alarmsShown,
): Promise<IncidentView[]> {
  if (rows.length === 0) return [];
  const alarms = await sql.rows<Raw<Omit<AlarmView, 'words'>> & SaidWithRow>(
    `SELECT a.id, a.incident_id AS "incidentId", a.order_id AS "orderId", a.kind, a.severity, a.person_id AS "personId",
       (SELECT q.role FROM order_party q WHERE q.cell = $1 AND q.order_id = a.order_id AND q.person_id = a.person_id)
         AS "personRole",
       a.device_id AS "deviceId", a.zone_id AS "zoneId", a.decided_at AS "decidedAt", ${saidWith},
       a.at, a.raised_at AS "raisedAt", a.updated_at AS "updatedAt", a.ended_at AS "endedAt", a.late, a.decision
     FROM unnest($2::uuid[]) AS n (incident_id)
     CROSS JOIN LATERAL (SELECT * FROM alarm x WHERE x.cell = $1 AND x.incident_id = n.incident_id
       ORDER BY x.raised_at DESC, x.id DESC LIMIT $3) a
     ORDER BY a.raised_at DESC, a.id DESC`,
    [cell, rows.map((row) => row.id), shown],
  );
  const byIncident = new Map<string, AlarmView[]>();
  const nameOf = await zoneNamesOf(sql, alarms);
  for (const { conditionKey, timeZone, namedZoneId, zoneName, ...row } of alarms) {
    const named = { ...row, zoneName: nameOf({ zoneName, namedZoneId }) };
    const alarm = iso<Omit<AlarmView, 'words'>>(named);
    const list = byIncident.get(alarm.incidentId) ?? [];
    list.push({ ...alarm, words: wordsOfAlarm(alarm, conditionKey, timeZone) });
    byIncident.set(alarm.incidentId, list);
  }
  const opener = await sql.fields.openerOf(rows.map(({ orderReference }) => orderReference));
  return rows.map((row) => {
    const view = iso<IncidentView>(row);
    const reference =
      view.orderReference && opener.openOrNull(`"order".reference:${view.orderId}`, view.orderReference);
    return { ...view, orderReference: reference, alarms: byIncident.get(view.id) ?? [] };
  });
}

/** What cannot be read has no name: an alarm is shown all the same. */
async function zoneNamesOf(
  sql: Sql,
  rows: readonly Pick<SaidWithRow, 'zoneName'>[],
): Promise<(row: Pick<SaidWithRow, 'zoneName' | 'namedZoneId'>) => string | null> {
  const opener = await sql.fields.openerOf(rows.map(({ zoneName }) => zoneName));
  return ({ zoneName, namedZoneId }) =>
    zoneName === null || namedZoneId === null ? zoneName : opener.openOrNull(namePlace(namedZoneId), zoneName);
}

function wordsOfAlarm(alarm: Omit<AlarmView, 'words'>, conditionKey: string, timeZone: string): AlarmView['words'] {
  const { kind, decision, deviceKind, zoneName } = alarm;
  // What was found late may have been updated in time since.
  const late = alarm.late && alarm.decidedAt === alarm.at;
  const at = Date.parse(alarm.decidedAt);
  return sayDecision({ kind, phase: 'began', conditionKey, at, late, decision, deviceKind, zoneName, timeZone });
}

function wordsOfEvent(event: EventView, saidWith: SaidWith): LoggedEvent['words'] {
  const phase = phases[event.kind];
  if (phase === undefined) return null;
  const { alarmKind: kind, happenedAt, late, decision } = event.data as unknown as AlarmEventData;
  return sayDecision({ ...saidWith, kind, phase, at: Date.parse(happenedAt ?? event.at), late, decision });
}
