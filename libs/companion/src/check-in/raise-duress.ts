import type { DeviceCaller } from '#access';
import { callsForHelp, recordAlarms, type RecordingContext } from '#incidents';
import type { CheckInTransaction } from './check-in-store.port.js';

/** She was forced: an alarm in each order in force, of each time once. @param about names the time */
export async function raiseDuress(
  transaction: CheckInTransaction,
  device: DeviceCaller,
  about: string,
  now: number,
  context: RecordingContext,
) {
  const orders = await transaction.ordersOf(device.personId, now);
  const decision = { rule: 'duress', policyVersion: 0, fixIds: [], numbers: {} };
  const alarm = { kind: 'duress', conditionKey: `duress:${about}`, at: now, late: false, decision } as const;
  return recordAlarms(transaction.incidents, callsForHelp(device, orders, alarm), now, context);
}
