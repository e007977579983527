import type { DueAgency } from '#retention';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';
import { heldWindows, windowParameters } from './kept-windows.js';
import { recordDeleted } from './retention-progress.js';

const rowsAtOnce = 2_000;
/** With files of megabytes. */
const reportsAtOnce = 20;

/** Reports that were put aside, requests for a location, commands, shift notes and check-ins, by their own age; all but shift notes but for those of held incidents. A step each. */
export async function deleteQuarantined(sql: Sql, agency: DueAgency): Promise<boolean> {
  const { cell, agencyId } = agency;
  const held = await heldWindows(sql, cell, agencyId);
  const deleted = await sql.count(
    `DELETE FROM quarantined_report r USING (
       SELECT q.id FROM quarantined_report q
       WHERE q.cell = $1 AND q.agency_id = $2 AND q.received_at < $3
         AND NOT EXISTS (SELECT 1 FROM unnest($4::uuid[], $5::timestamptz[], $6::timestamptz[]) AS w (person_id, since, until)
           JOIN device d ON d.person_id = w.person_id
           WHERE d.id = q.device_id AND q.received_at >= w.since AND q.received_at <= w.until)
       ORDER BY q.received_at LIMIT ${rowsAtOnce}) due
     WHERE r.cell = $1 AND r.id = due.id`,
    [cell, agencyId, instant(agency.dueBefore.quarantined), ...windowParameters(held)],
  );
  await recordDeleted(sql, agency, 'quarantined', deleted);
  return deleted === rowsAtOnce;
}

export async function deleteLocationRequests(sql: Sql, agency: DueAgency): Promise<boolean> {
  const { cell, agencyId } = agency;
  const held = (await heldWindows(sql, cell, agencyId)).filter(({ orderId }) => orderId !== null);
  const [, since, until] = windowParameters(held);
  const deleted = await sql.count(
    `DELETE FROM location_request r USING (
       SELECT q.id FROM location_request q
       WHERE q.cell = $1 AND q.agency_id = $2 AND q.asked_at < $3 AND q.status <> 'waiting'
         AND NOT EXISTS (SELECT 1 FROM unnest($4::uuid[], $5::timestamptz[], $6::timestamptz[]) AS w (order_id, since, until)
           WHERE w.order_id = q.order_id AND q.asked_at >= w.since AND q.asked_at <= w.until)
       ORDER BY q.asked_at LIMIT ${rowsAtOnce}) due
     WHERE r.cell = $1 AND r.id = due.id`,
    [cell, agencyId, instant(agency.dueBefore.location_requests), held.map(({ orderId }) => orderId), since, until],
  );
  await recordDeleted(sql, agency, 'location_requests', deleted);
  return deleted === rowsAtOnce;
}

/** Since anybody last wrote in them. Of no incident, so that none is held. */
export async function deleteIntakeReports(sql: Sql, agency: DueAgency): Promise<boolean> {
  const deleted = await sql.count(
    `DELETE FROM intake_report r USING (
       SELECT id FROM intake_report WHERE agency_id = $1 AND updated_at < $2 ORDER BY id LIMIT ${reportsAtOnce}) due
     WHERE r.id = due.id`,
    [agency.agencyId, instant(agency.dueBefore.intake_reports)],
  );
  await recordDeleted(sql, agency, 'intake_reports', deleted);
  return deleted === reportsAtOnce;
}

/** Of no incident, so that none is held. */
export async function deleteShiftNotes(sql: Sql, agency: DueAgency): Promise<boolean> {
  const deleted = await sql.count(
    `DELETE FROM shift_note n USING (
       SELECT id FROM shift_note WHERE agency_id = $1 AND written_at < $2 ORDER BY id LIMIT ${rowsAtOnce}) due
     WHERE n.id = due.id`,
    [agency.agencyId, instant(agency.dueBefore.shift_notes)],
  );
  await recordDeleted(sql, agency, 'shift_notes', deleted);
  return deleted === rowsAtOnce;
}

export async function deleteDeviceCommands(sql: Sql, agency: DueAgency): Promise<boolean> {
  const { cell, agencyId } = agency;
  const held = await heldWindows(sql, cell, agencyId);
  const deleted = await sql.count(
    `DELETE FROM device_command c USING (
       SELECT q.id FROM device_command q
       WHERE q.cell = $1 AND q.agency_id = $2 AND q.asked_at < $3 AND q.status NOT IN ('queued', 'sent')
         AND NOT EXISTS (SELECT 1 FROM unnest($4::uuid[], $5::timestamptz[], $6::timestamptz[]) AS w (person_id, since, until)
           WHERE w.person_id = q.person_id AND q.asked_at >= w.since AND q.asked_at <= w.until)
       ORDER BY q.asked_at LIMIT ${rowsAtOnce}) due
     WHERE c.cell = $1 AND c.id = due.id`,
    [cell, agencyId, instant(agency.dueBefore.device_commands), ...windowParameters(held)],
  );
  await recordDeleted(sql, agency, 'device_commands', deleted);
  return deleted === rowsAtOnce;
}

/** Those that wait are not old yet, however long ago they were begun. */
export async function deleteCheckIns(sql: Sql, agency: DueAgency): Promise<boolean> {
  const { cell, agencyId } = agency;
  const deleted = await sql.count(
    `DELETE FROM check_in c USING (
       SELECT q.id FROM check_in q
       WHERE q.cell = $1 AND q.agency_id = $2 AND q.begun_at < $3 AND q.status <> 'waiting'
         AND NOT EXISTS (SELECT 1 FROM incident_hold h
           WHERE h.cell = $1 AND h.incident_id = q.incident_id AND h.released_at IS NULL)
       ORDER BY q.begun_at LIMIT ${rowsAtOnce}) due
     WHERE c.cell = $1 AND c.id = due.id`,
    [cell, agencyId, instant(agency.dueBefore.check_ins)],
  );
  await recordDeleted(sql, agency, 'check_ins', deleted);
  return deleted === rowsAtOnce;
}
