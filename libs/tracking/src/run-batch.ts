import { type Clock, isPassing, reasonOf } from '#domain';
import type { DetectionEngine } from '#geofence';
import type { LivePush, RecordingContext } from '#incidents';
import type { BatchItem, ItemOutcome } from './batch-item.js';
import { withoutBeacons } from './heard-beacons.js';
import { processBatch } from './process-batch.js';
import { TrackingUnavailable } from './tracking.error.js';
import type { QuarantinedReport, TrackingStore } from './tracking-store.port.js';

/** What a batch met. Counted by the app; never anything personal. */
export interface BatchObserver {
  batchCommitted(size: number): void;
  reportQuarantined(reason: string): void;
  /** A batch had to be split down to a report of this device. */
  batchFailedBy(deviceId: string): void;
}

/** What the database refused though it is well. */
class Refused {
  constructor(readonly reason: string) {}
}

type Attempted = ItemOutcome | TrackingUnavailable | Refused;

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

  /** @param suspects most of them may fail: each is tried alone, since the halves of such a batch would fail as well */
  async execute(cell: number, items: readonly BatchItem[], suspects = false): Promise<(ItemOutcome | Error)[]> {
    const attempted = suspects ? await this.each(cell, items) : await this.attempt(cell, items);
    return this.putAside(cell, items, attempted);
  }

  private async attempt(cell: number, items: readonly BatchItem[]): Promise<Attempted[]> {
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
      if (items.length === 1) return [new Refused(reasonOf(error))];
      const middle = items.length >> 1;
      const first = await this.attempt(cell, items.slice(0, middle));
      return [...first, ...(await this.attempt(cell, items.slice(middle)))];
    }
  }

  private async each(cell: number, items: readonly BatchItem[]): Promise<Attempted[]> {
    const attempted: Attempted[] = [];
    for (const item of items) attempted.push(...(await this.attempt(cell, [item])));
    return attempted;
  }

  private async putAside(
    cell: number,
    items: readonly BatchItem[],
    attempted: readonly Attempted[],
  ): Promise<(ItemOutcome | Error)[]> {
    const reports = attempted.flatMap((outcome, at) => {
      if (!(outcome instanceof Refused)) return [];
      const { device, receivedAt, report } = items[at]!;
      const { agencyId, deviceId } = device;
      const { reason } = outcome;
      return { id: this.context.newId(), agencyId, deviceId, receivedAt, reason, report: withoutBeacons(report) };
    });
    for (const { deviceId } of reports) this.observer.batchFailedBy(deviceId);
    const outcomes = (await this.quarantine(cell, reports)).values();
    return attempted.map((outcome) => (outcome instanceof Refused ? outcomes.next().value! : outcome));
  }

  /** One that cannot even be put aside is an error of our own: it is told as one, and takes no other with it. */
  private async quarantine(cell: number, reports: readonly QuarantinedReport[]): Promise<(ItemOutcome | Error)[]> {
    if (reports.length === 0) return [];
    try {
      await this.store.quarantine(cell, reports);
    } catch (error) {
      if (isPassing(error)) return reports.map(() => new TrackingUnavailable('database_unavailable'));
      if (reports.length === 1) return [error as Error];
      const outcomes: (ItemOutcome | Error)[] = [];
      for (const report of reports) outcomes.push(...(await this.quarantine(cell, [report])));
      return outcomes;
    }
    for (const { reason } of reports) this.observer.reportQuarantined(reason);
    return reports.map(() => ({ status: 'quarantined' }));
  }
}
