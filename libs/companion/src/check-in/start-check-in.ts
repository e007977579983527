import type { DeviceCaller } from '#access';
import type { CheckInKind, Clock } from '#domain';
import { CompanionError } from '../companion.error.js';
import type { CompanionNews } from '../companion-news.port.js';
import type { Destination } from '../companion-reader.port.js';
import { type ShownCheckIn, shownCheckIn } from '../shown-check-in.js';
import type { CheckInRow, CheckInStore } from './check-in-store.port.js';
import { promiseOf } from './promise-of.js';

/** Waiting check-ins of one person. A phone that goes wild must not fill the desk. */
const waitingAtMost = 10;

/** Times are milliseconds since 1970. */
export interface NewCheckIn {
  /** Made on the phone: a retry never makes two. */
  id: string;
  kind: CheckInKind;
  dueAt: number;
  destination: Destination | null;
}

/** A promise to be heard of. From then on the server keeps the time: a phone that dies raises the alarm too. */
export class StartCheckIn {
  constructor(
    private readonly store: CheckInStore,
    private readonly news: CompanionNews,
    private readonly clock: Clock,
  ) {}

  /** @throws CompanionError `due_at_invalid`, `check_in_id_taken`, `check_ins_too_many` */
  async execute(device: DeviceCaller, given: NewCheckIn): Promise<ShownCheckIn & { created: boolean }> {
    const now = this.clock.now();
    const dueAt = promiseOf(given.dueAt, now);
    const { personId, deviceId, agencyId } = device;
    const row: CheckInRow = {
      ...given,
      ...{ personId, deviceId, agencyId, dueAt },
      status: 'waiting',
      begunAt: now,
      receivedAt: now,
      completedAt: null,
    };
    const ofCells = await Promise.all(device.cells.map((cell) => this.inCell(cell, row)));
    const kept = ofCells[0]!;
    if (kept.created) this.news.changed({ personId, event: 'check_in.updated', id: row.id });
    return kept;
  }

  private inCell(cell: number, row: CheckInRow): Promise<ShownCheckIn & { created: boolean }> {
    return this.store.transaction(cell, async (transaction) => {
      const created = await transaction.insert(row);
      const kept = created ? row : await transaction.lock(row.id);
      if (kept?.personId !== row.personId) throw new CompanionError('check_in_id_taken', 'id');
      if (created && (await transaction.waitingOf(row.personId)) > waitingAtMost)
        throw new CompanionError('check_ins_too_many');
      return { ...shownCheckIn(kept), created };
    });
  }
}
