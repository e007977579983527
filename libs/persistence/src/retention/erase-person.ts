import { hashDeviceToken, newDeviceToken } from '#access';
import { type Language, nobody } from '#domain';
import type { PersonRecord } from '#orders';
import type { Erasure, RetentionScope } from '#retention';
import { SqlPeople } from '../cases/people.repository.js';
import { answerPlace } from '../cases/answers.repository.js';
import { column, instant } from '../columns.js';
import type { Sql } from '../database.js';
import { openJson } from '../fields/sealed-shapes.js';
import { eraseNotes } from './erase-notes.js';

/** Kept sealed: whose they are is seen when they are opened. */
const answersAtOnce = 500;

/** In the place of a name. */
const erasedWord: Record<Language, string> = { kk: 'деректер өшірілді', ru: 'данные удалены', en: 'erased' };

/** Everything of a person that is not an id. Resolves to the devices. @param incidentIds those that concern the person */
export async function erased(
  sql: Sql,
  scope: RetentionScope,
  person: PersonRecord,
  { authority, reason, erasedBy, now }: Erasure,
  incidentIds: readonly string[],
): Promise<string[]> {
  const { cell, agencyId } = scope;
  await sql.count(`DELETE FROM position WHERE cell = $1 AND person_id = $2`, [cell, person.id]);
  await sql.count(`DELETE FROM person_place WHERE agency_id = $1 AND person_id = $2`, [agencyId, person.id]);
  await sql.count(`DELETE FROM contact WHERE agency_id = $1 AND person_id = $2`, [agencyId, person.id]);
  await sql.count(`UPDATE person SET contacts_asked_at = '{}' WHERE agency_id = $1 AND id = $2`, [agencyId, person.id]);
  await sql.count(`UPDATE panic SET fix = NULL WHERE cell = $1 AND person_id = $2 AND fix IS NOT NULL`, [
    cell,
    person.id,
  ]);
  await sql.count(
    `DELETE FROM incident_recording r USING panic p
     WHERE p.cell = $1 AND p.person_id = $2 AND r.cell = $1 AND r.panic_id = p.id`,
    [cell, person.id],
  );
  await sql.count(`DELETE FROM recording_chunk WHERE cell = $1 AND person_id = $2`, [cell, person.id]);
  await sql.count(`DELETE FROM check_in WHERE cell = $1 AND person_id = $2`, [cell, person.id]);
  await sql.count(`DELETE FROM device_command WHERE cell = $1 AND person_id = $2`, [cell, person.id]);
  await sql.count(`UPDATE location_request SET reason = NULL WHERE cell = $1 AND person_id = $2`, [cell, person.id]);
  await eraseAnswers(sql, agencyId, person.id);
  const deviceIds = await eraseDevices(sql, scope, person.id, now);
  await eraseOfOrders(sql, scope, person.id);
  await eraseOfIncidents(sql, cell, incidentIds);
  const language = await languageOf(sql, agencyId);
  await new SqlPeople(sql, scope).update({
    ...person,
    name: erasedWord[language],
    phone: null,
    language,
    pinHash: null,
    duressPinHash: null,
    sex: null,
    birthYear: null,
    channels: [],
  });
  const sealer = await sql.fields.sealerOf(agencyId);
  await sql.count(
    `INSERT INTO person_erasure (person_id, agency_id, authority, reason, erased_by, erased_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      person.id,
      agencyId,
      sealer.seal(`person_erasure.authority:${person.id}`, authority),
      sealer.seal(`person_erasure.reason:${person.id}`, reason),
      erasedBy,
      instant(now),
    ],
  );
  return deviceIds;
}

/** What was answered within a day to who registered the person, the contacts or the devices. */
async function eraseAnswers(sql: Sql, agencyId: string, personId: string): Promise<void> {
  let after: [callerId: string, key: string] = [nobody, ''];
  for (;;) {
    const rows = await sql.rows<{ callerId: string; key: string; response: unknown }>(
      `SELECT k.caller_id AS "callerId", k.key, k.response FROM idempotency_key k
       JOIN staff_member s ON s.id = k.caller_id AND s.agency_id = $1
       WHERE (k.caller_id, k.key) > ($2::uuid, $3) AND k.response IS NOT NULL
       ORDER BY k.caller_id, k.key LIMIT ${answersAtOnce}`,
      [agencyId, ...after],
    );
    const opener = await sql.fields.openerOf(rows.map(({ response }) => response));
    const about = rows.filter(({ callerId, key, response }) => {
      const answer = openJson<{ id?: string; personId?: string }>(opener, answerPlace(callerId, key), response);
      return answer.id === personId || answer.personId === personId;
    });
    await sql.count(
      `DELETE FROM idempotency_key k USING unnest($1::uuid[], $2::text[]) AS n (caller_id, key)
       WHERE k.caller_id = n.caller_id AND k.key = n.key`,
      [column(about, 'callerId'), column(about, 'key')],
    );
    const last = rows.at(-1);
    if (!last || rows.length < answersAtOnce) return;
    after = [last.callerId, last.key];
  }
}

/** A device may carry a name or a serial number that leads to its owner: it keeps its id alone. */
async function eraseDevices(
  sql: Sql,
  { cell, agencyId }: RetentionScope,
  personId: string,
  now: number,
): Promise<string[]> {
  const devices = await sql.rows<{ id: string }>(
    `SELECT id FROM device WHERE agency_id = $1 AND person_id = $2 FOR UPDATE`,
    [agencyId, personId],
  );
  const ids = devices.map(({ id }) => id);
  await sql.count(
    `UPDATE device d SET unique_id = n.unique_id, unique_index = NULL, token_hash = n.token_hash, key_thumbprint = NULL,
       revoked_at = coalesce(d.revoked_at, $4)
     FROM unnest($1::uuid[], $2::text[], $3::bytea[]) AS n (id, unique_id, token_hash) WHERE d.id = n.id`,
    [ids, ids.map((id) => `erased-${id}`), ids.map(() => hashDeviceToken(newDeviceToken())), instant(now)],
  );
  await sql.count(`DELETE FROM enrolment_code WHERE device_id = ANY($1::uuid[])`, [ids]);
  await sql.count(`DELETE FROM device_sms_key WHERE device_id = ANY($1::uuid[])`, [ids]);
  await sql.count(`DELETE FROM device_push_address WHERE device_id = ANY($1::uuid[])`, [ids]);
  await sql.count(`DELETE FROM quarantined_frame WHERE device_id = ANY($1::uuid[])`, [ids]);
  await sql.count(`DELETE FROM device_session WHERE device_id = ANY($1::uuid[])`, [ids]);
  await sql.count(`DELETE FROM quarantined_report WHERE cell = $1 AND agency_id = $2 AND device_id = ANY($3::uuid[])`, [
    cell,
    agencyId,
    ids,
  ]);
  return ids;
}

/** Reasons of permits and of changes; and of who is protected the places, past ones too, unless an order's zone protects somebody else too. */
async function eraseOfOrders(sql: Sql, { cell, agencyId }: RetentionScope, personId: string): Promise<void> {
  await sql.count(
    `UPDATE permit p SET reason = '' FROM order_party q
     WHERE q.cell = $1 AND q.person_id = $2 AND p.cell = $1 AND p.order_id = q.order_id`,
    [cell, personId],
  );
  await sql.count(
    `UPDATE order_version v SET reason = NULL FROM order_party q
     WHERE q.cell = $1 AND q.person_id = $2 AND v.cell = $1 AND v.order_id = q.order_id AND v.reason IS NOT NULL`,
    [cell, personId],
  );
  await sql.count(`DELETE FROM concealed_place WHERE person_id = $1 AND agency_id = $2`, [personId, agencyId]);
  for (const table of ['zone', 'zone_version'])
    await sql.count(
      `DELETE FROM ${table} z USING order_party q
       WHERE q.cell = $1 AND q.person_id = $2 AND q.role = 'protected' AND z.cell = $1 AND z.order_id = q.order_id
         AND NOT EXISTS (SELECT 1 FROM order_party o WHERE o.cell = $1 AND o.order_id = z.order_id
           AND o.role = 'protected' AND o.person_id <> $2
           AND NOT EXISTS (SELECT 1 FROM person_erasure e WHERE e.person_id = o.person_id))`,
      [cell, personId],
    );
}

/** Of the incidents, of which none is held, what humans typed, names of zones, and files of evidence that lie here still. */
async function eraseOfIncidents(sql: Sql, cell: number, incidentIds: readonly string[]): Promise<void> {
  await eraseNotes(sql, cell, incidentIds);
  await sql.count(
    `UPDATE alarm SET zone_name = NULL WHERE cell = $1 AND incident_id = ANY($2::uuid[]) AND zone_name IS NOT NULL`,
    [cell, incidentIds],
  );
  await sql.count(`UPDATE evidence_export SET reason = '' WHERE cell = $1 AND incident_id = ANY($2::uuid[])`, [
    cell,
    incidentIds,
  ]);
  await sql.count(
    `UPDATE incident_hold SET reason = '', release_reason = '' WHERE cell = $1 AND incident_id = ANY($2::uuid[])`,
    [cell, incidentIds],
  );
  const exports = await sql.rows<{ id: string }>(
    `UPDATE evidence_export SET status = 'expired' WHERE cell = $1 AND incident_id = ANY($2::uuid[])
       AND status IN ('queued', 'running', 'ready') RETURNING id`,
    [cell, incidentIds],
  );
  await sql.count(`DELETE FROM evidence_file WHERE cell = $1 AND export_id = ANY($2::uuid[])`, [
    cell,
    exports.map(({ id }) => id),
  ]);
}

async function languageOf(sql: Sql, agencyId: string): Promise<Language> {
  const [row] = await sql.rows<{ language: Language }>(`SELECT language FROM agency WHERE id = $1`, [agencyId]);
  return row!.language;
}
