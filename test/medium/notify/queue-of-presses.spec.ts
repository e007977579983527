import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { getQueueToken } from '@nestjs/bullmq';
import type { Queue } from 'bullmq';
import { newId } from '#domain';
import { AdvancePlans } from '#incidents';
import { SweepDeliveries } from '#notify';
import { DeliveryStoreRepository, SqlPlanRunStore } from '#persistence';
import { DELIVERY_QUEUE, type DeliveryQueue } from '#queue';
import { QueueCommitted } from '../../../apps/worker/src/queue-committed.js';
import { TestApi } from '../../support/api.js';
import { eventually } from '../../support/eventually.js';
import { queueBackends } from '../../support/queue-backends.js';
import { PlannedCase, step, toDesk } from '../plans/a-planned-case.js';

describe.each(queueBackends())('the queue of a delivery on $name', ({ redisUrl }) => {
  let api: TestApi;
  let planned: PlannedCase;
  let queues: { ofPress: Queue; others: Queue };
  const prefix = `t-${randomUUID().slice(0, 8)}`;

  beforeAll(async () => {
    api = await TestApi.start({ QUEUE_PREFIX: prefix, REDIS_URL: redisUrl });
    const queueOf = (name: string): Queue => api.app.get(getQueueToken(`${prefix}-${name}`), { strict: false });
    queues = { ofPress: queueOf('panic-deliveries'), others: queueOf('deliveries') };
  });
  beforeEach(async () => {
    await empty();
    planned = await PlannedCase.setUp(api);
    await planned.follow(toDesk, step('friends', 'contacts', 0), step('boss', 'supervisor', 60));
  });
  afterAll(() => api.close());

  const empty = () => Promise.all([queues.ofPress, queues.others].map((queue) => queue.obliterate({ force: true })));
  const deliveryQueue = (): DeliveryQueue => api.app.get(DELIVERY_QUEUE, { strict: false });

  /** Ids of the deliveries that wait, of these alone. */
  async function waiting(ids: readonly string[]) {
    const idsIn = async (queue: Queue) =>
      (await queue.getJobs(['waiting', 'delayed']))
        .map(({ data }) => (data as { id: string }).id)
        .filter((id) => ids.includes(id))
        .toSorted();
    return { ofPress: await idsIn(queues.ofPress), others: await idsIn(queues.others) };
  }
  const toOutside = async (incidentId: string) =>
    (await planned.deliveries(incidentId)).filter(({ channel }) => channel !== 'console').map(({ id }) => id);

  /** Each way into the queue, with what comes by it. */
  const ways: [name: string, take: (incidentId: string) => Promise<void>][] = [
    ['as it is written', async () => undefined],
    [
      'by a later step of its plan',
      async () => {
        await empty();
        api.clock.move(61_000);
        const context = { newId, readyChannels: new Set(['webhook'] as const) };
        const push = new QueueCommitted(deliveryQueue());
        await new AdvancePlans(new SqlPlanRunStore(api.database), push, api.clock, context).execute();
      },
    ],
    [
      'by the sweeper, when the queue has lost it',
      async () => {
        await empty();
        api.clock.move(4_000);
        await new SweepDeliveries(new DeliveryStoreRepository(api.database), deliveryQueue(), api.clock).execute();
      },
    ],
    [
      'sent again alone',
      async (incidentId) => {
        await fail(incidentId);
        for (const id of await toOutside(incidentId)) await planned.supervisor.post(`/v1/deliveries/${id}/send-again`);
      },
    ],
    [
      'sent again with others',
      async (incidentId) => {
        await fail(incidentId);
        const failedSince = new Date(api.clock.now() - 60_000).toISOString();
        await planned.supervisor.post('/v1/deliveries/send-again', { failedSince });
      },
    ],
  ];

  async function fail(incidentId: string): Promise<void> {
    await empty();
    await api.database.count(
      `UPDATE delivery SET status = 'failed', failed_at = $3 WHERE cell = $1 AND incident_id = $2 AND channel <> 'console'`,
      [planned.made.cell, incidentId, new Date(api.clock.now()).toISOString()],
    );
  }

  it.each(ways)('is that of presses for one of a press: %s', async (_name, take) => {
    const incidentId = await planned.press();
    await take(incidentId);
    const found = await eventually(
      async () => waiting(await toOutside(incidentId)),
      ({ ofPress, others }) => ofPress.length + others.length > 0,
    );
    expect(found.others).toEqual([]);
    expect(found.ofPress.length).toBeGreaterThan(0);
  });

  it.each(ways)('is that of all others for one of a breach: %s', async (_name, take) => {
    const { id } = await planned.breach();
    await take(id);
    const found = await eventually(
      async () => waiting(await toOutside(id)),
      ({ ofPress, others }) => ofPress.length + others.length > 0,
    );
    expect(found.ofPress).toEqual([]);
    expect(found.others.length).toBeGreaterThan(0);
  });
});
