import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MovableClock } from '#domain';
import { createDataSource, Database } from '#persistence';
import { aCase, anOrder, aZone, caseTools } from '#testing';
import { rulesOf } from '../../support/opened.js';
import { testDatabaseUrl, testFieldKeys } from '../../support/test-database.js';

describe('a case set up by the builders', () => {
  const clock = new MovableClock(Date.UTC(2026, 10, 22));
  let database: Database;

  beforeAll(async () => {
    const options = { url: testDatabaseUrl(), poolSize: 2, applicationName: 'builders' };
    database = new Database(await createDataSource(options).initialize(), testFieldKeys());
  });
  afterAll(() => database.close());

  it('is watched with the rules of its rows', async () => {
    const order = anOrder()
      .withLimit(500)
      .withZone(aZone().around(76.93, 43.25, 300).withRing(150));
    const made = await aCase().with(order).setUp(caseTools(database, clock));
    const [row] = await database.rows<{ state: unknown }>(`SELECT state FROM watch WHERE cell = $1 AND order_id = $2`, [
      made.cell,
      made.order.id,
    ]);
    expect(row!.state).toEqual({ version: 0 });
    expect(await rulesOf(database, made.order.id)).toMatchObject({
      orderId: made.order.id,
      policyVersion: 2,
      limit: { limitMeters: 500, warningMeters: 500 },
      zones: [{ zoneId: made.order.zones[0]!.id, sizeMeters: 300, warningRingMeters: 150, kind: 'exclusion' }],
    });
    expect(made.protectedPerson.devices).toHaveLength(1);
  });
});
