import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, systemClock } from '#domain';
import {
  CanaryStore,
  ChannelFiguresRepository,
  createDataSource,
  Database,
  FailedDeliveriesRepository,
  type HouseSql,
  readHouseState,
  type Sql,
} from '#persistence';
import { emptied } from '../../support/emptied.js';
import { manyRows, undone } from '../../support/many-rows.js';
import { testDatabaseUrl, testFieldKeys } from '../../support/test-database.js';

interface Statement {
  text: string;
  parameters: readonly unknown[];
  of: (sql: HouseSql) => Sql;
}

/** Remembers what it is sent. */
class RecordingDatabase extends Database {
  readonly statements: Statement[] = [];

  override rows<Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    this.statements.push({ text, parameters, of: (sql) => sql });
    return super.rows(text, parameters);
  }

  override asAgency(agencyId: string): Sql {
    const sql = super.asAgency(agencyId);
    return {
      ...sql,
      rows: (text, parameters = []) => {
        this.statements.push({ text, parameters, of: (session) => session.asAgency(agencyId) });
        return sql.rows(text, parameters);
      },
    };
  }
}

/** Numbers that are read every few seconds must not read whole hot tables, however much has been kept in them. */
describe('the plans of what watches over the house', () => {
  let database: RecordingDatabase;
  const plans: string[] = [];

  beforeAll(async () => {
    const options = { url: testDatabaseUrl(), poolSize: 2, applicationName: 'plans' };
    database = await emptied(new RecordingDatabase(await createDataSource(options).initialize(), testFieldKeys()));
    const operator = { cell: 1, agencyId: newId() };
    // Without a cell in use, every condition on cells is false and any index will do.
    await database.count(`INSERT INTO cell_cursor (cell, cursor) VALUES ($1, 0) ON CONFLICT DO NOTHING`, [
      operator.cell,
    ]);
    await readHouseState(database, systemClock.now());
    await new CanaryStore(database, 1).isConfirmed(newId());
    await new FailedDeliveriesRepository(database, systemClock).list(operator, {}, { limit: 50 });
    await new ChannelFiguresRepository(database).ofLastDay(operator, systemClock.now());
    const statements = [...database.statements];
    await undone(database, async (sql) => {
      await manyRows(sql, operator.cell);
      await sql.count('SET LOCAL enable_seqscan = off');
      for (const { text, parameters, of } of statements) {
        const plan = await of(sql).rows<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, parameters);
        plans.push(plan.map((row) => row['QUERY PLAN']).join('\n'));
      }
    });
  });
  afterAll(() => database.close());

  it('read no hot table as a whole', () => {
    expect(plans).toHaveLength(8);
    for (const plan of plans)
      expect(plan).not.toMatch(/Seq Scan on (delivery|alarm|incident|quarantined_report|position)\b/);
  });

  it('find what failed, and what has not left, by indexes that hold nothing else', () => {
    // The list and the count: of so few rows the database may take another index for one of them.
    expect(plans.filter((plan) => /delivery_failed(_at)?\b/.test(plan)).length).toBeGreaterThanOrEqual(1);
    expect(plans.filter((plan) => plan.includes('delivery_waiting'))).toHaveLength(1);
  });
});
