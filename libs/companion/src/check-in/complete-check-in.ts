import type { DeviceCaller } from '#access';
import type { Clock } from '#domain';
import type { CommittedDelivery, LivePush, PersonPins, RecordingContext } from '#incidents';
import { CompanionError } from '../companion.error.js';
import type { CompanionNews } from '../companion-news.port.js';
import type { CheckInRow, CheckInStore, CheckInTransaction } from './check-in-store.port.js';
import { decisionOf } from './missed-alarms.js';
import { raiseDuress } from './raise-duress.js';

/**
 * She has been heard of. The PIN ends the check-in, and the alarm if it was missed; the duress PIN is answered exactly as that,
 * and the desk learns that she was forced.
 */
export class CompleteCheckIn {
  constructor(
    private readonly store: CheckInStore,
    private readonly pins: PersonPins,
    private readonly push: LivePush,
    private readonly news: CompanionNews,
    private readonly clock: Clock,
    private readonly context: RecordingContext,
  ) {}

  /** @throws CompanionError `check_in_unknown`; IncidentError `pin_wrong`, `pin_attempts` */
  async execute(device: DeviceCaller, id: string, pin: string): Promise<{ status: 'completed' }> {
    const status = (await this.pins.meaningOf(device.personId, pin)) === 'duress' ? 'duress' : 'completed';
    const results = await Promise.all(device.cells.map((cell) => this.inCell(cell, device, id, status)));
    if (!results.includes(true)) throw new CompanionError('check_in_unknown');
    this.news.changed({ personId: device.personId, event: 'check_in.updated', id });
    return { status: 'completed' };
  }

  private async inCell(
    cell: number,
    device: DeviceCaller,
    id: string,
    status: 'completed' | 'duress',
  ): Promise<boolean> {
    const now = this.clock.now();
    const done = await this.store.transaction(cell, async (transaction) => {
      const row = await transaction.lock(id);
      if (row?.personId !== device.personId) return undefined;
      // Duress stays duress: whoever forced her may also force the other PIN out of her.
      if (row.status === 'duress' || row.status === status) return { cursor: undefined, deliveries: [] };
      await transaction.complete(id, status, now);
      if (status === 'duress') return raiseDuress(transaction, device, id, now, this.context);
      return row.status === 'missed' ? endAlarms(transaction, row, now) : { cursor: undefined, deliveries: [] };
    });
    if (!done) return false;
    this.push.tell({ cell, moved: [], ...done });
    return true;
  }
}

/** Being missed raised an alarm for each order in force: each of them ends, and each desk is told. */
async function endAlarms(transaction: CheckInTransaction, row: CheckInRow, now: number) {
  const alarms = await transaction.openAlarmsOf(row.id, row.personId);
  const decision = decisionOf(row, null);
  const ends = alarms.map(({ id }) => ({ id, severity: 'critical' as const, endedAt: now, decision, decidedAt: now }));
  await transaction.incidents.changeAlarms(ends, now);
  await transaction.incidents.updateIncidents(
    alarms.map(({ incidentId }) => ({ id: incidentId })),
    now,
  );
  const events = alarms.map(({ id: alarmId, incidentId, agencyId }) => {
    return { incidentId, agencyId, kind: 'check_in_completed', staffId: null, data: { alarmId, checkInId: row.id } };
  });
  const cursor = events.length === 0 ? undefined : await transaction.incidents.appendEvents(events, now);
  return { cursor, deliveries: [] as CommittedDelivery[] };
}
