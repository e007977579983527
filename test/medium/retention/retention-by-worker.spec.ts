import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { MovableClock, systemClock } from '#domain';
import { readConfiguration } from '../../../apps/worker/src/configuration.js';
import { createWorker } from '../../../apps/worker/src/create-worker.js';
import { TestApi } from '../../support/api.js';
import { eventually } from '../../support/eventually.js';
import { queueBackends } from '../../support/queue-backends.js';
import { RecordingChannel } from '../../support/recording-channel.js';
import { testDatabaseUrl, testMasterKey } from '../../support/test-database.js';
import { day, KeptCase } from './a-kept-case.js';

describe.each(queueBackends())('retention through BullMQ on $name', ({ redisUrl }) => {
  let api: TestApi;
  let kept: KeptCase;
  let worker: INestApplicationContext | undefined;

  beforeAll(async () => {
    api = await TestApi.start({}, new MovableClock(systemClock.now() - 60 * day));
    kept = await KeptCase.of(api);
  });
  afterAll(async () => {
    await worker?.close();
    await api.close();
  });

  it('is applied by itself, within the bounds that the installation sets', async () => {
    const old = await kept.fix(kept.people.respondentId, systemClock.now() - 20 * day);
    const young = await kept.fix(kept.people.respondentId, systemClock.now() - 5 * day);
    const configuration = readConfiguration({
      DATABASE_URL: testDatabaseUrl(),
      MASTER_KEY: testMasterKey(),
      REDIS_URL: redisUrl,
      WORKER_PORT: '0',
      LOG_LEVEL: 'silent',
      QUEUE_PREFIX: `t-${randomUUID().slice(0, 8)}`,
      RETENTION_BOUNDS: 'positions_quiet=8..14',
    });
    worker = await createWorker(configuration, systemClock, [new RecordingChannel()]);
    await eventually(
      () => kept.left([old, young]),
      (left) => left.length === 1,
    );
    expect(await kept.left([old, young])).toEqual([young]);
  });
});
