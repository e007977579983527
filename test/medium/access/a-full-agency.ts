import { randomBytes, randomUUID } from 'node:crypto';
import type { Database } from '#persistence';
import {
  aCase,
  anAgency,
  anOrder,
  aProtectedPerson,
  aRespondent,
  aZone,
  type CaseTools,
  type TestAgency,
  type TestCase,
} from '#testing';

/** Where something of everybody lies. */
const here = 'SRID=4326;POINT(76.9 43.2)';
const at = '2026-11-02T09:00:00Z';

export interface FullAgency extends TestCase {
  incidentId: string;
}

/**
 * An agency with at least one row in each table that staff reach: what the database shows of it to another agency is seen by
 * looking into all of them.
 */
export async function aFullAgency(database: Database, tools: CaseTools, cell: number): Promise<FullAgency> {
  const made = await aCase()
    .of(anAgency().inCell(cell).withStaff('dispatcher', 'supervisor'))
    .with(
      anOrder()
        .protecting(aProtectedPerson().withPhone())
        .restraining(aRespondent().withBracelet())
        .withZone(aZone().around(76.9, 43.2)),
    )
    .setUp(tools);
  const incidentId = randomUUID();
  await fillCase(database, made);
  await fillIncident(database, made, incidentId);
  await fillHouse(database, made.agency, cell, incidentId);
  return { ...made, incidentId };
}

async function fillCase(database: Database, { agency, cell, order, protectedPerson }: TestCase): Promise<void> {
  const [person, device, zone] = [protectedPerson.id, protectedPerson.devices[0]!.id, order.zones[0]!.id];
  const [staff, contact] = [agency.administrator.staffId, randomUUID()];
  for (const [text, parameters] of [
    [
      `INSERT INTO contact (id, agency_id, person_id, name, language, position, channels, created_at)
       VALUES ($1, $2, $3, 'Sister', 'ru', 1, '[]', $4)`,
      [contact, agency.id, person, at],
    ],
    [
      `INSERT INTO consent_message (contact_id, agency_id, status, attempts, queued_at) VALUES ($1, $2, 'sent', 1, $3)`,
      [contact, agency.id, at],
    ],
    [
      `INSERT INTO live_link (key, cell, incident_id, contact_id, made_at, expires_at) VALUES ($1, $2, $3, $3, $4, $4)`,
      [randomUUID(), cell, contact, at],
    ],
    [`INSERT INTO consent_token (token_hash, contact_id, made_at) VALUES ($1, $2, $3)`, [randomBytes(32), contact, at]],
    [
      `INSERT INTO device_push_address (device_id, channel, token, registered_at) VALUES ($1, 'fcm', $2, $3)`,
      [device, randomUUID(), at],
    ],
    [
      `INSERT INTO enrolment_code (device_id, agency_id, code_hash, expires_at) VALUES ($1, $2, $3, $4)`,
      [device, agency.id, randomBytes(32), at],
    ],
    [
      `INSERT INTO device_sms_key (device_id, agency_id, short_id, key, made_at) VALUES ($1, $2, $3, 'k', $4)`,
      [device, agency.id, randomBytes(5), at],
    ],
    [
      `INSERT INTO person_place (id, agency_id, person_id, kind, place, created_at) VALUES ($1, $2, $3, 'home', $4, $5)`,
      [randomUUID(), agency.id, person, here, at],
    ],
    [
      `INSERT INTO concealed_place (id, person_id, agency_id, place, seed, created_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [randomUUID(), person, agency.id, here, randomBytes(32), at],
    ],
    [
      `INSERT INTO zone_part (cell, zone_id, n, edge, middle_x, middle_y, middle_z, reach, plane_x, plane_y, west, east,
         south, north)
       VALUES ($1, $2, 1, 'SRID=4326;LINESTRING(76.9 43.2, 76.91 43.2)', 0, 0, 0, 0, '{}', '{}', 0, 0, 0, 0)`,
      [cell, zone],
    ],
    [
      `INSERT INTO permit (cell, id, order_id, valid_from, valid_to, reason, created_at)
       VALUES ($1, $2, $3, $4, '2027-01-01Z', 'a birthday', $4)`,
      [cell, randomUUID(), order.id, at],
    ],
    [
      `INSERT INTO location_request (cell, id, agency_id, order_id, person_id, asked_by, status, asked_at, expires_at, push_attempts)
       VALUES ($1, $2, $3, $4, $5, $6, 'expired', $7, $7, 0)`,
      [cell, randomUUID(), agency.id, order.id, person, staff, at],
    ],
    [
      `INSERT INTO device_command (cell, id, agency_id, device_id, person_id, kind, status, asked_by, asked_at, expires_at, next_at, attempts)
       VALUES ($1, $2, $3, $4, $7, 'vibrate', 'expired', $5, $6, $6, $6, 0)`,
      [cell, randomUUID(), agency.id, device, staff, at, person],
    ],
    [
      `INSERT INTO position (cell, person_id, fix_time, device_id, digest, id, received_at, point, accuracy_meters, mock)
       VALUES ($1, $2, $3, $4, 0, $5, $3, $6, 5, false)`,
      [cell, person, at, device, randomUUID(), here],
    ],
  ] as const)
    await database.count(text, parameters);
}

async function fillIncident(database: Database, made: TestCase, incidentId: string): Promise<void> {
  const { agency, cell, order, protectedPerson } = made;
  const [alarmId, person] = [randomUUID(), protectedPerson.id];
  await database.count(
    `INSERT INTO incident (cell, id, agency_id, desk_agency_id, order_id, person_id, place_person_id, status, severity,
       opened_at, updated_at, cursor) VALUES ($1, $2, $3, $3, $4, $5, $5, 'acknowledged', 'critical', $6, $6, 0)`,
    [cell, incidentId, agency.id, order.id, person, at],
  );
  await database.count(
    `INSERT INTO alarm (cell, id, incident_id, order_id, agency_id, person_id, kind, severity, condition_key, at, raised_at,
       updated_at, late, decision, decided_at) VALUES ($1, $2, $3, $4, $5, $6, 'panic', 'critical', $7, $8, $8, $8, false, '{"rule":"panic","policyVersion":1,"fixIds":[],"numbers":{}}', $8)`,
    [cell, alarmId, incidentId, order.id, agency.id, person, `panic:${alarmId}`, at],
  );
  await database.count(
    `INSERT INTO cell_cursor AS c (cell, cursor) VALUES ($1, 1) ON CONFLICT (cell) DO UPDATE SET cursor = c.cursor + 1`,
    [cell],
  );
  await database.count(
    `INSERT INTO incident_event (cell, cursor, incident_id, agency_id, kind, at, data)
     SELECT $1, cursor, $2, $3, 'opened', $4, '{}' FROM cell_cursor WHERE cell = $1`,
    [cell, incidentId, agency.id, at],
  );
  await database.count(
    `INSERT INTO plan_step (cell, id, incident_id, alarm_id, agency_id, plan_id, plan_version, step, began_at, planned_at,
       due_at, status) VALUES ($1, $2, $3, $4, $5, $2, 1, '{}', $6, $6, $6, 'waiting')`,
    [cell, randomUUID(), incidentId, alarmId, agency.id, at],
  );
  await database.count(
    `INSERT INTO delivery (cell, id, incident_id, alarm_id, agency_id, recipient, recipient_id, channel, status, attempts, queued_at)
     VALUES ($1, $2, $3, $4, $5, 'desk', $5, 'console', 'delivered', 1, $6)`,
    [cell, randomUUID(), incidentId, alarmId, agency.id, at],
  );
}

async function fillHouse(database: Database, agency: TestAgency, cell: number, incidentId: string): Promise<void> {
  const { staffId } = agency.administrator;
  const [exportId, keyId, importId, reportId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  for (const [text, parameters] of [
    [`INSERT INTO unit (id, agency_id, name, created_at) VALUES ($1, $2, 'A-1', $3)`, [randomUUID(), agency.id, at]],
    [
      `INSERT INTO agency_area_part (agency_id, n, part) VALUES ($1, 1, 'SRID=4326;POLYGON((0 0, 0 1, 1 1, 0 0))')`,
      [agency.id],
    ],
    [
      `INSERT INTO cap_endpoint (agency_id, url, secret, cursor, attempts, next_attempt_at)
       VALUES ($1, 'https://example.org', 's', 0, 0, '2099-01-01Z')`,
      [agency.id],
    ],
    [
      `INSERT INTO response_plan (id, agency_id, version, name, status, steps, created_at, updated_at)
       VALUES ($1, $2, 1, 'plan', 'draft', '[]', $3, $3)`,
      [randomUUID(), agency.id, at],
    ],
    [
      `INSERT INTO staff_session (id, staff_id, agency_id, second_factor, user_agent, authenticated_at, created_at, seen_at,
         expires_at, refresh_hash) VALUES ($1, $2, $3, 'none', 'test', $4, $4, $4, $4, '\\x00')`,
      [randomUUID(), staffId, agency.id, at],
    ],
    [`INSERT INTO staff_totp (staff_id, secret, last_step, created_at) VALUES ($1, '\\x00', 0, $2)`, [staffId, at]],
    [`INSERT INTO staff_recovery_code (staff_id, code_hash, created_at) VALUES ($1, '\\x00', $2)`, [staffId, at]],
    [
      `INSERT INTO staff_passkey (id, staff_id, name, public_key, counter, transports, created_at)
       VALUES ($1, $2, 'key', '\\x00', 0, '{}', $3)`,
      [randomUUID(), staffId, at],
    ],
    [
      `INSERT INTO idempotency_key (caller_id, key, route, request_hash, created_at) VALUES ($1, 'k', 'r', '\\x00', $2)`,
      [staffId, at],
    ],
    [
      `INSERT INTO break_glass (id, agency_id, staff_id, action, object, object_id, person_ids, reason, at)
       VALUES ($1, $2, $3, 'incident.track.read', 'incident', $4, '{}', 'a reason to look', $5)`,
      [randomUUID(), agency.id, staffId, incidentId, at],
    ],
    [
      `INSERT INTO shift_note (id, agency_id, text, written_by, written_at) VALUES ($1, $2, 'a quiet night', $3, $4)`,
      [randomUUID(), agency.id, staffId, at],
    ],
    [
      `INSERT INTO support_place (id, kind, country, name, about, phones, source, checked_on)
       VALUES ($1, 'hotline', 'XX', '{}', '{}', '["1"]', 'https://example.org', '2026-11-22')`,
      [`x-${agency.id}`],
    ],
    [
      `INSERT INTO intake_report (id, agency_id, code_hash, language, state, created_at, updated_at)
       VALUES ($1, $2, $3, 'kk', 'new', $4, $4)`,
      [reportId, agency.id, Buffer.from(reportId), at],
    ],
    [
      `INSERT INTO intake_message (id, report_id, author, text, written_at) VALUES ($1, $2, 'reporter', 'a noise', $3)`,
      [randomUUID(), reportId, at],
    ],
    [
      `INSERT INTO intake_file (id, report_id, kind, media_type, bytes, complete, created_at)
       VALUES ($1, $1, 'photo', 'image/png', 1, true, $2)`,
      [reportId, at],
    ],
    [
      `INSERT INTO recording_chunk (cell, panic_id, sequence, person_id, agency_id, stream, media_type, milliseconds, bytes,
         sha256, received_at, content)
       VALUES ($1, $2, 0, $2, $3, 0, 'audio/webm', 5000, 1, '\\x00', $4, '\\x00')`,
      [cell, incidentId, agency.id, at],
    ],
    [
      `INSERT INTO incident_recording (cell, incident_id, panic_id, agency_id) VALUES ($1, $2, $2, $3)`,
      [cell, incidentId, agency.id],
    ],
    [`INSERT INTO intake_piece (file_id, n, content) VALUES ($1, 0, '\\x00')`, [reportId]],
    [
      `INSERT INTO quarantined_frame (id, received_at, protocol, fault, agency_id, begins_with, bytes, digest)
       VALUES ($1, $3, 'h02', 'noise', $2, '*HQ', 3, '\\x00')`,
      [randomUUID(), agency.id, at],
    ],
    [
      `INSERT INTO quarantined_report (cell, id, agency_id, device_id, received_at, reason, report)
       VALUES ($1, $2, $3, $2, $4, 'r', '{}')`,
      [cell, randomUUID(), agency.id, at],
    ],
    [
      `INSERT INTO evidence_export (cell, id, agency_id, incident_id, requested_by, reason, language, requested_at, status,
         progress, attempt) VALUES ($1, $2, $3, $4, $5, 'court', 'ru', $6, 'failed', 0, 0)`,
      [cell, exportId, agency.id, incidentId, staffId, at],
    ],
    [`INSERT INTO approval_policy (agency_id, rules, version, updated_at) VALUES ($1, '{}', 1, $2)`, [agency.id, at]],
    [
      `INSERT INTO approval (id, agency_id, action, object, object_id, request, subjects, approvers, requested_by,
         requested_at, expires_at, emergency, state)
       VALUES ($1, $2, 'order.revoke', 'order', $1, '{}', '{}', '{}', $3, $4, $4, false, 'requested')`,
      [randomUUID(), agency.id, staffId, at],
    ],
    [
      `INSERT INTO retention_policy (agency_id, version, days, changed_by, changed_at) VALUES ($1, 1, '{}', $2, $3)`,
      [agency.id, staffId, at],
    ],
    [
      `INSERT INTO retention_run (cell, id, agency_id, kind, days, policy_version, up_to, deleted, at, in_chain)
       VALUES ($1, $2, $3, 'incidents', 3650, 0, $4, 1, $4, true)`,
      [cell, randomUUID(), agency.id, at],
    ],
    [
      `INSERT INTO incident_hold (cell, id, incident_id, agency_id, reason, placed_by, placed_at)
       VALUES ($1, $2, $3, $4, 'court', $5, $6)`,
      [cell, randomUUID(), incidentId, agency.id, staffId, at],
    ],
    [
      `INSERT INTO import (id, agency_id, kind, requested_by, requested_at, state, progress, drafts, attempt)
       VALUES ($1, $2, 'orders', $3, $4, 'ready', 100, false, 0)`,
      [importId, agency.id, staffId, at],
    ],
    [`INSERT INTO import_line (import_id, line, bad, content) VALUES ($1, 2, false, '{}')`, [importId]],
    [`INSERT INTO evidence_file (cell, export_id, place, name) VALUES ($1, $2, 1, 'f')`, [cell, exportId]],
    [`INSERT INTO evidence_piece (cell, export_id, place, n, bytes) VALUES ($1, $2, 1, 0, '\\x00')`, [cell, exportId]],
    [`INSERT INTO audit_key (key_id, public_key, since) VALUES ($1, 'k', $2)`, [keyId, at]],
    [
      `INSERT INTO audit_checkpoint (agency_id, sequence, hash, at, key_id, signature) VALUES ($1, 1, '\\x00', $2, $3, 's')`,
      [agency.id, at, keyId],
    ],
  ] as const)
    await database.count(text, parameters);
}
