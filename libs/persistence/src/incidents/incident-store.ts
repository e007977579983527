import type {
  AlarmChange,
  HandedAlarm,
  IncidentRow,
  IncidentStore,
  IncidentSubject,
  IncidentUpdate,
  Move,
  NewAlarm,
  NewDelivery,
  NewEvent,
  OpenAlarm,
  Place,
  Stray,
} from '#incidents';
import type { Sql } from '../database.js';
import { column, instant, instantOrNull } from '../columns.js';
import { desksAmong, desksAt, straysOf } from './desk-areas.js';
import { sealNotes } from './event-notes.js';
import { SqlPlanLedger } from './plan-ledger.js';
import { updateIncidents } from './update-incidents.js';
import { readableBy } from './whose-incident.js';

const incidentColumns = `i.id, i.agency_id AS "agencyId", i.order_id AS "orderId", i.person_id AS "personId",
  i.desk_agency_id AS "deskAgencyId", i.former_desk_agency_id AS "formerDeskAgencyId", i.place_person_id AS "placePersonId",
  i.status, i.severity, i.opened_at AS "openedAt", i.closed_at AS "closedAt"`;

type IncidentRecord = Omit<IncidentRow, 'openedAt' | 'closedAt'> & { openedAt: Date; closedAt: Date | null };

const toRow = (record: IncidentRecord): IncidentRow => ({
  ...record,
  openedAt: record.openedAt.getTime(),
  closedAt: record.closedAt?.getTime() ?? null,
});

/** Bound to one cell and one transaction. */
export class SqlIncidentStore implements IncidentStore {
  readonly plans: SqlPlanLedger;

  constructor(
    private readonly sql: Sql,
    protected readonly cell: number,
  ) {
    this.plans = new SqlPlanLedger(sql, cell);
  }

  async lockIncidentsOf(subjects: readonly IncidentSubject[], closedSince: number): Promise<IncidentRow[]> {
    const orders = subjects.flatMap((subject) => subject.orderId ?? []);
    const people = subjects.flatMap((subject) => (subject.orderId === null ? [subject.personId] : []));
    const records = await this.sql.rows<IncidentRecord>(
      `SELECT ${incidentColumns} FROM incident i
       WHERE i.cell = $1 AND (i.order_id = ANY($2::uuid[]) OR (i.order_id IS NULL AND i.person_id = ANY($3::uuid[])))
         AND (i.status <> 'closed' OR (i.closed_at >= $4::timestamptz AND i.outcome IS DISTINCT FROM 'test'))
       ORDER BY i.id FOR UPDATE`,
      [this.cell, orders, people, instant(closedSince)],
    );
    return newestPerSubject(records.map(toRow));
  }

  async lockIncident(id: string, agencyId: string): Promise<IncidentRow | undefined> {
    const [record] = await this.sql.rows<IncidentRecord>(
      `SELECT ${incidentColumns} FROM incident i WHERE i.cell = $1 AND i.id = $2 AND ${readableBy('$3')} FOR UPDATE`,
      [this.cell, id, agencyId],
    );
    return record && toRow(record);
  }

  async lockFreeIncidents(ids: readonly string[]): Promise<IncidentRow[]> {
    const records = await this.sql.rows<IncidentRecord>(
      `SELECT ${incidentColumns} FROM incident i WHERE i.cell = $1 AND i.id = ANY($2::uuid[])
       ORDER BY i.id FOR UPDATE SKIP LOCKED`,
      [this.cell, ids],
    );
    return records.map(toRow);
  }

  desksAt(places: readonly Place[], since: number, until: number): Promise<(string | undefined)[]> {
    return desksAt(this.sql, this.cell, places, [instant(since), instant(until)]);
  }

  straysOf(moves: readonly Move[], farMeters: number): Promise<Stray[]> {
    return straysOf(this.sql, this.cell, moves, farMeters);
  }

  desksAmong(agencyIds: readonly string[]): Promise<ReadonlySet<string>> {
    return desksAmong(this.sql, this.cell, agencyIds);
  }

  alarmsToHandOver(incidentIds: readonly string[]): Promise<HandedAlarm[]> {
    return this.sql.rows<HandedAlarm>(
      `SELECT a.id, a.incident_id AS "incidentId", a.agency_id AS "agencyId", a.order_id AS "orderId",
         a.person_id AS "personId", a.kind, a.severity,
         CASE WHEN i.order_id IS NULL THEN ARRAY[i.person_id] ELSE ARRAY(SELECT q.person_id FROM order_party q
           WHERE q.cell = $1 AND q.order_id = i.order_id AND q.role = 'protected' ORDER BY q.person_id)
         END AS "protectedPersonIds"
       FROM incident i JOIN alarm a ON a.cell = $1 AND a.incident_id = i.id
       WHERE i.cell = $1 AND i.id = ANY($2::uuid[]) AND (a.ended_at IS NULL OR a.id = (
         SELECT x.id FROM alarm x WHERE x.cell = $1 AND x.incident_id = i.id ORDER BY x.raised_at DESC, x.id DESC LIMIT 1))
       ORDER BY a.raised_at, a.id`,
      [this.cell, incidentIds],
    );
  }

  async passOtherDesks(handedOver: readonly { incidentId: string; to: string }[], now: number): Promise<void> {
    await this.sql.count(
      `UPDATE delivery d SET status = 'escalated', escalated_at = $2::timestamptz
       FROM unnest($3::uuid[], $4::uuid[]) AS n (incident_id, desk_agency_id)
       WHERE d.cell = $1 AND d.incident_id = n.incident_id AND d.recipient = 'desk'
         AND d.recipient_id <> n.desk_agency_id AND d.status IN ('queued', 'sent')`,
      [this.cell, instant(now), column(handedOver, 'incidentId'), column(handedOver, 'to')],
    );
  }

  async insertIncidents(rows: readonly IncidentRow[], now: number): Promise<Set<string>> {
    if (rows.length === 0) return new Set();
    const inserted = await this.sql.rows<{ id: string }>(
      `INSERT INTO incident (cell, id, agency_id, order_id, person_id, status, severity, desk_agency_id, place_person_id,
         opened_at, updated_at, cursor)
       SELECT $1, n.*, $2::timestamptz, $2::timestamptz, 0
       FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::uuid[], $10::uuid[])
         AS n (id, agency_id, order_id, person_id, status, severity, desk_agency_id, place_person_id)
       ORDER BY n.order_id, n.person_id
       ON CONFLICT DO NOTHING RETURNING id`,
      [
        this.cell,
        instant(now),
        column(rows, 'id'),
        column(rows, 'agencyId'),
        column(rows, 'orderId'),
        column(rows, 'personId'),
        column(rows, 'status'),
        column(rows, 'severity'),
        column(rows, 'deskAgencyId'),
        column(rows, 'placePersonId'),
      ],
    );
    return new Set(inserted.map((row) => row.id));
  }

  updateIncidents(changes: readonly IncidentUpdate[], now: number): Promise<void> {
    return updateIncidents(this.sql, this.cell, changes, now);
  }

  async openAlarms(
    conditions: readonly { orderId: string | null; personId: string; conditionKey: string }[],
  ): Promise<OpenAlarm[]> {
    return this.sql.rows<OpenAlarm>(
      `SELECT a.id, a.incident_id AS "incidentId", a.order_id AS "orderId", a.condition_key AS "conditionKey", a.severity,
         i.desk_agency_id AS "deskAgencyId", i.status = 'closed' AS "incidentClosed"
       FROM unnest($2::uuid[], $3::text[]) AS n (order_id, condition_key)
       JOIN alarm a ON a.cell = $1 AND a.order_id = n.order_id AND a.condition_key = n.condition_key AND a.ended_at IS NULL
       JOIN incident i ON i.cell = $1 AND i.id = a.incident_id`,
      [this.cell, column(conditions, 'orderId'), column(conditions, 'conditionKey')],
    );
  }

  async insertAlarms(rows: readonly NewAlarm[], now: number): Promise<void> {
    if (rows.length === 0) return;
    await this.sql.count(
      `INSERT INTO alarm (cell, id, incident_id, order_id, agency_id, person_id, device_id, zone_id, kind, severity,
         condition_key, at, late, decision, decided_at, ended_at, raised_at, updated_at, device_kind, zone_name)
       SELECT $1, n.*, $2::timestamptz, $2::timestamptz,
         (SELECT d.kind FROM device d WHERE d.id = n.device_id),
         (SELECT z.name FROM zone z WHERE z.cell = $1 AND z.id = n.zone_id)
       FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::uuid[], $9::uuid[], $10::text[],
         $11::text[], $12::text[], $13::timestamptz[], $14::boolean[], $15::jsonb[], $16::timestamptz[], $17::timestamptz[])
         AS n (id, incident_id, order_id, agency_id, person_id, device_id, zone_id, kind, severity, condition_key, at, late,
           decision, decided_at, ended_at)`,
      [
        this.cell,
        instant(now),
        column(rows, 'id'),
        column(rows, 'incidentId'),
        column(rows, 'orderId'),
        column(rows, 'agencyId'),
        column(rows, 'personId'),
        column(rows, 'deviceId'),
        column(rows, 'zoneId'),
        column(rows, 'kind'),
        column(rows, 'severity'),
        column(rows, 'conditionKey'),
        rows.map((row) => instant(row.at)),
        column(rows, 'late'),
        rows.map((row) => JSON.stringify(row.decision)),
        rows.map((row) => instant(row.decidedAt)),
        rows.map((row) => instantOrNull(row.endedAt)),
      ],
    );
  }

  async changeAlarms(changes: readonly AlarmChange[], now: number): Promise<void> {
    if (changes.length === 0) return;
    await this.sql.count(
      `UPDATE alarm a SET severity = n.severity, ended_at = n.ended_at, updated_at = $2::timestamptz,
         decision = CASE WHEN n.ended_at IS NULL THEN n.decision ELSE a.decision END,
         decided_at = CASE WHEN n.ended_at IS NULL THEN n.decided_at ELSE a.decided_at END
       FROM unnest($3::uuid[], $4::text[], $5::timestamptz[], $6::jsonb[], $7::timestamptz[])
         AS n (id, severity, ended_at, decision, decided_at)
       WHERE a.cell = $1 AND a.id = n.id`,
      [
        this.cell,
        instant(now),
        column(changes, 'id'),
        column(changes, 'severity'),
        changes.map((change) => instantOrNull(change.endedAt)),
        changes.map((change) => JSON.stringify(change.decision)),
        changes.map((change) => instant(change.decidedAt)),
      ],
    );
  }

  async appendEvents(events: readonly NewEvent[], now: number): Promise<number> {
    const [head] = await this.sql.rows<{ cursor: number }>(
      `INSERT INTO cell_cursor AS c (cell, cursor) VALUES ($1, $2)
       ON CONFLICT (cell) DO UPDATE SET cursor = c.cursor + $2 RETURNING cursor`,
      [this.cell, events.length],
    );
    const last = head!.cursor;
    const cursors = events.map((_, index) => last - events.length + 1 + index);
    const kept = await sealNotes(this.sql, this.cell, events, cursors);
    await this.sql.count(
      `INSERT INTO incident_event (cell, cursor, incident_id, agency_id, kind, staff_id, data, at)
       SELECT $1, n.*, $2::timestamptz
       FROM unnest($3::bigint[], $4::uuid[], $5::uuid[], $6::text[], $7::uuid[], $8::jsonb[]) AS n`,
      [
        this.cell,
        instant(now),
        cursors,
        column(events, 'incidentId'),
        column(events, 'agencyId'),
        column(events, 'kind'),
        column(events, 'staffId'),
        kept.map((data) => JSON.stringify(data)),
      ],
    );
    const lastOf = new Map(events.map((event, index) => [event.incidentId, cursors[index]!]));
    await this.sql.count(
      `UPDATE incident i SET cursor = n.cursor FROM unnest($2::uuid[], $3::bigint[]) AS n (id, cursor)
       WHERE i.cell = $1 AND i.id = n.id`,
      [this.cell, [...lastOf.keys()], [...lastOf.values()]],
    );
    return last;
  }

  async insertDeliveries(rows: readonly NewDelivery[], now: number): Promise<void> {
    if (rows.length === 0) return;
    await this.sql.count(
      `INSERT INTO delivery (cell, id, incident_id, alarm_id, agency_id, recipient, recipient_id, channel, status, attempts, queued_at)
       SELECT $1, n.*, 'queued', 0, $2::timestamptz
       FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::uuid[], $9::text[]) AS n`,
      [
        this.cell,
        instant(now),
        column(rows, 'id'),
        column(rows, 'incidentId'),
        column(rows, 'alarmId'),
        column(rows, 'agencyId'),
        column(rows, 'recipient'),
        column(rows, 'recipientId'),
        column(rows, 'channel'),
      ],
    );
  }
}

/** An open incident wins over a closed one, a later closed one over an earlier. */
function newestPerSubject(rows: readonly IncidentRow[]): IncidentRow[] {
  const best = new Map<string, IncidentRow>();
  for (const row of rows) {
    const key = row.orderId ?? row.personId;
    const other = best.get(key);
    if (!other || (row.closedAt ?? Infinity) > (other.closedAt ?? Infinity)) best.set(key, row);
  }
  return [...best.values()];
}
