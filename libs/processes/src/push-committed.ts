import type { CommittedNews, LivePush } from '#incidents';
import type { DeliveryQueue } from '#queue';
import type { Processes } from './processes.js';

/** Who counts what follows a commit. */
export interface PushObserver {
  locationAnswered(secondsToFix: number): void;
  /** Deliveries were not queued; the sweeper will find them. */
  queueFailed(error: unknown, count: number): void;
}

/** What follows a commit: the consoles of every process, and the queue. A loss is made up for by sweepers and cursors. */
export class PushCommitted implements LivePush {
  constructor(
    private readonly processes: Processes,
    private readonly queue: DeliveryQueue,
    private readonly observer: PushObserver,
  ) {}

  tell({ cell, cursor, deliveries, moved, located = [] }: CommittedNews): void {
    if (cursor !== undefined) this.processes.tell('wake', cell);
    if (moved.length > 0) this.processes.tell('moved', [...moved]);
    for (const { secondsToFix } of located) this.observer.locationAnswered(secondsToFix);
    if (located.length > 0) {
      const ids = located.map(({ requestId, agencyId, staffId }) => ({ requestId, agencyId, staffId }));
      this.processes.tell('locationsSettled', ids);
    }
    if (deliveries.length === 0) return;
    this.queue
      .enqueue(deliveries.map((delivery) => ({ cell, ...delivery })))
      .catch((error: unknown) => this.observer.queueFailed(error, deliveries.length));
  }
}
