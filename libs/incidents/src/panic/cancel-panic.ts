import type { DeviceCaller } from '#access';
import type { Clock } from '#domain';
import { IncidentError } from '../incident.error.js';
import type { CommittedDelivery, LivePush } from '../live-push.port.js';
import { recordAlarms, type RecordingContext } from '../record-alarms.js';
import { callsForHelp } from './calls-for-help.js';
import type { PanicRow, PanicStore, PanicTransaction } from './panic-store.port.js';
import type { PersonPins } from './person-pins.js';

/**
 * Takes a press back by PIN. With the duress PIN the phone is answered exactly as by a cancel, and the desk learns that
 * she was forced. In both cases the desk still sees the press.
 */
export class CancelPanic {
  constructor(
    private readonly store: PanicStore,
    private readonly pins: PersonPins,
    private readonly push: LivePush,
    private readonly clock: Clock,
    private readonly context: RecordingContext,
  ) {}

  async execute(device: DeviceCaller, panicId: string, pin: string): Promise<{ status: 'cancelled' }> {
    const meaning = (await this.pins.meaningOf(device.personId, pin)) === 'duress' ? 'duress' : 'cancelled';
    const results = await Promise.all(device.cells.map((cell) => this.inCell(cell, device, panicId, meaning)));
    if (!results.includes(true)) throw new IncidentError('panic_unknown');
    return { status: 'cancelled' };
  }

  private async inCell(
    cell: number,
    device: DeviceCaller,
    panicId: string,
    meaning: 'cancelled' | 'duress',
  ): Promise<boolean> {
    const now = this.clock.now();
    const done = await this.store.transaction(cell, async (transaction) => {
      const leadId = await transaction.lockLeadOf(panicId);
      const row = await transaction.lock(panicId);
      if (!row || !leadId || row.personId !== device.personId) return undefined;
      // Duress stays duress: whoever forced her may also force the other PIN out of her.
      if (row.status === 'duress' || row.status === meaning) return { cursor: undefined, deliveries: [] };
      await transaction.setStatus(panicId, meaning, now);
      if (meaning === 'duress') return this.raiseDuress(transaction, device, row, now);
      return endAlarms(transaction, row, leadId, now);
    });
    if (!done) return false;
    this.push.tell({ cell, moved: [], ...done });
    return true;
  }

  private async raiseDuress(transaction: PanicTransaction, device: DeviceCaller, row: PanicRow, now: number) {
    const orders = await transaction.ordersOf(device.personId, now);
    const decision = { rule: 'duress', policyVersion: 0, fixIds: [], numbers: {} };
    const alarm = { kind: 'duress', conditionKey: `duress:${row.id}`, at: now, late: false, decision } as const;
    return recordAlarms(transaction.incidents, callsForHelp(device, orders, alarm), now, this.context);
  }
}

/**
 * A press raised an alarm for each order in force: each of them ends, and each desk is told. Presses that came together
 * share their alarms: these end with the last press that is taken back, and the desk is told of each.
 */
async function endAlarms(transaction: PanicTransaction, row: PanicRow, leadId: string, now: number) {
  const alarms = await transaction.openAlarmsOf(leadId, row.personId);
  const ended = (await transaction.anotherStands(row)) ? [] : alarms;
  const decision = { rule: 'panic', policyVersion: 0, fixIds: [], numbers: {}, trigger: row.trigger };
  const ends = ended.map(({ id }) => ({ id, severity: 'critical' as const, endedAt: now, decision, decidedAt: now }));
  await transaction.incidents.changeAlarms(ends, now);
  await transaction.incidents.updateIncidents(
    alarms.map(({ incidentId }) => ({ id: incidentId })),
    now,
  );
  const events = alarms.map(({ id: alarmId, incidentId, agencyId }) => {
    return { incidentId, agencyId, kind: 'panic_cancelled', staffId: null, data: { alarmId, panicId: row.id } };
  });
  const cursor = events.length === 0 ? undefined : await transaction.incidents.appendEvents(events, now);
  return { cursor, deliveries: [] as CommittedDelivery[] };
}
