import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MovableClock, newId } from '#domain';
import type { Probe } from '#geofence';
import { createDataSource, Database, type Sql, SqlTrackingStore } from '#persistence';
import { aBorder, aCase, anOrder, aZone, caseTools } from '#testing';
import { testStart } from '../../support/api.js';
import { testDatabaseUrl } from '../../support/test-database.js';

interface Statement {
  text: string;
  parameters: readonly unknown[];
}

/** Remembers what is sent within a transaction. */
class RecordingDatabase extends Database {
  readonly statements: Statement[] = [];

  override transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    const remember = (text: string, parameters: readonly unknown[] = []): void => {
      this.statements.push({ text, parameters });
    };
    return super.transaction((sql) =>
      work({
        rows: (text, parameters) => (remember(text, parameters), sql.rows(text, parameters)),
        count: (text, parameters) => (remember(text, parameters), sql.count(text, parameters)),
      }),
    );
  }
}

/** A statement of a batch that read a whole hot table would be slow only when it is too late to notice. */
describe('the plans of a batch', () => {
  let database: RecordingDatabase;
  const plans: string[] = [];

  beforeAll(async () => {
    const options = { url: testDatabaseUrl(), poolSize: 2, applicationName: 'plans' };
    database = new RecordingDatabase(await createDataSource(options).initialize());
    const home = { longitude: 76.9, latitude: 43.2 };
    const area = { type: 'Polygon' as const, coordinates: [aBorder(home, 500, 1_000)] };
    const order = anOrder().withZone(aZone().withArea(area));
    const made = await aCase()
      .with(order)
      .setUp(caseTools(database, new MovableClock(testStart)));
    database.statements.length = 0;
    const [orderId, personId, cell] = [made.order.id, newId(), made.cell];
    const probe: Probe = { key: '0', orderId, personId, points: [{ name: 'fix', ...home }], others: [], motion: {} };
    await new SqlTrackingStore(database).transaction(cell, async (transaction) => {
      await transaction.lockWatches([personId]);
      await transaction.measure([probe]);
      await transaction.fixesSince([{ orderId, from: Date.UTC(2026, 10, 2) }]);
      await transaction.saveWatches([{ orderId, state: { version: 0 }, sweepAt: Date.UTC(2026, 10, 3) }]);
      const answers = [{ requestId: newId(), positionId: newId(), fixTime: 0 }];
      await transaction.settleLocations({ answers, lists: [{ orderId, asked: [] }] }, 0);
    });
    for (const { text, parameters } of [...database.statements]) {
      // The tables of a test are so small that reading them whole is cheapest: what counts is that there is another way.
      const plan = await database.transaction(async (sql) => {
        await sql.count('SET LOCAL enable_seqscan = off');
        return sql.rows<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, parameters);
      });
      plans.push(plan.map((line) => line['QUERY PLAN']).join('\n'));
    }
  });
  afterAll(() => database.close());

  it('cover every statement that reads or writes a hot table', () => {
    expect(plans.length).toBe(6);
  });

  it('read no hot table from end to end', () => {
    const wholeTable = /Seq Scan on (watch|zone|zone_part|order_party|incident|location_request|position\w*)\b/;
    expect(plans.filter((plan) => wholeTable.test(plan))).toEqual([]);
  });

  it('find watches, zones, their parts and parties by their keys', () => {
    const all = plans.join('\n');
    for (const index of [
      'watch_pkey',
      'zone_order',
      'zone_part_pkey',
      'order_party_person',
      'incident_one_open_per_order',
    ]) {
      expect(all).toContain(index);
    }
  });
});
