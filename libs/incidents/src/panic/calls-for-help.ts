import type { AlarmDraft } from '../alarm-draft.js';
import type { PanicOrder } from './panic-store.port.js';

/** Who calls for help, and at which desk when there is no order: that which enrolled the device. */
export interface HelpCaller {
  personId: string;
  deviceId: string;
  agencyId: string;
}

/** What a person's own doing or failing raises: an alarm of each order in force, or of the person alone. */
export function callsForHelp(
  { personId, deviceId, agencyId }: HelpCaller,
  orders: readonly PanicOrder[],
  alarm: Pick<AlarmDraft, 'kind' | 'conditionKey' | 'at' | 'late' | 'decision'>,
): AlarmDraft[] {
  return (orders.length > 0 ? orders : [undefined]).map((order) => ({
    ...alarm,
    agencyId: order?.agencyId ?? agencyId,
    orderId: order?.orderId ?? null,
    incidentPersonId: order?.protectedPersonIds[0] ?? personId,
    protectedPersonIds: order?.protectedPersonIds ?? [personId],
    severity: 'critical',
    phase: 'began',
    personId,
    deviceId,
    zoneId: null,
  }));
}
