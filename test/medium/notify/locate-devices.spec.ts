import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { MovableClock, systemClock } from '#domain';
import {
  type Channel,
  FcmChannel,
  type FirebaseSender,
  NotConfiguredChannel,
  openFirebase,
  type SweepDeliveries,
} from '#notify';
import { aCase, anOrder, aRespondent, type TestCase } from '#testing';
import { SWEEP_LOCATES } from '../../../apps/worker/src/operations.module.js';
import { readConfiguration } from '../../../apps/worker/src/configuration.js';
import { createWorker } from '../../../apps/worker/src/create-worker.js';
import { TestApi } from '../../support/api.js';
import { eventually } from '../../support/eventually.js';
import { fcmAnswers, FcmStandIn } from '../../support/fcm-stand-in.js';
import { queueBackends } from '../../support/queue-backends.js';
import { testDatabaseUrl, testMasterKey } from '../../support/test-database.js';
import { fixAt } from '../../support/walks.js';

describe.each(queueBackends())('waking the devices whose location is asked for, on $name', ({ redisUrl }) => {
  const prefix = `t-${randomUUID().slice(0, 8)}`;
  const clock = new MovableClock(systemClock.now());
  let api: TestApi;
  let service: FcmStandIn;
  let sender: FirebaseSender;
  let workers: INestApplicationContext[] = [];
  let made: TestCase;

  beforeAll(async () => {
    api = await TestApi.start({ QUEUE_PREFIX: prefix, REDIS_URL: redisUrl }, clock);
    // What other tests left waiting, these workers would ask for as well.
    await api.database.count(`DELETE FROM location_request`);
    service = await FcmStandIn.open();
    sender = await openFirebase({
      projectId: 'stand-in',
      credential: { getAccessToken: async () => ({ access_token: randomUUID(), expires_in: 3600 }) },
      connect: service.connect,
    });
  });
  beforeEach(async () => {
    service.requests.length = 0;
    service.answer = fcmAnswers.accepted;
    made = await aCase().with(anOrder().withZone().restraining(aRespondent().withPhone().withPhone())).setUp(api.tools);
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    workers = [];
  });
  afterAll(async () => {
    await sender.close();
    await service.close();
    await api.close();
  });

  async function aWorker(
    channel: Channel = new FcmChannel(sender),
    queuePrefix = prefix,
  ): Promise<INestApplicationContext> {
    const configuration = readConfiguration({
      DATABASE_URL: testDatabaseUrl(),
      MASTER_KEY: testMasterKey(),
      REDIS_URL: redisUrl,
      WORKER_PORT: '0',
      LOG_LEVEL: 'silent',
      QUEUE_PREFIX: queuePrefix,
    });
    const worker = await createWorker(configuration, clock, [channel]);
    workers.push(worker);
    return worker;
  }
  const phone = (index: 0 | 1) => made.respondent.devices[index]!;
  const register = async (index: 0 | 1): Promise<string> => {
    const token = randomUUID();
    const address = { channel: 'fcm', token };
    expect((await api.asDevice(phone(index)).put('/v1/devices/me/push-address', address)).status).toBe(204);
    return token;
  };
  const ask = async (): Promise<string> => {
    const dispatcher = await api.as(made.agency, 'dispatcher');
    const question = { personId: made.respondent.id, reason: 'a neighbour calls' };
    return (await dispatcher.post(`/v1/orders/${made.order.id}/location-requests`, question)).body.id;
  };
  interface Row {
    attempts: number;
    nextPushAt: Date | null;
  }
  const rowOf = async (id: string): Promise<Row> => {
    const rows = await api.database.rows<Row>(
      `SELECT push_attempts AS attempts, next_push_at AS "nextPushAt" FROM location_request WHERE id = $1`,
      [id],
    );
    return rows[0]!;
  };
  const done = (id: string) =>
    eventually(
      () => rowOf(id),
      ({ attempts, nextPushAt }) => attempts > 0 && nextPushAt === null,
    );
  const addresses = async (): Promise<string[]> => {
    const rows = await api.database.rows<{ deviceId: string }>(
      `SELECT device_id AS "deviceId" FROM device_push_address WHERE device_id = ANY($1::uuid[])`,
      [made.respondent.devices.map(({ id }) => id)],
    );
    return rows.map(({ deviceId }) => deviceId);
  };
  const tokensAsked = (): string[] => service.requests.map(({ message }) => message.token).toSorted();

  it('pushes to each of the person’s devices that has an address, and to nobody else', async () => {
    await aWorker();
    const tokens = [await register(0), await register(1)];
    await api
      .asDevice(made.protectedPerson.devices[0]!)
      .put('/v1/devices/me/push-address', { channel: 'fcm', token: randomUUID() });
    const id = await ask();
    expect(await done(id)).toMatchObject({ attempts: 1 });
    expect(tokensAsked()).toEqual(tokens.toSorted());
    for (const { message } of service.requests)
      expect(message).toMatchObject({ data: { type: 'locate' }, android: { priority: 'high', ttl: '600s' } });
    expect(JSON.stringify(service.requests)).not.toMatch(new RegExp([id, made.respondent.id, made.order.id].join('|')));
  });

  it('takes an address out that the service no longer knows', async () => {
    await aWorker();
    const [gone, kept] = [await register(0), await register(1)];
    service.answer = (response, request) =>
      fcmAnswers[request.message.token === gone ? 'unregistered' : 'accepted'](response, request);
    await done(await ask());
    expect(tokensAsked()).toEqual([gone, kept].toSorted());
    expect(await addresses()).toEqual([phone(1).id]);
  });

  it('tries again when the service fails, and not any more once the device has answered', async () => {
    await aWorker();
    await register(0);
    service.answer = fcmAnswers.unavailable;
    const id = await ask();
    await eventually(
      () => rowOf(id),
      ({ nextPushAt }) => nextPushAt?.getTime() === clock.now() + 1_000,
    );
    clock.move(1_000);
    await eventually(
      () => rowOf(id),
      ({ attempts, nextPushAt }) => attempts === 2 && nextPushAt?.getTime() === clock.now() + 2_000,
    );
    await api.asDevice(phone(1)).post('/v1/positions', { fixes: [fixAt(clock, [76.9, 43.2])] });
    clock.move(60_000);
    await workers[0]!.get<SweepDeliveries>(SWEEP_LOCATES, { strict: false }).execute();
    expect((await rowOf(id)).attempts).toBe(2);
    expect(service.requests).toHaveLength(2);
  });

  it('finds by the sweep what the queue has lost', async () => {
    const token = await register(0);
    const id = await ask();
    const emptied = await aWorker(new FcmChannel(sender), `${prefix}-emptied`);
    clock.move(3_001);
    await emptied.get<SweepDeliveries>(SWEEP_LOCATES, { strict: false }).execute();
    expect(await done(id)).toMatchObject({ attempts: 1 });
    expect(tokensAsked()).toEqual([token]);
  });

  it('without credentials gives up at once; the reply to the next report asks all the same', async () => {
    await aWorker(new NotConfiguredChannel('fcm'));
    await register(0);
    const id = await ask();
    expect(await done(id)).toMatchObject({ attempts: 1 });
    expect(await addresses()).toEqual([phone(0).id]);
    const late = { ...fixAt(clock, [76.9, 43.2]), fixTime: new Date(clock.now() - 1_000).toISOString() };
    const { body } = await api.asDevice(phone(0)).post('/v1/positions', { fixes: [late] });
    expect(body.directive).toMatchObject({ locateNow: true });
  });

  it('queues nothing for a person without an address', async () => {
    const id = await ask();
    expect(await rowOf(id)).toEqual({ attempts: 0, nextPushAt: null });
  });
});
