import type { CaseWork } from './cases.js';
import { refuseOrderIf, stepRefused } from './order-terms.js';
import type { WholeOrder } from './records.js';
import { lockOrder, settleOrder } from './whole-order.js';

/** Moves the end of an order further away. @param validTo milliseconds since 1970 */
export async function extendOrder(work: CaseWork, orderId: string, validTo: number): Promise<WholeOrder> {
  const order = await lockOrder(work, orderId);
  if (order.status === 'revoked') throw stepRefused('A revoked order cannot be extended; set up a new one.');
  if (order.validTo === null) throw stepRefused('The order has no end: it is in force until it is revoked.');
  refuseOrderIf([
    ...(validTo > order.validTo ? [] : [{ path: 'validTo', message: 'must be after the present end of the order' }]),
    ...(validTo > work.now ? [] : [{ path: 'validTo', message: 'must be in the future' }]),
  ]);
  const whole = await settleOrder(work, { ...order, validTo }, 'extended');
  work.record('order.extend', 'order', order.id);
  return whole;
}
