import type { DeviceCaller } from '#access';
import type { Clock, PanicTrigger } from '#domain';
import type { AlarmDraft } from '../alarm-draft.js';
import { IncidentError } from '../incident.error.js';
import type { LivePush } from '../live-push.port.js';
import { recordAlarms, type RecordedAlarms, type RecordingContext } from '../record-alarms.js';
import type { PanicClaim, PanicOrder, PanicRow, PanicStore, PanicTransaction } from './panic-store.port.js';

export interface PanicPress {
  /** Made on the phone: a retry never makes two. */
  id: string;
  /** By the phone's clock: milliseconds since 1970. */
  pressedAt: number;
  trigger: PanicTrigger;
  fix?: object;
}

export interface PressedPanic {
  id: string;
  incidentId: string;
  /** Of the press when it was made: a repeat gets the first answer. */
  status: 'active';
  /** False: this id was pressed before. */
  created: boolean;
}

/**
 * A panic press. It does not pass the batch and waits for no position: the incident is committed, and on its way to the
 * desk's sockets, before the reply (design, section 4).
 */
export class PressPanic {
  constructor(
    private readonly store: PanicStore,
    private readonly push: LivePush,
    private readonly clock: Clock,
    private readonly context: RecordingContext,
  ) {}

  async execute(device: DeviceCaller, press: PanicPress): Promise<PressedPanic> {
    const results = await Promise.all(device.cells.map((cell) => this.inCell(cell, device, press)));
    return results[0]!;
  }

  private async inCell(cell: number, device: DeviceCaller, press: PanicPress): Promise<PressedPanic> {
    const now = this.clock.now();
    const done = await this.store.transaction(cell, async (transaction) => {
      const known = await transaction.find(press.id);
      if (known) return { row: known, recorded: undefined };
      // A second request with this id waits here for the first one to commit, and then finds its row.
      if (!(await transaction.claim(claimOf(device, press, now)))) {
        return { row: (await transaction.find(press.id))!, recorded: undefined };
      }
      return this.record(transaction, device, press, now);
    });
    if (done.row.personId !== device.personId) throw new IncidentError('panic_id_taken', 'id');
    if (done.recorded) {
      const { cursor, deliveryIds } = done.recorded;
      this.push.tell({ cell, cursor, deliveryIds, moved: [] });
    }
    return { id: press.id, incidentId: done.row.incidentId, status: 'active', created: done.recorded !== undefined };
  }

  private async record(
    transaction: PanicTransaction,
    device: DeviceCaller,
    press: PanicPress,
    now: number,
  ): Promise<{ row: Pick<PanicRow, 'personId' | 'incidentId'>; recorded: RecordedAlarms }> {
    const orders = await transaction.ordersOf(device.personId, now);
    const drafts = orders.length > 0 ? orders.map((order) => draftOf(device, press, order)) : [draftOf(device, press)];
    const recorded = await recordAlarms(transaction.incidents, drafts, now, this.context);
    const incidentId = recorded.incidentIds[0]!;
    await transaction.complete(press.id, incidentId, recorded.alarmIds[0]!);
    return { row: { personId: device.personId, incidentId }, recorded };
  }
}

const claimOf = (device: DeviceCaller, press: PanicPress, now: number): PanicClaim => ({
  id: press.id,
  personId: device.personId,
  deviceId: device.deviceId,
  trigger: press.trigger,
  status: 'active',
  pressedAt: press.pressedAt,
  receivedAt: now,
  fix: press.fix ?? null,
});

/** Without an order in force the press is an incident of the person alone, at the desk that enrolled the device. */
function draftOf(device: DeviceCaller, press: PanicPress, order?: PanicOrder): AlarmDraft {
  return {
    agencyId: order?.agencyId ?? device.agencyId,
    orderId: order?.orderId ?? null,
    incidentPersonId: order?.protectedPersonIds[0] ?? device.personId,
    protectedPersonIds: order?.protectedPersonIds ?? [device.personId],
    kind: 'panic',
    severity: 'critical',
    phase: 'began',
    conditionKey: `panic:${press.id}`,
    personId: device.personId,
    deviceId: device.deviceId,
    zoneId: null,
    at: press.pressedAt,
    late: false,
    decision: { rule: 'panic', policyVersion: 0, fixIds: [], numbers: {}, trigger: press.trigger },
  };
}
