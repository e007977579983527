import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MovableClock, newId } from '#domain';
import type { Probe } from '#geofence';
import { createDataSource, Database, type HouseSql, SqlTrackingStore } from '#persistence';
import { aBorder, aCase, anAgency, anOrder, aZone, caseTools } from '#testing';
import { testStart } from '../../support/api.js';
import { emptied } from '../../support/emptied.js';
import { testDatabaseUrl, testFieldKeys } from '../../support/test-database.js';

interface Statement {
  text: string;
  parameters: readonly unknown[];
}

/** Remembers what is sent. */
class RecordingDatabase extends Database {
  readonly statements: Statement[] = [];

  private remember(text: string, parameters: readonly unknown[] = []): void {
    this.statements.push({ text, parameters });
  }

  /** A transaction that is not remembered. */
  session<T>(work: (sql: HouseSql) => Promise<T>): Promise<T> {
    return super.transaction(work);
  }

  override count(text: string, parameters: readonly unknown[] = []): Promise<number> {
    this.remember(text, parameters);
    return super.count(text, parameters);
  }

  override transaction<T>(work: (sql: HouseSql) => Promise<T>): Promise<T> {
    const remember = this.remember.bind(this);
    return super.transaction((sql) =>
      work({
        rows: (text, parameters) => (remember(text, parameters), sql.rows(text, parameters)),
        count: (text, parameters) => (remember(text, parameters), sql.count(text, parameters)),
        asAgency: (agencyId) => sql.asAgency(agencyId),
        fields: sql.fields,
      }),
    );
  }
}

const wholeTable = /Seq Scan on (watch|zone|zone_part|order_party|incident|location_request|device|position\w*)\b/;

/** A statement that read a whole hot table would be slow only when it is too late to notice. */
describe('the plans of a batch and of a sweep', () => {
  let database: RecordingDatabase;
  let plans: string[] = [];
  let sweep: { text: string; plan: string }[] = [];

  const explained = async (): Promise<{ text: string; plan: string }[]> => {
    const explanations: { text: string; plan: string }[] = [];
    for (const { text, parameters } of database.statements.splice(0)) {
      // The tables of a test are so small that reading them whole is cheapest: what counts is that there is another way.
      const plan = await database.session(async (sql) => {
        await sql.count('SET LOCAL enable_seqscan = off');
        return sql.rows<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, parameters);
      });
      explanations.push({ text, plan: plan.map((line) => line['QUERY PLAN']).join('\n') });
    }
    return explanations;
  };

  beforeAll(async () => {
    const options = { url: testDatabaseUrl(), poolSize: 2, applicationName: 'plans' };
    database = await emptied(new RecordingDatabase(await createDataSource(options).initialize(), testFieldKeys()));
    const home = { longitude: 76.9, latitude: 43.2 };
    const area = { type: 'Polygon' as const, coordinates: [aBorder(home, 500, 1_000)] };
    const order = anOrder().withZone(aZone().withArea(area));
    const made = await aCase()
      .with(order)
      .setUp(caseTools(database, new MovableClock(testStart)));
    database.statements.length = 0;
    const [orderId, personId, cell] = [made.order.id, newId(), made.cell];
    const agencyId = made.agency.id;
    const probe: Probe = { key: '0', orderId, personId, points: [{ name: 'fix', ...home }], others: [], motion: {} };
    await new SqlTrackingStore(database).transaction(cell, async (transaction) => {
      await transaction.lockWatches([personId]);
      await transaction.beaconsOf([{ personId, beacon: 'a4c1380f007e' }]);
      await transaction.measure([probe]);
      await transaction.fixesSince([{ orderId, from: Date.UTC(2026, 10, 2) }]);
      await transaction.saveWatches([{ orderId, agencyId, state: { version: 0 }, sweepAt: Date.UTC(2026, 10, 3) }]);
      const answers = [{ requestId: newId(), positionId: newId(), fixTime: 0 }];
      await transaction.settleLocations({ answers, lists: [{ orderId, asked: [] }] }, 0);
    });
    plans = (await explained()).map(({ plan }) => plan);
    const store = new SqlTrackingStore(database);
    await store.putOffWatches(0, Date.UTC(2026, 10, 2), 10);
    await store.transaction(0, async (transaction) => {
      await transaction.takeDueWatches(Date.UTC(2026, 10, 2), 10);
      await transaction.saveSweptWatches([
        { orderId, agencyId, sweepAt: null },
        { orderId, agencyId, sweepAt: Date.UTC(2026, 10, 3), state: { version: 0 } },
      ]);
    });
    sweep = await explained();
  });
  afterAll(() => database.close());

  it('cover every statement that reads or writes a hot table', () => {
    expect(plans.length).toBe(7);
  });

  it('read no hot table from end to end', () => {
    expect(plans.filter((plan) => wholeTable.test(plan))).toEqual([]);
  });

  it('find watches, zones, their parts and parties by their keys', () => {
    const all = plans.join('\n');
    for (const index of ['watch_pkey', 'zone_order', 'zone_part_pkey', 'order_party_person']) {
      expect(all).toContain(index);
    }
    // Which of them is cheapest for so few rows depends on what other tests left.
    expect(all).toMatch(/(using|on) incident_\w+ on incident|Bitmap Index Scan on incident_\w+/);
  });

  it('find whose a beacon is by what it sends, and its wearer by the orders of who heard it', () => {
    expect(plans[1]).toMatch(/Index Scan (using|on) device_unique|Bitmap Index Scan on device_unique/);
    expect(plans[1]).toMatch(/order_party_(person|pkey)/);
  });

  it('find what is due by the time at which it is looked at, and read no state of what is not', () => {
    expect(sweep).toHaveLength(4);
    expect(sweep.filter(({ plan }) => wholeTable.test(plan))).toEqual([]);
    const [putOff, take] = sweep;
    for (const { plan } of [putOff!, take!]) {
      // Read in its order or through a bitmap, as is cheapest for the rows that other tests left.
      expect(plan).toMatch(/Index Scan (using|on) watch_look/);
      expect(plan).toMatch(/Index Cond: \(\(cell = .+\) AND \(look_at <= /);
    }
    expect(putOff!.text).not.toContain('state');
    expect(take!.plan).toMatch(/Filter: \(sweep_at <= /);
  });

  it('leave the indexes of a watch alone with each fix, but for one that makes it due earlier', async () => {
    const clock = new MovableClock(Date.UTC(2026, 10, 2));
    const { agency, order, cell } = await aCase().of(anAgency().inCell(299)).setUp(caseTools(database, clock));
    const store = new SqlTrackingStore(database);
    const sweptAt = (hours: number) => ({
      orderId: order.id,
      agencyId: agency.id,
      sweepAt: clock.now() + hours * 3_600_000,
    });
    await store.transaction(cell, (transaction) => transaction.saveSweptWatches([sweptAt(2)]));
    /** How many of these updates needed no new entry in any index. */
    const hotUpdates = (...hours: number[]): Promise<number> =>
      database.session(async (sql) => {
        const batches = new SqlTrackingStore({ transaction: (work) => work(sql) } as Database);
        // Counts what the session has not reported yet: the difference is ours.
        const counted = async (): Promise<number> => {
          const [row] = await sql.rows<{ hot: number }>(
            `SELECT n_tup_hot_upd AS hot FROM pg_stat_xact_user_tables WHERE relname = 'watch'`,
          );
          return row!.hot;
        };
        const before = await counted();
        for (const hour of hours)
          await batches.transaction(cell, (transaction) =>
            transaction.saveWatches([{ ...sweptAt(hour), state: { version: 1, hour } }]),
          );
        return (await counted()) - before;
      });
    expect(await hotUpdates(2, 3, 4)).toBe(3);
    expect(await hotUpdates(1)).toBe(0);
  });
});
