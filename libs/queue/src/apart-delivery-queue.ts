import { isOfPress } from '#domain';
import type { DeliveryQueue, QueuedDelivery } from './delivery-queue.js';

/**
 * {@link DeliveryQueue} that keeps the deliveries of presses apart from all others, bounds and failures included. Here alone
 * it is decided which they are: whoever queues one again cannot forget it.
 */
export class ApartDeliveryQueue implements DeliveryQueue {
  constructor(
    private readonly ofPress: DeliveryQueue,
    private readonly others: DeliveryQueue,
  ) {}

  async enqueue(deliveries: readonly QueuedDelivery[]): Promise<void> {
    await Promise.all([
      this.ofPress.enqueue(deliveries.filter(({ alarmKind }) => isOfPress(alarmKind))),
      this.others.enqueue(deliveries.filter(({ alarmKind }) => !isOfPress(alarmKind))),
    ]);
  }
}
