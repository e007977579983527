import { type Address, newId, type RecipientRole } from '#domain';
import type { Database } from '#persistence';

export interface DeliveryCase {
  cell: number;
  agencyId: string;
  /** Whose alarm and incident it is. */
  personId: string;
  contactId: string;
  incidentId: string;
  alarmId: string;
}

export interface DeliveryRow {
  id: string;
  status: string;
  attempts: number;
  lastError: string | null;
  nextAttemptAt: Date | null;
  postponed: number;
  sentAt: Date | null;
  deliveredAt: Date | null;
  seenAt: Date | null;
  failedAt: Date | null;
}

/** A contact with these channels, and a critical alarm of its protected person. Each case is a cell of its own. */
export async function aContactWithAlarm(
  database: Database,
  channels: readonly Address[],
  at: number,
  options: { language?: string; cell: number; kind?: string; severity?: string },
): Promise<DeliveryCase> {
  const [agencyId, personId, contactId, incidentId, alarmId] = [newId(), newId(), newId(), newId(), newId()];
  const time = new Date(at).toISOString();
  const { cell, language = 'kk', kind = 'panic', severity = 'critical' } = options;
  await database.count(
    `INSERT INTO agency (id, name, kind, region, time_zone, language, cell, created_at)
     VALUES ($1, 'A', 'police', $4, 'Asia/Almaty', 'kk', $2, $3)`,
    // A region of its own: an agency founded later in the same one would get this cell as well.
    [agencyId, cell, time, `region of cell ${cell}`],
  );
  await database.count(
    `INSERT INTO person (id, agency_id, name, language, created_at) VALUES ($1, $2, 'P', 'kk', $3)`,
    [personId, agencyId, time],
  );
  await database.count(
    `INSERT INTO contact (id, agency_id, person_id, name, language, position, channels, created_at)
     VALUES ($1, $2, $3, 'C', $4, 1, $5, $6)`,
    [contactId, agencyId, personId, language, JSON.stringify(channels), time],
  );
  await database.count(
    `INSERT INTO incident (cell, id, agency_id, desk_agency_id, person_id, place_person_id, status, severity, opened_at,
         updated_at, cursor)
     VALUES ($1, $2, $3, $3, $4, $4, 'open', $5, $6, $6, 0)`,
    [cell, incidentId, agencyId, personId, severity, time],
  );
  await database.count(
    `INSERT INTO alarm (cell, id, incident_id, agency_id, person_id, kind, severity, condition_key, at, raised_at,
       updated_at, decided_at, late, decision)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $9, $9, false, '{}')`,
    [cell, alarmId, incidentId, agencyId, personId, kind, severity, alarmId, time],
  );
  return { cell, agencyId, personId, contactId, incidentId, alarmId };
}

/** Queued deliveries of that alarm to the contact or the desk, as the pipeline writes them. Resolves to their ids. */
export function withDeliveries(
  database: Database,
  alarm: DeliveryCase,
  channel: string,
  count: number,
  at: number,
): Promise<string[]> {
  const { agencyId, contactId } = alarm;
  const desk = channel === 'console';
  const recipient = desk ? ({ role: 'desk', id: agencyId } as const) : ({ role: 'contact', id: contactId } as const);
  return withDeliveriesTo(database, alarm, recipient, channel, count, at);
}

export async function withDeliveriesTo(
  database: Database,
  { cell, agencyId, incidentId, alarmId }: DeliveryCase,
  recipient: { role: RecipientRole; id: string },
  channel: string,
  count: number,
  at: number,
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  await database.count(
    `INSERT INTO delivery (cell, id, incident_id, alarm_id, agency_id, recipient, recipient_id, channel, status,
       attempts, queued_at)
     SELECT $1, id, $2, $3, $4, $5, $6, $7, 'queued', 0, $8 FROM unnest($9::uuid[]) AS id`,
    [cell, incidentId, alarmId, agencyId, recipient.role, recipient.id, channel, new Date(at).toISOString(), ids],
  );
  return ids;
}

/** A member of staff, or a person of that agency who is no party of the alarm yet. */
export async function aReachable(
  database: Database,
  { agencyId }: DeliveryCase,
  table: 'person' | 'staff_member',
  { channels, language = 'en', name = 'R' }: { channels: readonly Address[]; language?: string; name?: string },
): Promise<string> {
  const id = newId();
  const values = [id, agencyId, name, language, JSON.stringify(channels)];
  await database.count(
    table === 'person'
      ? `INSERT INTO person (id, agency_id, name, language, channels, created_at) VALUES ($1, $2, $3, $4, $5, now())`
      : `INSERT INTO staff_member (id, agency_id, name, language, channels, created_at, email, role, password_hash)
         VALUES ($1, $2, $3, $4, $5, now(), $6, 'supervisor', '')`,
    table === 'person' ? values : [...values, `${id}@agency.example`],
  );
  return id;
}

export function deliveryRows(database: Database, cell: number): Promise<DeliveryRow[]> {
  return database.rows<DeliveryRow>(
    `SELECT id, status, attempts, last_error AS "lastError", next_attempt_at AS "nextAttemptAt", postponed,
       sent_at AS "sentAt", delivered_at AS "deliveredAt", seen_at AS "seenAt", failed_at AS "failedAt"
     FROM delivery WHERE cell = $1 ORDER BY id`,
    [cell],
  );
}
