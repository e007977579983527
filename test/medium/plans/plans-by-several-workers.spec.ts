import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#domain';
import { AdvancePlans, type CommittedNews, type PlanRunStore } from '#incidents';
import { createDataSource, Database, DeliveryStoreRepository, SqlPlanRunStore } from '#persistence';
import { TestApi } from '../../support/api.js';
import { testDatabaseUrl, testFieldKeys } from '../../support/test-database.js';
import { PlannedCase, step, toDesk } from './a-planned-case.js';

describe('plans advanced by several workers', () => {
  let api: TestApi;
  let other: Database;
  let planned: PlannedCase;
  let at: number;

  beforeAll(async () => {
    api = await TestApi.start();
    const options = { url: testDatabaseUrl(), poolSize: 3, applicationName: 'tests' };
    other = new Database(await createDataSource(options).initialize(), testFieldKeys());
  });
  afterAll(() => Promise.all([api.close(), other.close()]));
  beforeEach(async () => {
    await api.database.count(`DELETE FROM plan_step`);
    planned = await PlannedCase.setUp(api);
    at = api.clock.now();
  });

  const statuses = async (incidentId: string) =>
    (
      await api.database.rows<{ status: string }>(`SELECT status FROM plan_step WHERE incident_id = $1`, [incidentId])
    ).map(({ status }) => status);

  it('are doubled by none and left out by none', async () => {
    const steps = [step('boss', 'supervisor', 60), step('friends', 'contacts', 60), step('late', 'contacts', 61)];
    await planned.follow(toDesk, ...steps);
    const id = await planned.press();
    for (let count = 0; count < 9; count += 1) await planned.press();
    api.clock.set(at + 100_000);
    const workers = [api.database, other, other].map((database) => planned.advancing([], database));
    await Promise.all(workers.map((worker) => worker.execute()));
    // One works on an incident at a time: what another passed over is taken by its next turn.
    await Promise.all(workers.map((worker) => worker.execute()));
    expect(await statuses(id)).toEqual(Array.from({ length: 30 }, () => 'done'));
    expect(await planned.deliveries(id)).toHaveLength(10 * (1 + 2 + 2 + 2));
    const cursors = (await planned.events(id)).map(({ cursor }) => cursor);
    expect(new Set(cursors).size).toBe(cursors.length);
  });

  it('wait on when one dies within its transaction, and are taken by the next', async () => {
    await planned.follow(toDesk, step('boss', 'supervisor', 3));
    const id = await planned.press();
    const store = new SqlPlanRunStore(api.database);
    const dying: PlanRunStore = {
      cells: () => store.cells(),
      transaction: (cell, work) =>
        store.transaction(cell, async (incidents) => {
          await work(incidents);
          throw new Error('killed');
        }),
    };
    const told: CommittedNews[] = [];
    const context = { newId, readyChannels: new Set(['webhook'] as const) };
    const worker = new AdvancePlans(dying, { tell: (news) => void told.push(news) }, api.clock, context);
    api.clock.set(at + 3_000);
    await expect(worker.execute()).rejects.toThrow('killed');
    expect([told, await statuses(id), await planned.told(id)]).toEqual([[], ['waiting'], ['desk own']]);
    await planned.advanceTo(at, 4);
    expect([await statuses(id), await planned.told(id)]).toEqual([
      ['done'],
      ['desk own', 'supervisor supervisor 1', 'supervisor supervisor 2'],
    ]);
  });

  it('leave deliveries that the sweeper finds when one is killed before it could queue them', async () => {
    await planned.follow(toDesk, step('boss', 'supervisor', 3));
    const id = await planned.press();
    await planned.advanceTo(at, 3);
    const left = (await planned.deliveries(id)).slice(1).map((one) => one.id);
    const overdue = await new DeliveryStoreRepository(api.database).overdue(planned.made.cell, at + 10_000, 500);
    expect(overdue.map((one) => one.id)).toEqual(expect.arrayContaining(left));
  });

  it('leave to the next second what the desk is just acknowledging, and then need it no more', async () => {
    await planned.follow(toDesk, step('boss', 'supervisor', 60, { unless: 'acknowledged' }));
    const id = await planned.press();
    api.clock.set(at + 60_000);
    await Promise.all([
      planned.advancing([], other).execute(),
      planned.dispatcher.post(`/v1/incidents/${id}/acknowledge`),
    ]);
    await planned.advancing().execute();
    // Whoever came first: told or skipped, never both, and never left waiting.
    expect([
      ['desk', 'boss'],
      ['desk', 'boss: acknowledged'],
    ]).toContainEqual(await planned.log(id));
  });
});
