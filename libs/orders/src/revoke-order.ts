import type { CaseWork } from './cases.js';
import { endAlarms } from './end-alarms.js';
import { stepRefused } from './order-terms.js';
import type { WholeOrder } from './records.js';
import { lockOrder, settleOrder } from './whole-order.js';

/** Ends an order before its time, or for good: nothing is watched by it any more, its open alarms end. */
export async function revokeOrder(work: CaseWork, orderId: string): Promise<WholeOrder> {
  const order = await lockOrder(work, orderId);
  if (order.status === 'revoked') throw stepRefused('The order is already revoked.');
  const whole = await settleOrder(work, { ...order, status: 'revoked' }, 'revoked');
  await endAlarms(work, order.id, 'order revoked', whole.version);
  await work.book.watches.remove(order.id);
  work.callersChanged(await work.book.devices.ofPeople(whole.parties.map((party) => party.personId)));
  // What two agreed to is said with their reason already.
  const reason = work.agreed || work.reason === null ? {} : { reason: work.reason };
  work.record('order.revoke', 'order', order.id, reason);
  return whole;
}
