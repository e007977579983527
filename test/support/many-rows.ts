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
