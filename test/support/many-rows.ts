import { newId } from '#domain';
import type { Database, HouseSql, Sql } from '#persistence';

const at = new Date(Date.UTC(2026, 10, 2));

/** Whatever it does, nothing of it stays. */
export async function undone<T>(database: Database, work: (sql: HouseSql) => Promise<T>): Promise<T> {
  const nothingOfIt = new Error('rolled back');
  let result!: T;
  await database
    .transaction(async (sql) => {
      result = await work(sql);
      throw nothingOfIt;
    })
    .catch((error: unknown) => {
      if (error !== nothingOfIt) throw error;
    });
  return result;
}

/**
 * Thousands of grave incidents, one an hour back from `until`, each at its own agency's desk: one of ten of this agency, the others of as many agencies;
 * each tenth is still in work. An index that begins with the agency is then worth more than one of the cell, and less than one that has what is looked for too.
 * Only within {@link undone}.
 */
export async function manyIncidents(sql: Sql, cell: number, agencyId: string, until: number): Promise<void> {
  await sql.count(
    `INSERT INTO incident (cell, id, agency_id, desk_agency_id, person_id, place_person_id, status, severity, opened_at,
       updated_at, closed_at, cursor)
     SELECT $1, gen_random_uuid(), b.agency, b.agency, gen_random_uuid(), gen_random_uuid(),
       CASE WHEN n % 10 = 0 THEN 'acknowledged' ELSE 'closed' END, 'urgent', b.begun, b.begun,
       CASE WHEN n % 10 > 0 THEN b.begun END, 0
     FROM generate_series(1, 10000) n CROSS JOIN LATERAL (SELECT $3::timestamptz - n * interval '1 hour' AS begun,
       CASE WHEN n / 10 % 10 < 1 THEN $2::uuid ELSE gen_random_uuid() END AS agency) b`,
    [cell, agencyId, new Date(until)],
  );
  await sql.count('ANALYZE incident');
}

/**
 * Incidents in work, steps that wait and messages that arrived, and what the planner knows of them: of a table of a few rows it
 * takes any index. Only within {@link undone}: an alarm of nobody must not stay.
 */
export async function manyRows(sql: Sql, cell: number): Promise<void> {
  const [incidentId, alarmId] = [newId(), newId()];
  await sql.count(
    `INSERT INTO incident (cell, id, agency_id, desk_agency_id, person_id, place_person_id, status, severity, opened_at,
       updated_at, cursor)
     SELECT $1, CASE n WHEN 1 THEN $2 ELSE gen_random_uuid() END, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
       gen_random_uuid(), 'acknowledged', 'notice', $3, $3, 0 FROM generate_series(1, 2000) n`,
    [cell, incidentId, at],
  );
  await sql.count(
    `INSERT INTO alarm (cell, id, incident_id, agency_id, person_id, kind, severity, condition_key, at, raised_at, updated_at,
       late, decision, decided_at)
     VALUES ($1, $2, $3, $2, $2, 'panic', 'critical', 'panic', $4, $4, $4, false, '{}', $4)`,
    [cell, alarmId, incidentId, at],
  );
  await sql.count(
    `INSERT INTO plan_step (cell, id, incident_id, alarm_id, agency_id, plan_id, plan_version, step, began_at, planned_at,
       due_at, status)
     SELECT $1, gen_random_uuid(), gen_random_uuid(), $2, $2, $2, 1, '{}', $3, $3, $3::timestamptz + n * interval '1 s',
       'waiting'
     FROM generate_series(1, 2000) n`,
    [cell, alarmId, at],
  );
  await sql.count(
    `INSERT INTO delivery (cell, id, incident_id, alarm_id, agency_id, recipient, recipient_id, channel, status, attempts,
       queued_at)
     SELECT $1, gen_random_uuid(), $2, $3, gen_random_uuid(), 'contact', gen_random_uuid(), 'sms', 'delivered', 1, $4
     FROM generate_series(1, 2000) n`,
    [cell, incidentId, alarmId, at],
  );
  for (const table of ['incident', 'alarm', 'plan_step', 'delivery']) await sql.count(`ANALYZE ${table}`);
}

/**
 * Twenty thousand contacts of two thousand people of this agency, each asked and with a link to an incident of their own; one of a hundred waits for its
 * message. Only within {@link undone}.
 */
export async function manyContacts(sql: Sql, cell: number, agencyId: string, until: number): Promise<void> {
  const now = new Date(until);
  await sql.count(
    `INSERT INTO person (id, agency_id, name, language, created_at)
     SELECT gen_random_uuid(), $1, 'many', 'kk', $2 FROM generate_series(1, 2000)`,
    [agencyId, now],
  );
  await sql.count(
    `INSERT INTO contact (id, agency_id, person_id, name, language, position, channels, created_at, designated_by, consented_at)
     SELECT gen_random_uuid(), $1, p.id, 'many', 'kk', n, '[]', $2, 'person', $2
     FROM person p CROSS JOIN generate_series(1, 10) n WHERE p.agency_id = $1 AND p.name = 'many'`,
    [agencyId, now],
  );
  const each = `FROM (SELECT id, row_number() OVER () AS n FROM contact WHERE agency_id = $1 AND name = 'many') c`;
  await sql.count(
    `INSERT INTO consent_message (contact_id, agency_id, status, attempts, queued_at, next_attempt_at)
     SELECT c.id, $1, CASE WHEN c.n % 100 = 0 THEN 'queued' ELSE 'answered' END, 1, $2, $2 ${each}`,
    [agencyId, now],
  );
  await sql.count(
    `INSERT INTO consent_token (token_hash, contact_id, made_at)
     SELECT sha256(c.id::text::bytea), c.id, $2 ${each}`,
    [agencyId, now],
  );
  await sql.count(
    `INSERT INTO live_link (key, cell, incident_id, contact_id, made_at, expires_at)
     SELECT c.id::text, $3, gen_random_uuid(), c.id, $2, $2::timestamptz + interval '1 day' ${each}`,
    [agencyId, now, cell],
  );
  await sql.count(
    `INSERT INTO incident_event (cell, cursor, incident_id, agency_id, kind, at, data)
     SELECT $3, 1000000 + c.n, gen_random_uuid(), $1, 'contact_answered', $2, jsonb_build_object('contactId', c.id) ${each}`,
    [agencyId, now, cell],
  );
  for (const table of ['person', 'contact', 'consent_message', 'consent_token', 'live_link', 'incident_event'])
    await sql.count(`ANALYZE ${table}`);
}
