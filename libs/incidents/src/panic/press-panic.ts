import type { DeviceCaller } from '#access';
import type { Clock, PanicTrigger } from '#domain';
import type { AlarmDraft } from '../alarm-draft.js';
import { IncidentError } from '../incident.error.js';
import type { LivePush } from '../live-push.port.js';
import { placeAheadMilliseconds, placeKnownMilliseconds } from '../hand-over/place-of.js';
import { recordAlarms, type RecordedAlarms, type RecordingContext } from '../record-alarms.js';
import type { PanicClaim, PanicOrder, PanicStore, PanicTransaction } from './panic-store.port.js';
import { PressLanes } from './press-lanes.js';

export interface PanicPress {
  /** Made on the phone: a retry never makes two. */
  id: string;
  /** By the phone's clock: milliseconds since 1970. */
  pressedAt: number;
  trigger: PanicTrigger;
  fix?: object;
  /** Where that fix is, when it can be used. */
  place?: PressPlace | undefined;
}

/** Where a press was, by its own position. `fixTime`: milliseconds since 1970. */
export interface PressPlace {
  longitude: number;
  latitude: number;
  fixTime: number;
}

export interface PressedPanic {
  id: string;
  incidentId: string;
  /** Of the press when it was made: a repeat gets the first answer. */
  status: 'active';
  /** False: this id was pressed before. */
  created: boolean;
}

/** What a transaction made of a press: `undefined` when its id is another person's. */
type Written = PressedPanic | undefined;

/**
 * A panic press. It does not pass the batch and waits for no position: the incident is committed, and on its way to the
 * desk's sockets, before the reply (design, section 4). A device that is pressed faster than its presses can be written
 * has the further ones written together, as updates of the alarm that the desk has already.
 */
export class PressPanic {
  private readonly lanes = new PressLanes<PanicPress, Written>();

  constructor(
    private readonly store: PanicStore,
    private readonly push: LivePush,
    private readonly clock: Clock,
    private readonly context: RecordingContext,
  ) {}

  async execute(device: DeviceCaller, press: PanicPress): Promise<PressedPanic> {
    const pressed = await this.lanes.take(device.deviceId, press, {
      alone: async (one) => (await this.write(device, [one]))[0],
      together: (lead, presses) => this.write(device, presses, lead),
    });
    if (!pressed) throw new IncidentError('panic_id_taken', 'id');
    return pressed;
  }

  private async write(device: DeviceCaller, presses: readonly PanicPress[], lead?: PanicPress): Promise<Written[]> {
    const ofCells = await Promise.all(device.cells.map((cell) => this.inCell(cell, device, presses, lead)));
    return ofCells[0]!;
  }

  private async inCell(
    cell: number,
    device: DeviceCaller,
    presses: readonly PanicPress[],
    lead?: PanicPress,
  ): Promise<Written[]> {
    const now = this.clock.now();
    const done = await this.store.transaction(cell, async (transaction) => {
      const ids = presses.map(({ id }) => id);
      const known = new Map((await transaction.find(ids)).map((row) => [row.id, row]));
      const unknown = presses.filter(({ id }) => !known.has(id));
      // A second request with this id waits here for the first one to commit, and then finds its row.
      const fresh = await transaction.claim(unknown.map((press) => claimOf(device, press, now)));
      const late = unknown.filter(({ id }) => !fresh.has(id)).map(({ id }) => id);
      for (const row of late.length > 0 ? await transaction.find(late) : []) known.set(row.id, row);
      const recorded = await this.record(transaction, device, { presses: first(unknown, fresh), lead }, now);
      return { known, recorded };
    });
    const { known, recorded } = done;
    if (recorded) {
      const { cursor, deliveries } = recorded;
      this.push.tell({ cell, cursor, deliveries, moved: [] });
    }
    const answered = new Set(known.keys());
    return presses.map(({ id }) => {
      const row = known.get(id);
      if (row && row.personId !== device.personId) return undefined;
      const created = !answered.has(id);
      answered.add(id);
      return { id, incidentId: row?.incidentId ?? recorded!.incidentIds[0]!, status: 'active', created };
    });
  }

  private async record(
    transaction: PanicTransaction,
    device: DeviceCaller,
    { presses, lead }: { presses: readonly PanicPress[]; lead: PanicPress | undefined },
    now: number,
  ): Promise<RecordedAlarms | undefined> {
    const [press] = presses;
    if (!press) return undefined;
    const orders = await transaction.ordersOf(device.personId, now);
    const draft = (of: string) =>
      (orders.length > 0 ? orders : [undefined]).map((order) =>
        draftOf(device, press, { count: presses.length, alarmOf: of, now }, order),
      );
    const leadId = lead && (await transaction.lockLeadOf(lead.id));
    const updates = leadId === undefined ? undefined : draft(leadId);
    // What the desk has ended, or a person without an order has pressed, is no alarm to update.
    const open = updates ? await transaction.incidents.openAlarms(updates) : [];
    const drafts = updates && open.length === updates.length ? updates : draft(press.id);
    const recorded = await recordAlarms(transaction.incidents, drafts, now, this.context);
    const ids = presses.map(({ id }) => id);
    await transaction.complete(ids, recorded.incidentIds[0]!, recorded.alarmIds[0]!);
    return recorded;
  }
}

/** Those that were claimed, each once: a retry may stand beside its press. */
const first = (presses: readonly PanicPress[], claimed: ReadonlySet<string>): PanicPress[] => [
  ...new Map(presses.filter(({ id }) => claimed.has(id)).map((press) => [press.id, press])).values(),
];

const claimOf = (device: DeviceCaller, press: PanicPress, now: number): PanicClaim => ({
  id: press.id,
  personId: device.personId,
  deviceId: device.deviceId,
  trigger: press.trigger,
  status: 'active',
  pressedAt: press.pressedAt,
  receivedAt: now,
  agencyId: device.agencyId,
  fix: press.fix ?? null,
});

const isKnown = ({ fixTime }: PressPlace, now: number): boolean =>
  fixTime >= now - placeKnownMilliseconds && fixTime <= now + placeAheadMilliseconds;

/** Without an order in force the press is an incident of the person alone, at the desk that enrolled the device. */
function draftOf(
  device: DeviceCaller,
  press: PanicPress,
  { count, alarmOf, now }: { count: number; alarmOf: string; now: number },
  order?: PanicOrder,
): AlarmDraft {
  const isHers = !order || order.protectedPersonIds.includes(device.personId);
  return {
    agencyId: order?.agencyId ?? device.agencyId,
    orderId: order?.orderId ?? null,
    incidentPersonId: order?.protectedPersonIds[0] ?? device.personId,
    protectedPersonIds: order?.protectedPersonIds ?? [device.personId],
    kind: 'panic',
    severity: 'critical',
    phase: 'began',
    conditionKey: `panic:${alarmOf}`,
    personId: device.personId,
    deviceId: device.deviceId,
    zoneId: null,
    place: isHers && press.place && isKnown(press.place, now) ? press.place : undefined,
    at: press.pressedAt,
    late: false,
    decision: {
      rule: 'panic',
      policyVersion: 0,
      fixIds: [],
      numbers: count > 1 ? { presses: count } : {},
      trigger: press.trigger,
    },
  };
}
