import type { DueAgency } from '#retention';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';
import { heldWindows, windowParameters } from './kept-windows.js';
import { recordDeleted } from './retention-progress.js';

const rowsAtOnce = 2_000;

/** Reports that were put aside and requests for a location, by their own age, but for those of held incidents. A step each. */
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
