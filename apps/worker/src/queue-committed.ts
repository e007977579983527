import type { CommittedNews, LivePush } from '#incidents';
import type { DeliveryQueue } from '#queue';

/**
 * What follows a commit of a worker: its deliveries go to the queue. The consoles need no word from here: each api process
 * looks at the log of its cells once a second (docs/decisions/0006).
 */
export class QueueCommitted implements LivePush {
  constructor(private readonly queue: DeliveryQueue) {}

  tell({ cell, deliveries }: CommittedNews): void {
    void this.queue.enqueue(deliveries.map((delivery) => ({ cell, ...delivery })));
  }
}
