import type { CaseWork } from './cases.js';
import { stepRefused } from './order-terms.js';
import type { OrderRecord, WholeOrder } from './records.js';
import { lockOrder, settleOrder } from './whole-order.js';

/** Puts a draft into force: from its commit on, each position of its parties is judged by it. */
export async function activateOrder(work: CaseWork, orderId: string): Promise<WholeOrder> {
  return activate(work, await lockOrder(work, orderId));
}

export async function activate(work: CaseWork, order: OrderRecord): Promise<WholeOrder> {
  if (order.status !== 'draft') throw stepRefused(`Only a draft can be activated; this order is ${order.status}.`);
  if (order.validTo !== null && order.validTo <= work.now)
    throw stepRefused('The order has already ended. Extend it before activating it.');
  const whole = await settleOrder(work, { ...order, status: 'active' }, 'activated');
  await watchParties(work, [whole]);
  work.record('order.activate', 'order', order.id);
  return whole;
}

/** The parties are watched in this cell; what is remembered of their devices is stale. */
export async function watchParties(work: CaseWork, orders: readonly WholeOrder[]): Promise<void> {
  const people = [...new Set(orders.flatMap(({ parties }) => parties.map(({ personId }) => personId)))];
  await work.book.watches.place(people);
  work.callersChanged(await work.book.devices.ofPeople(people));
}
