import type { CommittedNews, LivePush } from '#incidents';
import type { DeliveryQueue } from '#queue';

/**
 * What follows a commit of the worker: its deliveries are queued. The consoles' feeds read the log every second by
 * themselves, which is as often as plans are advanced.
 */
export class QueueCommitted implements LivePush {
  constructor(private readonly queue: DeliveryQueue) {}

  tell({ cell, deliveryIds }: CommittedNews): void {
    void this.queue.enqueue(deliveryIds.map((id) => ({ cell, id })));
  }
}
