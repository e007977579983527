import type { Clock } from '#domain';
import type { DetectionEngine } from '#geofence';
import type { LivePush, RecordingContext } from '#incidents';
import type { BatchItem, ItemOutcome } from './batch-item.js';
import { isPassing, reasonOf } from './failure.js';
import { processBatch } from './process-batch.js';
import { TrackingUnavailable } from './tracking.error.js';
import type { TrackingStore } from './tracking-store.port.js';

/** What a batch met. Counted by the app; never anything personal. */
export interface BatchObserver {
  batchCommitted(size: number): void;
  reportQuarantined(reason: string): void;
  /** A batch had to be split down to a report of this device. */
  batchFailedBy(deviceId: string): void;
}

/**
 * Runs a batch in one transaction. A report on which a step of the engine crashes is put aside within it. When the whole
 * batch fails and the database is well, nobody knows by which report: it is split until that one stands alone; it is
 * quarantined with its reason and the others are stored (design, section 3).
 */
export class RunBatch {
  constructor(
    private readonly store: TrackingStore,
    private readonly engine: DetectionEngine,
    private readonly push: LivePush,
    private readonly clock: Clock,
    private readonly context: RecordingContext,
    private readonly observer: BatchObserver,
  ) {}

  async execute(cell: number, items: readonly BatchItem[]): Promise<(ItemOutcome | Error)[]> {
    try {
      const { outcomes, news, quarantined } = await this.store.transaction(cell, (transaction) =>
        processBatch(transaction, this.engine, items, this.clock.now(), this.context),
      );
      this.observer.batchCommitted(items.length - quarantined.length);
      for (const reason of quarantined) this.observer.reportQuarantined(reason);
      this.push.tell({ cell, ...news });
      return outcomes;
    } catch (error) {
      if (isPassing(error)) return items.map(() => new TrackingUnavailable('database_unavailable'));
      if (items.length > 1) return this.split(cell, items);
      return [await this.quarantine(cell, items[0]!, error)];
    }
  }

  private async split(cell: number, items: readonly BatchItem[]): Promise<(ItemOutcome | Error)[]> {
    const middle = items.length >> 1;
    const first = await this.execute(cell, items.slice(0, middle));
    const second = await this.execute(cell, items.slice(middle));
    return [...first, ...second];
  }

  private async quarantine(cell: number, item: BatchItem, error: unknown): Promise<ItemOutcome | Error> {
    const reason = reasonOf(error);
    const { agencyId, deviceId } = item.device;
    this.observer.batchFailedBy(deviceId);
    const { receivedAt, report } = item;
    try {
      await this.store.quarantine(cell, { id: this.context.newId(), agencyId, deviceId, receivedAt, reason, report });
    } catch {
      return new TrackingUnavailable('database_unavailable');
    }
    this.observer.reportQuarantined(reason);
    return { status: 'quarantined' };
  }
}
