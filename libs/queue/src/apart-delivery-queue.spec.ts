import { describe, expect, it } from '@jest/globals';
import { ApartDeliveryQueue } from './apart-delivery-queue.js';
import type { QueuedDelivery } from './delivery-queue.js';

function aQueue() {
  const taken: string[] = [];
  return {
    taken,
    enqueue: async (deliveries: readonly QueuedDelivery[]) => void taken.push(...deliveries.map(({ id }) => id)),
  };
}

describe('the deliveries of presses', () => {
  it('have a queue of their own', async () => {
    const [ofPress, others] = [aQueue(), aQueue()];
    await new ApartDeliveryQueue(ofPress, others).enqueue([
      { cell: 1, id: 'approach', alarmKind: 'approach' },
      { cell: 1, id: 'panic', alarmKind: 'panic' },
      { cell: 1, id: 'breach', alarmKind: 'breach', attempts: 3 },
      { cell: 1, id: 'duress', alarmKind: 'duress', attempts: 7, delayMilliseconds: 1_000 },
    ]);
    expect([ofPress.taken, others.taken]).toEqual([
      ['panic', 'duress'],
      ['approach', 'breach'],
    ]);
  });

  it('are queued though the queue of the others hangs', async () => {
    const ofPress = aQueue();
    const hanging = { enqueue: () => new Promise<void>(() => undefined) };
    void new ApartDeliveryQueue(ofPress, hanging).enqueue([
      { cell: 1, id: 'approach', alarmKind: 'approach' },
      { cell: 1, id: 'panic', alarmKind: 'panic' },
    ]);
    await Promise.resolve();
    expect(ofPress.taken).toEqual(['panic']);
  });
});
