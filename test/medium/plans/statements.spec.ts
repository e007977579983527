import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain';
import {
  createDataSource,
  Database,
  type Sql,
  SqlIncidentStore,
  SqlWaitingSteps,
  untakenIncidents,
} from '#persistence';
import { emptied } from '../../support/emptied.js';
import { manyRows, undone } from '../../support/many-rows.js';
import { testDatabaseUrl, testFieldKeys } from '../../support/test-database.js';

const at = Date.UTC(2026, 10, 2);

/** A statement that each worker sends every second must not read a whole table when there is nothing to do. */
describe('the statements of response plans', () => {
  let database: Database;
  let plans: string[];

  beforeAll(async () => {
    const options = { url: testDatabaseUrl(), poolSize: 2, applicationName: 'plans' };
    database = await emptied(new Database(await createDataSource(options).initialize(), testFieldKeys()));
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
    await new SqlWaitingSteps({ ...recording, asAgency: () => recording }).of({ cell: 0, agencyId }, id);
    await untakenIncidents({ ...recording, rows: withCell(recording) });
    plans = [];
    await undone(database, async (sql) => {
      await manyRows(sql, 0);
      await sql.count('SET LOCAL enable_seqscan = off');
      for (const { text, parameters } of sent.filter(({ text: one }) => !one.includes('FROM cell_cursor'))) {
        const lines = await sql.rows<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, parameters);
        plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'));
      }
    });
  });
  afterAll(() => database.close());

  it('read no table from end to end', () => {
    expect(plans).toHaveLength(12);
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

/** There may be no cell yet. */
function withCell(sql: Sql): Sql['rows'] {
  return async <Row>(text: string, parameters?: readonly unknown[]) => {
    const rows = await sql.rows<Row>(text, parameters);
    return text.includes('FROM cell_cursor') ? ([{ cell: 0 }] as Row[]) : rows;
  };
}
