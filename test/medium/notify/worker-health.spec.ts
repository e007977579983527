import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { HealthServer } from '#processes';
import { readConfiguration } from '../../../apps/worker/src/configuration.js';
import { createWorker } from '../../../apps/worker/src/create-worker.js';
import { queueBackends } from '../../support/queue-backends.js';
import { testDatabaseUrl, testMasterKey } from '../../support/test-database.js';

const configuration = (redisUrl?: string) =>
  readConfiguration({
    DATABASE_URL: testDatabaseUrl(),
    MASTER_KEY: testMasterKey(),
    REDIS_URL: redisUrl,
    WORKER_PORT: '0',
    LOG_LEVEL: 'silent',
    QUEUE_PREFIX: `t-${randomUUID().slice(0, 8)}`,
  });

describe.each(queueBackends())('health of a worker with its queue on $name', ({ name, redisUrl }) => {
  it('says what it needs and what is not configured', async () => {
    const worker = await createWorker(configuration(redisUrl));
    const { address } = worker.get(HealthServer, { strict: false });
    const ready = await fetch(`${address}/health/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({
      status: 'ready',
      dependencies: {
        database: { status: 'up' },
        operator: { status: 'not_configured' },
        queue: { status: 'up', detail: name },
        'channel:app': { status: 'up' },
        'channel:fcm': { status: 'not_configured' },
        'channel:web_push': { status: 'not_configured' },
        'channel:sms': { status: 'not_configured' },
        'channel:email': { status: 'not_configured' },
        'channel:webhook': { status: 'up' },
      },
    });
    expect((await fetch(`${address}/health/live`)).status).toBe(200);
    expect(await (await fetch(`${address}/metrics`)).text()).toContain('qalqan_channel_circuits_open{channel="sms"} 0');
    expect((await fetch(`${address}/`)).status).toBe(404);
    await worker.close();
    await expect(fetch(`${address}/health/live`)).rejects.toThrow();
  });
});
