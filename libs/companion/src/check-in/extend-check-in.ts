import type { DeviceCaller } from '#access';
import type { Clock } from '#domain';
import { CompanionError } from '../companion.error.js';
import type { CompanionNews } from '../companion-news.port.js';
import { type ShownCheckIn, shownCheckIn } from '../shown-check-in.js';
import type { CheckInStore } from './check-in-store.port.js';
import { promiseOf } from './promise-of.js';

/** Moves a promise that is not broken yet. Never to an earlier time: of requests that come late or twice the farthest counts. */
export class ExtendCheckIn {
  constructor(
    private readonly store: CheckInStore,
    private readonly news: CompanionNews,
    private readonly clock: Clock,
  ) {}

  /** @throws CompanionError `due_at_invalid`, `check_in_unknown`, `check_in_ended` */
  async execute({ personId, cells }: DeviceCaller, id: string, dueAt: number): Promise<ShownCheckIn> {
    const until = promiseOf(dueAt, this.clock.now());
    const ofCells = await Promise.all(cells.map((cell) => this.inCell(cell, personId, id, until)));
    const extended = ofCells.find((one) => one !== undefined);
    if (!extended) throw new CompanionError('check_in_unknown');
    this.news.changed({ personId, event: 'check_in.updated', id });
    return extended;
  }

  private inCell(cell: number, personId: string, id: string, until: number): Promise<ShownCheckIn | undefined> {
    return this.store.transaction(cell, async (transaction) => {
      const row = await transaction.lock(id);
      if (row?.personId !== personId) return undefined;
      if (row.status !== 'waiting') throw new CompanionError('check_in_ended');
      if (until <= row.dueAt) return shownCheckIn(row);
      await transaction.extend(id, until);
      return shownCheckIn({ ...row, dueAt: until });
    });
  }
}
