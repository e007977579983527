import { type Clock, isPassing, reasonOf } from '#domain';
import { type LivePush, type NewEvent, recordAlarms, type RecordingContext } from '#incidents';
import type { CheckInStore, CheckInTransaction, DueCheckIn } from './check-in-store.port.js';
import { missedAlarms, noteOf } from './missed-alarms.js';

/** Check-ins of one transaction. */
const atOnce = 200;
/** Bounds one sweep of a cell; the next one goes on. */
const mostTransactions = 500;
/** One that cannot be swept is tried again after this time. */
const postponedMilliseconds = 60_000;

/** What a sweep met. Counted by the app; never anything personal. */
export interface CheckInObserver {
  checkInsMissed(count: number): void;
  checkInFailed(cell: number, checkInId: string, reason: string): void;
}

/**
 * Raises the alarm of each promise that was not kept: with its incident and deliveries in the transaction that marks it missed. No
 * timer of its own: whatever calls it, however often and from however many processes, each is missed once.
 */
export class SweepCheckIns {
  private running: Promise<number> | undefined;

  constructor(
    private readonly store: CheckInStore,
    private readonly push: LivePush,
    private readonly clock: Clock,
    private readonly context: RecordingContext,
    private readonly observer: CheckInObserver,
  ) {}

  /** Resolves to how many were missed. A call while one runs waits for that one. */
  execute(): Promise<number> {
    this.running ??= this.sweepAll().finally(() => (this.running = undefined));
    return this.running;
  }

  /** The failure of one cell does not keep the others waiting; it is thrown in the end. */
  private async sweepAll(): Promise<number> {
    const failures: unknown[] = [];
    let missed = 0;
    for (const cell of await this.store.cells()) {
      try {
        missed += await this.sweepCell(cell);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return missed;
  }

  /** Resolves to how many of the cell were missed. */
  async sweepCell(cell: number): Promise<number> {
    let missed = 0;
    for (let turn = 0; turn < mostTransactions; turn += 1) {
      const taken = await this.sweepSome(cell, atOnce);
      missed += taken.missed;
      if (!taken.more) break;
    }
    return missed;
  }

  /** When it fails and the database is well, they are split until the poison one stands alone. */
  private async sweepSome(
    cell: number,
    limit: number,
    among?: readonly string[],
  ): Promise<{ missed: number; more: boolean }> {
    let ids: string[] = [];
    try {
      const news = await this.store.transaction(cell, async (transaction) => {
        const now = this.clock.now();
        const due = await transaction.takeDue(now, limit, among);
        ids = due.map(({ id }) => id);
        return this.miss(transaction, due, now);
      });
      this.push.tell({ cell, moved: [], ...news });
      this.observer.checkInsMissed(ids.length);
      return { missed: ids.length, more: ids.length === limit };
    } catch (error) {
      if (isPassing(error) || ids.length === 0) throw error;
      if (ids.length > 1) {
        const middle = ids.length >> 1;
        const first = await this.sweepSome(cell, middle, ids.slice(0, middle));
        const second = await this.sweepSome(cell, ids.length - middle, ids.slice(middle));
        return { missed: first.missed + second.missed, more: true };
      }
      await this.store.postpone(cell, ids[0]!, this.clock.now() + postponedMilliseconds);
      this.observer.checkInFailed(cell, ids[0]!, reasonOf(error));
      return { missed: 0, more: true };
    }
  }

  private async miss(transaction: CheckInTransaction, due: readonly DueCheckIn[], now: number) {
    const drafts = due.flatMap((checkIn) => missedAlarms(checkIn).map((draft) => ({ checkIn, draft })));
    const recorded = await recordAlarms(
      transaction.incidents,
      drafts.map(({ draft }) => draft),
      now,
      this.context,
    );
    const raised = drafts.map((draft, index) => ({
      ...draft,
      incidentId: recorded.incidentIds[index]!,
      alarmId: recorded.alarmIds[index]!,
    }));
    await transaction.miss(
      due.map(({ id }) => {
        const { incidentId, alarmId } = raised.find(({ checkIn }) => checkIn.id === id)!;
        return { id, incidentId, alarmId };
      }),
    );
    const events = raised.flatMap(({ checkIn: { id: checkInId, destination }, draft, incidentId }): NewEvent[] => {
      if (destination === null) return [];
      const data = { checkInId, note: noteOf(destination) };
      return [{ incidentId, agencyId: draft.agencyId, kind: 'journey_missed', staffId: null, data }];
    });
    const last = events.length === 0 ? undefined : await transaction.incidents.appendEvents(events, now);
    return { cursor: last ?? recorded.cursor, deliveries: recorded.deliveries };
  }
}
