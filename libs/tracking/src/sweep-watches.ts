import { type Clock, isPassing, reasonOf } from '#domain';
import { type DetectionEngine, type JudgeResult, recallMilliseconds } from '#geofence';
import { type CommittedNews, draftOfFinding, type LivePush, recordAlarms, type RecordingContext } from '#incidents';
import type { DueWatch, TrackingStore, TrackingTransaction } from './tracking-store.port.js';

/** Watches of one transaction, and how many of them may ask for their stored fixes, which are many. */
const watchesAtOnce = 1_000;
const recallsAtOnce = 50;
/** Rows put off by one statement: their locks are short, for batches wait for them. */
const putOffAtOnce = 2_000;
/** Bounds one sweep of a cell; the next one goes on. */
const mostTransactions = 500;
/** A watch that cannot be swept is tried again after this time. */
const postponedMilliseconds = 300_000;

/** What a sweep met. Counted by the app; never anything personal. */
export interface SweepObserver {
  watchesSwept(count: number, findings: number): void;
  sweepFailed(cell: number, orderId: string, reason: string): void;
}

interface Swept {
  swept: number;
  /** There is more that is due. */
  more: boolean;
}

/**
 * Lets time pass for every watched order: silence, schedules, permits, orders that begin, change and end. No timer of
 * its own: whatever calls it, however often and from however many processes, each watch is swept when it is due, once.
 */
export class SweepWatches {
  private running: Promise<number> | undefined;

  constructor(
    private readonly store: TrackingStore,
    private readonly engine: DetectionEngine,
    private readonly push: LivePush,
    private readonly clock: Clock,
    private readonly context: RecordingContext,
    private readonly observer: SweepObserver,
  ) {}

  /** Resolves to how many watches were swept. A call while one runs waits for that one. */
  execute(): Promise<number> {
    this.running ??= this.sweepAll().finally(() => (this.running = undefined));
    return this.running;
  }

  /** The failure of one cell does not keep the others waiting; it is thrown in the end. */
  private async sweepAll(): Promise<number> {
    const failures: unknown[] = [];
    let swept = 0;
    for (const cell of await this.store.cells()) {
      try {
        swept += await this.sweepCell(cell);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return swept;
  }

  /** Resolves to how many watches of the cell were swept. */
  async sweepCell(cell: number): Promise<number> {
    for (let turn = 0; turn < mostTransactions; turn += 1) {
      const putOff = await this.store.putOffWatches(cell, this.clock.now(), putOffAtOnce);
      if (putOff < putOffAtOnce) break;
    }
    const first = await this.sweepSome(cell, watchesAtOnce);
    if (!first.more) return first.swept;
    // Two at a time: while one judges, the other reads or writes. What one holds, the other leaves.
    const lanes = await Promise.allSettled([this.sweepOn(cell), this.sweepOn(cell)]);
    let swept = first.swept;
    for (const lane of lanes) {
      if (lane.status === 'rejected') throw lane.reason;
      swept += lane.value;
    }
    return swept;
  }

  private async sweepOn(cell: number): Promise<number> {
    let swept = 0;
    for (let turn = 0; turn < mostTransactions; turn += 1) {
      const some = await this.sweepSome(cell, watchesAtOnce);
      swept += some.swept;
      if (!some.more) break;
    }
    return swept;
  }

  /** When it fails and the database is well, the watches are split until the poison one stands alone. */
  private async sweepSome(cell: number, limit: number, among?: readonly string[]): Promise<Swept> {
    let orderIds: string[] = [];
    try {
      const { news, swept, findings } = await this.store.transaction(cell, async (transaction) => {
        const now = this.clock.now();
        const due = await transaction.takeDueWatches(now, limit, among);
        orderIds = due.map(({ orderId }) => orderId);
        return this.sweep(transaction, due, now);
      });
      this.push.tell({ cell, ...news });
      this.observer.watchesSwept(swept, findings);
      return { swept, more: orderIds.length === limit || swept < orderIds.length };
    } catch (error) {
      if (isPassing(error) || orderIds.length === 0) throw error;
      if (orderIds.length > 1) return this.split(cell, orderIds);
      await this.store.postponeWatch(cell, orderIds[0]!, this.clock.now() + postponedMilliseconds);
      this.observer.sweepFailed(cell, orderIds[0]!, reasonOf(error));
      return { swept: 0, more: true };
    }
  }

  private async split(cell: number, orderIds: readonly string[]): Promise<Swept> {
    const middle = orderIds.length >> 1;
    const first = await this.sweepSome(cell, middle, orderIds.slice(0, middle));
    const second = await this.sweepSome(cell, orderIds.length - middle, orderIds.slice(middle));
    return { swept: first.swept + second.swept, more: true };
  }

  private async sweep(
    transaction: TrackingTransaction,
    due: readonly DueWatch[],
    now: number,
  ): Promise<{ news: Omit<CommittedNews, 'cell'>; swept: number; findings: number }> {
    const strangers = due.filter(({ state, rules }) => !this.engine.isAcquainted(state, rules, now));
    // The rest of them stay due and are taken next.
    const left = new Set(strangers.slice(recallsAtOnce));
    const results = await this.acquaint(transaction, strangers.slice(0, recallsAtOnce), now);
    for (const watch of due) {
      if (left.has(watch) || results.has(watch)) continue;
      results.set(watch, this.engine.sweep(watch.state, watch.rules, now));
    }

    const drafts = [...results].flatMap(([watch, { findings }]) =>
      findings.map((finding) => draftOfFinding(watch, finding)),
    );
    const { cursor, deliveries } = await recordAlarms(transaction.incidents, drafts, now, this.context);
    await transaction.saveSweptWatches(
      [...results].map(([{ orderId, agencyId, state: before }, { state, sweepAt }]) => ({
        orderId,
        agencyId,
        sweepAt,
        ...(state !== before && { state }),
      })),
    );
    return { news: { cursor, deliveries, moved: [] }, swept: results.size, findings: drafts.length };
  }

  /** Orders that began or changed: what their people did lately is judged under their rules. */
  private async acquaint(
    transaction: TrackingTransaction,
    strangers: readonly DueWatch[],
    now: number,
  ): Promise<Map<DueWatch, JudgeResult>> {
    if (strangers.length === 0) return new Map();
    const from = now - recallMilliseconds;
    const fixes = await transaction.fixesSince(strangers.map(({ orderId }) => ({ orderId, from })));
    const recalled = strangers.map(({ orderId, rules }) => this.engine.recall(rules, fixes.get(orderId) ?? []));
    const probes = recalled.flatMap((steps) => steps.map((step) => step.probe));
    const facts = probes.length === 0 ? [] : await transaction.measure(probes);
    let taken = 0;
    return new Map(
      strangers.map((watch, index) => {
        const steps = recalled[index]!;
        const own = facts.slice(taken, (taken += steps.length));
        return [watch, this.engine.acquaint(watch.state, watch.rules, steps, own, now)];
      }),
    );
  }
}
