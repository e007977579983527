import type { Address, PartyRole } from '#domain';
import type { PermitRecord, ZoneRecord } from '#orders';
import type { PersonPart, PersonParts, RetentionScope } from '#retention';
import { SqlContacts } from '../cases/contacts.repository.js';
import { SqlDevices, SqlPeople } from '../cases/people.repository.js';
import { SqlPlaces } from '../cases/places.repository.js';
import { SqlPermits } from '../cases/permits.repository.js';
import { SqlZones } from '../cases/zones.repository.js';
import { instant, instantOrNull } from '../columns.js';
import type { Sql } from '../database.js';
import { sealedJson, type SealedShape, sealedText } from '../fields/sealed-shapes.js';
import { iso } from '../incidents/incident-reader.js';

/** More than anybody has: what is known of a person is given out whole. */
const all = { limit: 10_000 };

type Row = Record<string, string | number | boolean | Date | null>;
type IdentifiedPart = PersonPart & { id: string };

/**
 * What is known of a person but for the positions, each kind by one statement. Of whoever any order restrains the terms of
 * orders and the own places only: incidents and reasons would tell where the other party is, also those of an order by
 * which the two restrain each other.
 */
export async function partsOf(sql: Sql, scope: RetentionScope, personId: string): Promise<PersonParts | undefined> {
  const person = await new SqlPeople(sql, scope).byId(personId);
  if (!person) return undefined;
  const { pinHash, duressPinHash, createdAt, ...known } = person;
  const devices = await new SqlDevices(sql, sql, scope).list(all, { personId });
  const contacts = await new SqlContacts(sql, scope).list(all, { personId });
  const places = await new SqlPlaces(sql, scope).list(all, { personId });
  const roles = await rolesOf(sql, scope, personId);
  const orderIds = [...roles.keys()];
  const guarded = orderIds.filter((id) => roles.get(id) === 'protected');
  const orders = await ordersOf(sql, scope, orderIds);
  const zones = await new SqlZones(sql, scope).ofOrders(guarded);
  const permits = await new SqlPermits(sql, scope).ofOrders(orderIds, 0);
  const isRestrained = guarded.length < orderIds.length;
  const incidents = isRestrained ? [] : await incidentsOf(sql, scope, personId, guarded);
  const incidentIds = incidents.map(({ id }) => id);
  return {
    person: {
      ...known,
      channels: known.channels.map(shown),
      hasPin: pinHash !== null,
      hasDuressPin: duressPinHash !== null,
      registeredAt: instant(createdAt),
    },
    devices: devices.map(({ tokenHash: _, keyThumbprint, createdAt: at, revokedAt, ...device }) => ({
      ...device,
      holdsKey: keyThumbprint !== null,
      enrolledAt: instant(at),
      revokedAt: instantOrNull(revokedAt),
    })),
    contacts: contacts.map(({ createdAt: at, personId: _, channels, ...contact }) => ({
      ...contact,
      channels: channels.map(shown),
      designatedAt: instant(at),
    })),
    places: places.map(({ createdAt: at, personId: _, ...place }) => ({ ...place, notedAt: instant(at) })),
    orders: orders.map((order) => ({ ...order, role: roles.get(order.id) })),
    zones: zones.map(zonePart),
    permits: permits.map((permit) => permitPart(permit, isRestrained)),
    incidents,
    messages: await rowsOf(
      sql,
      `SELECT id, incident_id AS "incidentId", channel, status, queued_at AS "queuedAt", sent_at AS "sentAt",
         delivered_at AS "deliveredAt", seen_at AS "seenAt" FROM delivery
       WHERE cell = $1 AND incident_id = ANY($2::uuid[]) AND recipient_id = $3 ORDER BY id`,
      [scope.cell, incidentIds, personId],
    ),
    presses: await openedRowsOf(
      sql,
      { table: 'panic', column: 'fix', shape: sealedJson as SealedShape<never> },
      `SELECT id, device_id AS "deviceId", trigger, pressed_at AS "pressedAt", received_at AS "receivedAt",
         cancelled_at AS "cancelledAt", fix FROM panic WHERE cell = $1 AND person_id = $2 ORDER BY id`,
      [scope.cell, personId],
    ),
    checkIns: await openedRowsOf(
      sql,
      { table: 'check_in', column: 'destination', shape: sealedJson as SealedShape<never> },
      `SELECT id, kind, begun_at AS "begunAt", due_at AS "dueAt", completed_at AS "completedAt", destination
       FROM check_in WHERE cell = $1 AND person_id = $2 ORDER BY id`,
      [scope.cell, personId],
    ),
    answers: await rowsOf(
      sql,
      `SELECT alarm_id AS id, incident_id AS "incidentId", answer, answered_at AS "answeredAt" FROM warning_answer
       WHERE cell = $1 AND incident_id = ANY($2::uuid[]) AND person_id = $3 ORDER BY alarm_id`,
      [scope.cell, incidentIds, personId],
    ),
    locationRequests: await openedRowsOf(
      sql,
      { table: 'location_request', column: 'reason', shape: sealedText as SealedShape<never> },
      `SELECT id, order_id AS "orderId", asked_at AS "askedAt", reason, status FROM location_request
       WHERE cell = $1 AND agency_id = $2 AND person_id = $3 AND order_id = ANY($4::uuid[]) ORDER BY id`,
      [scope.cell, scope.agencyId, personId, isRestrained ? [] : guarded],
    ),
    deviceCommands: await openedRowsOf(
      sql,
      { table: 'device_command', column: 'text', shape: sealedText as SealedShape<never> },
      `SELECT id, device_id AS "deviceId", kind, seconds, text, status, asked_at AS "askedAt", sent_at AS "sentAt",
         answered_at AS "answeredAt" FROM device_command
       WHERE cell = $1 AND agency_id = $2 AND person_id = $3 AND (kind = 'text' OR NOT $4) ORDER BY id`,
      [scope.cell, scope.agencyId, personId, isRestrained],
    ),
    isRestrained,
  };
}

async function rolesOf(
  sql: Sql,
  { cell, agencyId }: RetentionScope,
  personId: string,
): Promise<Map<string, PartyRole>> {
  const rows = await sql.rows<{ id: string; role: PartyRole }>(
    `SELECT o.id, q.role FROM order_party q JOIN "order" o ON o.cell = $1 AND o.id = q.order_id AND o.agency_id = $2
     WHERE q.cell = $1 AND q.person_id = $3`,
    [cell, agencyId, personId],
  );
  return new Map(rows.map(({ id, role }) => [id, role]));
}

function ordersOf(sql: Sql, { cell, agencyId }: RetentionScope, ids: readonly string[]): Promise<IdentifiedPart[]> {
  return openedRowsOf(
    sql,
    { table: '"order"', column: 'reference', shape: sealedText as SealedShape<never> },
    `SELECT id, reference, issuing_authority AS "issuingAuthority", jurisdiction, legal_basis AS "legalBasis",
       time_zone AS "timeZone", valid_from AS "validFrom", valid_to AS "validTo", status,
       proximity_limit_meters AS "proximityLimitMeters", proximity_warning_meters AS "proximityWarningMeters",
       proximity_schedule AS "proximitySchedule", thresholds, created_at AS "createdAt"
     FROM "order" WHERE cell = $1 AND agency_id = $2 AND id = ANY($3::uuid[]) ORDER BY id`,
    [cell, agencyId, ids],
  );
}

/** Of orders that protect the person, and of the person alone, with kinds and times of their alarms: no decision, which measures the other party. */
async function incidentsOf(
  sql: Sql,
  { cell, agencyId }: RetentionScope,
  personId: string,
  guarded: readonly string[],
): Promise<IdentifiedPart[]> {
  const incidents = await rowsOf(
    sql,
    `SELECT id, order_id AS "orderId", status, severity, opened_at AS "openedAt", acknowledged_at AS "acknowledgedAt",
       dispatched_at AS "dispatchedAt", arrived_at AS "arrivedAt", closed_at AS "closedAt", outcome FROM incident
     WHERE cell = $1 AND agency_id = $2
       AND (order_id = ANY($3::uuid[]) OR (order_id IS NULL AND person_id = $4)) ORDER BY id`,
    [cell, agencyId, guarded, personId],
  );
  const alarms = await rowsOf(
    sql,
    `SELECT id, incident_id AS "incidentId", kind, severity, at, raised_at AS "raisedAt", ended_at AS "endedAt" FROM alarm
     WHERE cell = $1 AND incident_id = ANY($2::uuid[]) ORDER BY id`,
    [cell, incidents.map(({ id }) => id)],
  );
  return incidents.map((incident) => ({
    ...incident,
    alarms: alarms.filter((alarm) => alarm['incidentId'] === incident.id).map(({ incidentId: _, ...alarm }) => alarm),
  }));
}

async function rowsOf(sql: Sql, text: string, parameters: readonly unknown[]): Promise<IdentifiedPart[]> {
  return (await sql.rows<Row>(text, parameters)).map((row) => iso<IdentifiedPart>(row as never));
}

/** Rows with a column that is sealed for its table and id. */
async function openedRowsOf(
  sql: Sql,
  { table, column, shape }: { table: string; column: string; shape: SealedShape<never> },
  text: string,
  parameters: readonly unknown[],
): Promise<IdentifiedPart[]> {
  const rows = await rowsOf(sql, text, parameters);
  const opener = await sql.fields.openerOf(rows.map((row) => row[column]));
  return rows.map((row) => ({
    ...row,
    [column]: shape.open(opener, `${table}.${column}:${row.id}`, row[column] as never),
  }));
}

/** What a human knows of an address: tokens and secrets stay in the house. */
function shown(address: Address): PersonPart {
  const { channel } = address;
  if (channel === 'sms') return { channel, phone: address.phone };
  return channel === 'email' ? { channel, address: address.address } : { channel };
}

/** The seed of what is felt stays in the house. */
const zonePart = ({ felt: _, createdAt, updatedAt, ...zone }: ZoneRecord): PersonPart => ({
  ...zone,
  createdAt: instant(createdAt),
  updatedAt: instant(updatedAt),
});

function permitPart(
  { from, to, withdrawnAt, createdAt, reason, ...permit }: PermitRecord,
  isRestrained: boolean,
): PersonPart {
  const times = { from: instant(from), to: instant(to), withdrawnAt: instantOrNull(withdrawnAt) };
  return { ...permit, ...times, createdAt: instant(createdAt), ...(!isRestrained && { reason }) };
}
