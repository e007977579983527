import type { OrderChangeKind } from '#domain';
import { present } from './case.error.js';
import type { CaseWork } from './cases.js';
import { compileOrderRules } from './compile-order-rules.js';
import type { CaseBook } from './ports.js';
import type { OrderRecord, WholeOrder } from './records.js';
import { keepVersion } from './versions/keep-version.js';

/**
 * A permit matters this long after it is over: a device may still bring a fix of its time (the gate takes them seven days
 * back), and what was permitted then must not be found a breach late.
 */
const permitsMatterMilliseconds = 7 * 86_400_000;

/** Orders with their parties, zones and permits: four statements for any number. @param now milliseconds since 1970 */
async function wholeOrders(book: CaseBook, orders: readonly OrderRecord[], now: number): Promise<WholeOrder[]> {
  if (orders.length === 0) return [];
  const ids = orders.map((order) => order.id);
  const parties = await book.orders.parties(ids);
  const zones = await book.zones.ofOrders(ids);
  const permits = await book.permits.ofOrders(ids, now - permitsMatterMilliseconds);
  return orders.map((order) => ({
    ...order,
    parties: parties.get(order.id) ?? [],
    zones: zones.filter((zone) => zone.orderId === order.id),
    permits: permits.filter((permit) => permit.orderId === order.id),
  }));
}

export async function wholeOrder(book: CaseBook, order: OrderRecord, now: number): Promise<WholeOrder> {
  const [whole] = await wholeOrders(book, [order], now);
  return present(whole);
}

/** Locks an order (its watch row first) before anything of it changes. One older than its versions is kept as it is found. */
export async function lockOrder(work: CaseWork, orderId: string): Promise<OrderRecord> {
  const order = present(await work.book.orders.lock(orderId));
  if (!(await work.book.versions.isKept(order.id)))
    await keepVersion(work, await wholeOrder(work.book, order, work.now), 'found');
  return order;
}

/**
 * Ends each change of an order or of what belongs to it: counts and keeps the version and, while the order is active, gives the
 * position pipeline the new rules in the same transaction; the sweep looks at it at once.
 */
export async function settleOrder(work: CaseWork, order: OrderRecord, what: OrderChangeKind): Promise<WholeOrder> {
  const next = { ...order, version: order.version + 1, updatedAt: work.now };
  await work.book.orders.update(next);
  const whole = await wholeOrder(work.book, next, work.now);
  await keepVersion(work, whole, what);
  if (whole.status === 'active') await work.book.watches.save(compileOrderRules(whole), work.now);
  return whole;
}
