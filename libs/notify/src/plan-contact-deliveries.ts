import { isForMainList, type OutsideChannel, type Severity } from '#domain';

/** A contact of one of the order's protected persons, as far as planning needs it. */
export interface PlannedContact {
  id: string;
  /** `contact.channels` in the order the survivor chose; addresses are not read here. */
  channels: readonly { channel: OutsideChannel }[];
}

export interface PlannedDelivery {
  /** The contact's id. */
  recipientId: string;
  channel: OutsideChannel;
}

/**
 * Which deliveries to write with an alarm, in the alarm's own transaction: for critical and urgent ones each contact once,
 * by the first of its channels that is `ready` here. When none is ready the first is taken all the same: that delivery
 * then fails in sight of an operator, where leaving it out would fail in silence. A contact without channels gets none.
 *
 * `ready` left out means that all are.
 */
export function contactDeliveries(
  contacts: readonly PlannedContact[],
  alarm: { severity: Severity },
  ready?: ReadonlySet<OutsideChannel>,
): PlannedDelivery[] {
  if (!isForMainList(alarm.severity)) return [];
  const planned = new Map<string, PlannedDelivery>();
  for (const contact of contacts) {
    const chosen = contact.channels.find(({ channel }) => !ready || ready.has(channel)) ?? contact.channels[0];
    if (chosen) planned.set(contact.id, { recipientId: contact.id, channel: chosen.channel });
  }
  return [...planned.values()];
}
