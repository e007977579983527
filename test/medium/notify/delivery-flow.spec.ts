import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { getQueueToken } from '@nestjs/bullmq';
import type { INestApplicationContext } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { type AlarmKind, systemClock } from '#domain';
import type { Channel } from '#notify';
import { createDataSource, Database } from '#persistence';
import {
  DELIVERY_QUEUE,
  type DeliveryQueue,
  everyMilliseconds,
  jobNames,
  type QueuedDelivery,
  queueOfJob,
} from '#queue';
import { readConfiguration } from '../../../apps/worker/src/configuration.js';
import { createWorker } from '../../../apps/worker/src/create-worker.js';
import { aContactWithAlarm, deliveryRows, withDeliveries } from '../../support/delivery-rows.js';
import { eventually } from '../../support/eventually.js';
import { queueBackends } from '../../support/queue-backends.js';
import { RecordingChannel } from '../../support/recording-channel.js';
import { testDatabaseUrl, testFieldKeys, testMasterKey } from '../../support/test-database.js';

const webhook = { channel: 'webhook', url: 'https://contact.example/hook', secret: randomUUID() } as const;
let nextCell = 1000;

describe.each(queueBackends())('deliveries through BullMQ on $name', ({ redisUrl }) => {
  let database: Database;
  let workers: INestApplicationContext[] = [];
  let prefix: string;

  beforeAll(async () => {
    prefix = `t-${randomUUID().slice(0, 8)}`;
    const options = { url: testDatabaseUrl(), poolSize: 4, applicationName: 'tests' };
    database = new Database(await createDataSource(options).initialize(), testFieldKeys());
    // What other tests left due, a real worker would send as well; and whom they left watched would be silent by now.
    await database.count('DELETE FROM watch');
    await database.count(`UPDATE delivery SET status = 'failed' WHERE status = 'queued' AND channel <> 'console'`, []);
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    workers = [];
  });
  afterAll(() => database.close());

  async function aWorker(channel: Channel): Promise<INestApplicationContext> {
    const worker = await createWorker(
      readConfiguration({
        DATABASE_URL: testDatabaseUrl(),
        MASTER_KEY: testMasterKey(),
        REDIS_URL: redisUrl,
        WORKER_PORT: '0',
        LOG_LEVEL: 'silent',
        QUEUE_PREFIX: prefix,
      }),
      systemClock,
      [channel],
    );
    workers.push(worker);
    return worker;
  }
  /** As of ordinary alarms, unless a test says of which. */
  const queueOf = (worker: INestApplicationContext, alarmKind: AlarmKind = 'breach') => {
    const queue: DeliveryQueue = worker.get(DELIVERY_QUEUE, { strict: false });
    return {
      enqueue: (jobs: readonly Omit<QueuedDelivery, 'alarmKind'>[]) =>
        queue.enqueue(jobs.map((job) => ({ ...job, alarmKind }))),
    };
  };
  const bullOf = (worker: INestApplicationContext, name: string): Queue =>
    worker.get(getQueueToken(`${prefix}-${name}`), { strict: false });
  const aCase = (at = systemClock.now()) => aContactWithAlarm(database, [webhook], at, { cell: (nextCell += 1) });

  it('sends 100 deliveries, each once, and records them', async () => {
    const channel = new RecordingChannel();
    const worker = await aWorker(channel);
    const alarm = await aCase();
    const ids = await withDeliveries(database, alarm, 'webhook', 100, systemClock.now());
    await queueOf(worker).enqueue(ids.map((id) => ({ cell: alarm.cell, id })));
    await channel.until(100);
    const rows = await eventually(
      () => deliveryRows(database, alarm.cell),
      (found) => found.every(({ status }) => status === 'sent'),
    );
    expect(rows).toHaveLength(100);
    // The worker sends what else is due in the house, too.
    const sent = channel.sent.map(({ deliveryId }) => deliveryId).filter((id) => ids.includes(id));
    expect(new Set(sent)).toEqual(new Set(ids));
    expect(sent).toHaveLength(100);
    expect(rows.every(({ attempts, sentAt, lastError }) => attempts === 1 && sentAt && !lastError)).toBe(true);
  });

  it('sends once what is queued twice, at once and again after it was sent', async () => {
    const channel = new RecordingChannel();
    const worker = await aWorker(channel);
    const alarm = await aCase();
    const [id] = await withDeliveries(database, alarm, 'webhook', 1, systemClock.now());
    const job = { cell: alarm.cell, id: id! };
    await Promise.all([queueOf(worker).enqueue([job, job]), queueOf(worker).enqueue([job])]);
    await channel.until(1);
    await eventually(
      () => deliveryRows(database, alarm.cell),
      ([row]) => row?.status === 'sent',
    );
    await queueOf(worker).enqueue([job]);
    // The queue is first in, first out and this job comes behind the repeat.
    const [last] = await withDeliveries(database, alarm, 'webhook', 1, systemClock.now());
    await queueOf(worker).enqueue([{ cell: alarm.cell, id: last! }]);
    await channel.until(2);
    expect(channel.countOf(id!)).toBe(1);
    expect(channel.countOf(last!)).toBe(1);
  });

  it('leaves the deliveries of the desk alone', async () => {
    const channel = new RecordingChannel();
    const worker = await aWorker(channel);
    const alarm = await aCase();
    const [console] = await withDeliveries(database, alarm, 'console', 1, systemClock.now() - 60_000);
    const [outside] = await withDeliveries(database, alarm, 'webhook', 1, systemClock.now());
    await queueOf(worker).enqueue([console!, outside!].map((id) => ({ cell: alarm.cell, id })));
    await channel.until(1);
    await eventually(
      () => deliveryRows(database, alarm.cell),
      (rows) => rows.some(({ id, status }) => id === outside && status === 'sent'),
    );
    const rows = await deliveryRows(database, alarm.cell);
    expect(rows.find(({ id }) => id === console)).toMatchObject({ status: 'queued', attempts: 0 });
  });

  it('tries again by a delayed job when the service asks for it', async () => {
    const answers = [{ kind: 'retry', error: 'service_failed' } as const, { kind: 'sent' } as const];
    const channel = new RecordingChannel('webhook', () => answers.shift()!);
    const worker = await aWorker(channel);
    const alarm = await aCase();
    const [id] = await withDeliveries(database, alarm, 'webhook', 1, systemClock.now());
    await queueOf(worker).enqueue([{ cell: alarm.cell, id: id! }]);
    await channel.until(2);
    const [row] = await eventually(
      () => deliveryRows(database, alarm.cell),
      ([found]) => found?.status === 'sent',
    );
    expect(row).toMatchObject({ attempts: 2, lastError: null });
  });

  it('sends what a press has raised though a thousand others wait before it', async () => {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    const alarm = await aCase();
    const others = new Set(await withDeliveries(database, alarm, 'webhook', 1_000, systemClock.now()));
    const channel = new RecordingChannel('webhook', async ({ deliveryId }) => {
      // The carrier of the others hangs, and all workers of their queue with it.
      if (others.has(deliveryId)) await opened;
      return { kind: 'sent' };
    });
    const worker = await aWorker(channel);
    await queueOf(worker).enqueue([...others].map((id) => ({ cell: alarm.cell, id })));
    await channel.until(20);
    const [ofPress] = await withDeliveries(database, alarm, 'webhook', 1, systemClock.now());
    await queueOf(worker, 'panic').enqueue([{ cell: alarm.cell, id: ofPress! }]);
    await eventually(
      () => deliveryRows(database, alarm.cell),
      (rows) => rows.some(({ id, status }) => id === ofPress && status === 'sent'),
    );
    expect(channel.sent.length).toBeLessThanOrEqual(21);
    // What is left must not be found by the sweeps of other tests.
    await database.count(`DELETE FROM delivery WHERE cell = $1`, [alarm.cell]);
    open();
  });

  it('finds again what the queue has lost, schedules included', async () => {
    const channel = new RecordingChannel();
    const worker = await aWorker(channel);
    const alarm = await aCase();
    const scheduled = jobNames.filter((name) => name in everyMilliseconds && queueOfJob[name] === 'schedules');
    await eventually(
      () => bullOf(worker, 'schedules').getJobSchedulersCount(),
      (count) => count === scheduled.length,
    );
    await bullOf(worker, 'deliveries').obliterate({ force: true });
    await bullOf(worker, 'schedules').obliterate({ force: true });
    await bullOf(worker, 'schedules').removeJobScheduler('sweep-deliveries');
    const ids = await withDeliveries(database, alarm, 'webhook', 20, systemClock.now() - 60_000);
    await channel.until(20);
    expect(new Set(channel.sent.map(({ deliveryId }) => deliveryId))).toEqual(new Set(ids));
  });

  it('loses nothing and repeats at most once when a worker ends between sending and recording', async () => {
    const channel = new RecordingChannel();
    const worker = await aWorker(channel);
    const alarm = await aCase();
    const ids = await withDeliveries(database, alarm, 'webhook', 20, systemClock.now());
    // What a kill leaves behind: claimed, sent or not, never recorded, its lease run out.
    await database.count(`UPDATE delivery SET attempts = 1, next_attempt_at = $2 WHERE cell = $1`, [
      alarm.cell,
      new Date(systemClock.now() - 4_000).toISOString(),
    ]);
    await channel.until(20);
    const rows = await eventually(
      () => deliveryRows(database, alarm.cell),
      (found) => found.every(({ status }) => status === 'sent'),
    );
    expect(rows.every(({ attempts }) => attempts === 2)).toBe(true);
    expect(ids.every((id) => channel.countOf(id) === 1)).toBe(true);
    expect(worker).toBeDefined();
  });

  it('ends what it is sending before it closes', async () => {
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const channel = new RecordingChannel('webhook', () => finished.then(() => ({ kind: 'sent' }) as const));
    const worker = await aWorker(channel);
    const alarm = await aCase();
    const [id] = await withDeliveries(database, alarm, 'webhook', 1, systemClock.now());
    await queueOf(worker).enqueue([{ cell: alarm.cell, id: id! }]);
    await channel.until(1);
    const closed = worker.close();
    workers = [];
    finish();
    await closed;
    expect(await deliveryRows(database, alarm.cell)).toMatchObject([{ status: 'sent' }]);
  });

  it('shares deliveries between two workers without sending one twice', async () => {
    const channel = new RecordingChannel();
    const [first] = await Promise.all([aWorker(channel), aWorker(channel)]);
    const alarm = await aCase();
    const ids = await withDeliveries(database, alarm, 'webhook', 200, systemClock.now());
    await queueOf(first).enqueue(ids.map((id) => ({ cell: alarm.cell, id })));
    await queueOf(first).enqueue(ids.map((id) => ({ cell: alarm.cell, id, attempts: 1 })));
    await eventually(
      () => deliveryRows(database, alarm.cell),
      (found) => found.every(({ status }) => status === 'sent'),
    );
    expect(channel.sent).toHaveLength(200);
  });
});
