import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { ExportedIncident, pem, verified } from './an-exported-incident.js';

describe.each(queueBackends())('evidence through BullMQ on $name', ({ redisUrl }) => {
  let api: TestApi;
  let incident: ExportedIncident;
  let worker: INestApplicationContext | undefined;
  let directory: string;

  beforeAll(async () => {
    api = await TestApi.start({}, new MovableClock(systemClock.now()));
    incident = await ExportedIncident.of(api);
    directory = await mkdtemp(join(tmpdir(), 'qalqan-key-'));
  });
  afterAll(async () => {
    await worker?.close();
    await api.close();
    await rm(directory, { recursive: true });
  });

  it('is made by itself, with the key of the worker’s file and the version of the program', async () => {
    const AUDIT_SIGNING_KEY_FILE = join(directory, 'key.pem');
    await writeFile(AUDIT_SIGNING_KEY_FILE, pem);
    const id = await incident.request();
    const configuration = readConfiguration({
      DATABASE_URL: testDatabaseUrl(),
      MASTER_KEY: testMasterKey(),
      REDIS_URL: redisUrl,
      WORKER_PORT: '0',
      LOG_LEVEL: 'silent',
      QUEUE_PREFIX: `t-${randomUUID().slice(0, 8)}`,
      AUDIT_SIGNING_KEY_FILE,
    });
    worker = await createWorker(configuration, systemClock, [new RecordingChannel()]);
    const client = await api.as(incident.made.agency, 'supervisor');
    await eventually(
      () => client.get(`/v1/exports/${id}`).then(({ body }) => body.status),
      (status) => status === 'ready',
    );
    const { signature, manifest } = await verified(await incident.archive(id));
    expect(signature).toBe('trusted');
    expect(manifest!.software.version).toMatch(/^\d+\.\d+\.\d+/);
  });
});
