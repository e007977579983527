import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { MovableClock, systemClock } from '#domain';
import { readConfiguration } from '../../../apps/worker/src/configuration.js';
import { createWorker } from '../../../apps/worker/src/create-worker.js';
import { TestApi } from '../../support/api.js';
import { eventually } from '../../support/eventually.js';
import { queueBackends } from '../../support/queue-backends.js';
import { RecordingChannel } from '../../support/recording-channel.js';
import { testDatabaseUrl, testMasterKey } from '../../support/test-database.js';
import { PlannedCase, step, toDesk } from './a-planned-case.js';

describe.each(queueBackends())('plans through BullMQ on $name', ({ redisUrl }) => {
  let api: TestApi;
  let workers: INestApplicationContext[] = [];

  beforeAll(async () => {
    // Presses of ten seconds ago, by a worker whose clock is the machine's: what is due by then is due now.
    api = await TestApi.start({}, new MovableClock(systemClock.now() - 10_000));
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    workers = [];
  });
  afterAll(() => api.close());

  it('are advanced by themselves, by two workers as by one, and their deliveries go out', async () => {
    const planned = await PlannedCase.setUp(api);
    await planned.follow(toDesk, step('friends', 'contacts', 4));
    const id = await planned.press();
    const prefix = `t-${randomUUID().slice(0, 8)}`;
    const channel = new RecordingChannel();
    const environment = {
      DATABASE_URL: testDatabaseUrl(),
      MASTER_KEY: testMasterKey(),
      REDIS_URL: redisUrl,
      WORKER_PORT: '0',
      LOG_LEVEL: 'silent',
      QUEUE_PREFIX: prefix,
    };
    const start = () => createWorker(readConfiguration(environment), systemClock, [channel]);
    workers = [await start(), await start()];
    const told = () => planned.deliveries(id).then((all) => all.filter(({ recipient }) => recipient === 'contact'));
    const sent = await eventually(told, (found) => found.length > 0 && found.every(({ attempts }) => attempts > 0));
    expect(sent).toHaveLength(2);
    await eventually(told, (found) => found.every(({ status }) => status === 'sent'));
    expect(sent.map((one) => channel.countOf(one.id))).toEqual([1, 1]);
    expect(await planned.log(id)).toEqual(['desk', 'friends']);
  });
});
