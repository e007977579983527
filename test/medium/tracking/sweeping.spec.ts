import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { detectionEngine, type DetectionEngine } from '#geofence';
import { changeOrder } from '#orders';
import { aCase, anOrder, type TestCase } from '#testing';
import { TestApi } from '../../support/api.js';
import { homeZone, minute, SweptCase, TestSweeper, walking } from '../../support/swept-case.js';

describe('sweeps', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());

  it('look at nothing that is not due, and at what is due once', async () => {
    const swept = await SweptCase.of(api, anOrder().withZone(homeZone()));
    expect(await swept.sweep()).toBe(1);
    expect(await swept.sweep()).toBe(0);
    await swept.report(5_000);
    expect(await swept.passAndSweep(5_000)).toBe(0);
    expect(await swept.passAndSweep(10 * minute)).toBe(1);
    expect(await swept.sweep()).toBe(0);
  });

  it('put off what a report made due later, without reading it', async () => {
    const swept = await SweptCase.of(api, anOrder().withZone(homeZone()));
    await swept.sweep();
    await swept.report(5_000, walking);
    const times = () =>
      api.database
        .rows<{ sweep_at: Date; look_at: Date }>(`SELECT sweep_at, look_at FROM watch WHERE order_id = $1`, [
          swept.made.order.id,
        ])
        .then(([row]) => ({ sweepAt: row!.sweep_at.getTime(), lookAt: row!.look_at.getTime() }));
    const before = await times();
    api.clock.move(5 * minute);
    await swept.report(5_000, walking);
    expect(await times()).toEqual({ sweepAt: before.sweepAt + 5 * minute, lookAt: before.lookAt });
    expect(await swept.passAndSweep(6 * minute)).toBe(0);
    expect(await times()).toEqual({ sweepAt: before.sweepAt + 5 * minute, lookAt: before.sweepAt + 5 * minute });
  });

  it('by two workers at once raise each alarm once', async () => {
    const swept = await SweptCase.of(api, anOrder().withZone(homeZone()));
    const others: TestCase[] = [];
    for (let count = 0; count < 20; count += 1)
      others.push(await aCase().of(swept.made.agency).with(anOrder().withZone(homeZone())).setUp(api.tools));
    await swept.sweep();
    for (const { respondent } of others) await swept.report(5_000, {}, respondent.devices[0]!.token);
    api.clock.move(11 * minute);
    const workers = [1, 2, 3].map(() => new TestSweeper(api, swept.made.cell));
    const counts = await Promise.all(workers.map((worker) => worker.run()));
    // What one held, the others left; the next sweep finds what all of them left.
    await swept.sweep();
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(20);
    const found = await swept.incidents();
    expect(found).toHaveLength(20);
    expect(found.every((incident) => incident.alarms.length === 1)).toBe(true);
  });

  it('go on beside a state that cannot be judged, and try it again later', async () => {
    const swept = await SweptCase.of(api, anOrder().withZone(homeZone()));
    const orders: TestCase[] = [swept.made];
    for (let count = 0; count < 6; count += 1)
      orders.push(await aCase().of(swept.made.agency).with(anOrder().withZone(homeZone())).setUp(api.tools));
    await swept.sweep();
    for (const { respondent } of orders) await swept.report(5_000, {}, respondent.devices[0]!.token);
    const poison = orders[3]!.order.id;
    await api.database.count(`UPDATE watch SET state = '{"version":2,"d":{"x":null}}' WHERE order_id = $1`, [poison]);
    expect(await swept.passAndSweep(11 * minute)).toBe(6);
    expect(swept.sweeper.failed).toEqual([poison]);
    expect(await swept.incidents()).toHaveLength(6);
    expect(await swept.passAndSweep(5_000)).toBe(0);
    expect(swept.sweeper.failed).toHaveLength(1);
    await swept.passAndSweep(5 * minute);
    expect(swept.sweeper.failed).toHaveLength(2);
  });

  it('stop at a failure of the database, which says nothing about any order', async () => {
    const swept = await SweptCase.of(api, anOrder().withZone(homeZone()));
    const away = Object.assign(new Error('terminating connection'), { code: '57P01' });
    const engine: DetectionEngine = {
      ...detectionEngine,
      acquaint: () => {
        throw away;
      },
    };
    const failing = new TestSweeper(api, swept.made.cell, engine);
    await expect(failing.run()).rejects.toMatchObject({ kind: 'unavailable' });
    expect(failing.failed).toEqual([]);
    expect(await swept.sweep()).toBe(1);
  });

  it('are not asked for an order that only changed its terms, more than once', async () => {
    const swept = await SweptCase.of(api, anOrder().withZone(homeZone()));
    await swept.sweep();
    await swept.report(1_000);
    await swept.change((work) => changeOrder(work, swept.made.order.id, { thresholds: { silenceSeconds: 1_200 } }));
    expect(await swept.passAndSweep(2_000)).toBe(1);
    expect(await swept.passAndSweep(11 * minute)).toBe(0);
    expect(await swept.passAndSweep(10 * minute)).toBe(1);
    expect(await swept.alarms()).toMatchObject([{ kind: 'silence' }]);
  });
});
