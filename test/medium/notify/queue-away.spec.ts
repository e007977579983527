import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'redis';
import { BullDeliveryQueue, chooseBackend, type QueueConnection, QueueReadiness } from '#queue';
import { queueBackends } from '../../support/queue-backends.js';
import { testDatabaseUrl } from '../../support/test-database.js';

const opened: { close(): Promise<void> }[] = [];

function aQueue(connection: QueueConnection) {
  const left: [number, string][] = [];
  const { Queue, producerConnection } = chooseBackend(connection);
  const bull = new Queue(`t-${randomUUID().slice(0, 8)}`, { connection: producerConnection });
  bull.on('error', () => undefined);
  opened.push(bull);
  return { bull, left, queue: new BullDeliveryQueue(bull, (...reason) => left.push(reason)) };
}

describe.each(queueBackends())('a queue on $name that is away', ({ redisUrl }) => {
  afterAll(() => Promise.all(opened.splice(0).map((queue) => queue.close())));

  it('does not fail the caller, nor hold it up for long', async () => {
    const nowhere = redisUrl ? 'redis://127.0.0.1:1' : undefined;
    const { queue, left } = aQueue({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none', redisUrl: nowhere });
    const began = performance.now();
    await queue.enqueue([{ cell: 1, id: randomUUID() }]);
    expect(performance.now() - began).toBeLessThan(2_500);
    expect(left).toEqual([[1, expect.any(String)]]);
  });

  it('takes a delivery once however often it is given', async () => {
    const { bull, queue, left } = aQueue({ databaseUrl: testDatabaseUrl(), redisUrl });
    const delivery = { cell: 1, id: randomUUID() };
    await queue.enqueue([delivery, delivery]);
    await queue.enqueue([delivery]);
    expect(await bull.getWaitingCount()).toBe(1);
    expect(left).toEqual([]);
  });
});

describe('a database without the queue’s tables', () => {
  afterAll(() => Promise.all(opened.splice(0).map((queue) => queue.close())));

  it('ends the boot', async () => {
    const url = new URL(testDatabaseUrl());
    url.pathname = '/postgres';
    const { bull } = aQueue({ databaseUrl: url.href });
    await expect(new QueueReadiness('postgresql', bull).onModuleInit()).rejects.toThrow(/schema|does not exist/i);
  });
});

const redis = queueBackends().find(({ redisUrl }) => redisUrl);
if (redis) {
  describe('a Redis that restarted empty', () => {
    afterAll(() => Promise.all(opened.splice(0).map((queue) => queue.close())));

    it('has lost its scripts too, and takes deliveries all the same', async () => {
      const { bull, queue, left } = aQueue({ databaseUrl: testDatabaseUrl(), redisUrl: redis.redisUrl });
      await queue.enqueue([{ cell: 1, id: randomUUID() }]);
      const client = createClient({ url: redis.redisUrl! });
      await client.connect();
      await client.scriptFlush();
      await client.close();
      await queue.enqueue([{ cell: 1, id: randomUUID() }]);
      expect(left).toEqual([]);
      expect(await bull.getWaitingCount()).toBe(2);
    });
  });
}
