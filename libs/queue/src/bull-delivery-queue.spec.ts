import { describe, expect, it } from '@jest/globals';
import type { Queue } from 'bullmq';
import { BullDeliveryQueue } from './bull-delivery-queue.js';

type Jobs = { name: string; data: unknown; opts: { jobId: string; delay: number } }[];

function aQueue(addBulk: (jobs: Jobs) => Promise<unknown>) {
  const left: [number, string][] = [];
  const queue = new BullDeliveryQueue({ addBulk } as unknown as Queue, (...reason) => left.push(reason));
  return { queue, left };
}
const deliveries = (count: number) => Array.from({ length: count }, (_, index) => ({ cell: 1, id: `d${index}` }));

describe('deliveries to the queue', () => {
  it('carry ids only', async () => {
    const added: Jobs = [];
    const { queue } = aQueue(async (jobs) => added.push(...jobs));
    await queue.enqueue([
      { cell: 3, id: 'a' },
      { cell: 3, id: 'b', attempts: 2, delayMilliseconds: 4_000 },
    ]);
    expect(added).toEqual([
      { name: 'deliver-alarm', data: { cell: 3, id: 'a' }, opts: { jobId: 'a', delay: 0 } },
      { name: 'deliver-alarm', data: { cell: 3, id: 'b' }, opts: { jobId: 'b-2', delay: 4_000 } },
    ]);
  });

  it('go in batches', async () => {
    const sizes: number[] = [];
    const { queue } = aQueue(async (jobs) => sizes.push(jobs.length));
    await queue.enqueue(deliveries(1_100));
    await queue.enqueue([]);
    expect(sizes).toEqual([500, 500, 100]);
  });

  it('are left to the sweeper, and counted, when the queue fails: the caller is not told', async () => {
    let calls = 0;
    const { queue, left } = aQueue(() =>
      (calls += 1) === 1 ? Promise.resolve() : Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })),
    );
    await queue.enqueue(deliveries(1_100));
    expect(left).toEqual([[600, 'ECONNREFUSED']]);
    expect(queue.left).toBe(600);
  });

  it('are left to the sweeper beyond what may wait', async () => {
    let finish: (value?: unknown) => void = () => undefined;
    const { queue, left } = aQueue(() => new Promise((resolve) => (finish = resolve)));
    const waiting = queue.enqueue(deliveries(10_000).slice(0, 500));
    await queue.enqueue(deliveries(9_501));
    expect(left).toEqual([[9_501, 'queue_full']]);
    finish();
    await waiting;
    expect(queue.left).toBe(9_501);
  });
});
