import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain';
import { createDataSource, Database, type Sql, SqlIncidentStore, untakenIncidents } from '#persistence';
import { testDatabaseUrl, testFieldKeys } from '../../support/test-database.js';

const at = Date.UTC(2026, 10, 2);

/** A statement that each worker sends every second must not read a whole table when there is nothing to do. */
describe('the statements of response plans', () => {
  let database: Database;
  let plans: string[];

  const undone = async <T>(work: (sql: Sql) => Promise<T>): Promise<T> => {
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
  };

  beforeAll(async () => {
    const options = { url: testDatabaseUrl(), poolSize: 2, applicationName: 'plans' };
    database = new Database(await createDataSource(options).initialize(), testFieldKeys());
    const sent: { text: string; parameters: readonly unknown[] }[] = [];
    const recording: Sql = {
      rows: (text, parameters = []) => (sent.push({ text, parameters }), database.rows(text, parameters)),
      count: (text, parameters = []) => (sent.push({ text, parameters }), database.count(text, parameters)),
      fields: database.fields,
    };
    const ledger = new SqlIncidentStore(recording, 0).plans;
    const [id, agencyId] = [newId(), newId()];
    await ledger.plansOf([agencyId]);
    await ledger.supervisorsOf([agencyId]);
    await ledger.caseOfficersOf([id]);
    await ledger.people([id]);
    await ledger.contactsOf([id]);
    await ledger.takeDue(at, 200);
    await ledger.settle([{ id, status: 'skipped', reason: 'closed' }], at);
    await ledger.postpone([{ id, until: at }]);
    await ledger.skipNeedless(id, ['closed'], 'closed', at);
    await ledger.escalateDeliveries([id], at);
    await untakenIncidents({ ...recording, rows: withCell(recording) });
    plans = [];
    await undone(async (sql) => {
      await fill(sql);
      await sql.count('SET LOCAL enable_seqscan = off');
      for (const { text, parameters } of sent.filter(({ text: one }) => !one.includes('FROM cell_cursor'))) {
        const lines = await sql.rows<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, parameters);
        plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'));
      }
    });
  });
  afterAll(() => database.close());

  it('read no table from end to end', () => {
    expect(plans).toHaveLength(11);
    const wholeTable =
      /Seq Scan on (plan_step|incident|alarm|delivery|"?order"?|order_party|response_plan|staff_member)\b/;
    expect(plans.filter((plan) => wholeTable.test(plan))).toEqual([]);
  });

  it('find what waits by the indexes that are for it', () => {
    const all = plans.join('\n');
    for (const index of ['plan_step_due', 'plan_step_incident', 'response_plan_one_active', 'incident_untaken']) {
      expect(all).toContain(index);
    }
  });
});

/** Steps that wait and incidents in work: in a table of a few rows one index is as good as another. */
async function fill(sql: Sql): Promise<void> {
  const [incidentId, alarmId] = [newId(), newId()];
  await sql.count(
    `INSERT INTO incident (cell, id, agency_id, desk_agency_id, person_id, place_person_id, status, severity, opened_at,
       updated_at, cursor)
     SELECT 0, CASE n WHEN 1 THEN $1 ELSE gen_random_uuid() END, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
       gen_random_uuid(), 'acknowledged', 'notice', $2, $2, 0 FROM generate_series(1, 2000) n`,
    [incidentId, new Date(at)],
  );
  await sql.count(
    `INSERT INTO alarm (cell, id, incident_id, agency_id, person_id, kind, severity, condition_key, at, raised_at, updated_at,
       late, decision, decided_at)
     VALUES (0, $1, $2, $1, $1, 'panic', 'critical', 'panic', $3, $3, $3, false, '{}', $3)`,
    [alarmId, incidentId, new Date(at)],
  );
  await sql.count(
    `INSERT INTO plan_step (cell, id, incident_id, alarm_id, agency_id, plan_id, plan_version, step, began_at, planned_at,
       due_at, status)
     SELECT 0, gen_random_uuid(), gen_random_uuid(), $1, $1, $1, 1, '{}', $2, $2, $2::timestamptz + n * interval '1 s', 'waiting'
     FROM generate_series(1, 2000) n`,
    [alarmId, new Date(at)],
  );
  for (const table of ['incident', 'alarm', 'plan_step']) await sql.count(`ANALYZE ${table}`);
}

/** There may be no cell yet. */
function withCell(sql: Sql): Sql['rows'] {
  return async <Row>(text: string, parameters?: readonly unknown[]) => {
    const rows = await sql.rows<Row>(text, parameters);
    return text.includes('FROM cell_cursor') ? ([{ cell: 0 }] as Row[]) : rows;
  };
}
