import { watchParties } from './activate-order.js';
import type { CaseWork } from './cases.js';
import {
  checkCaseOfficer,
  checkParties,
  checkPartiesKnown,
  checkTerms,
  givenThresholds,
  type OrderTerms,
  refuseOrderIf,
  stepRefused,
} from './order-terms.js';
import type { OrderRecord, WholeOrder } from './records.js';
import { lockOrder, settleOrder } from './whole-order.js';

export type OrderChange = { [Key in keyof OrderTerms]?: OrderTerms[Key] | undefined };

/** Changes the terms of a draft or an active order. What is not given stays; `null` takes away. */
export async function changeOrder(work: CaseWork, orderId: string, change: OrderChange): Promise<WholeOrder> {
  const order = await lockOrder(work, orderId);
  if (order.status === 'revoked') throw stepRefused('A revoked order cannot be changed; set up a new one.');
  const next = changed(order, change);
  refuseOrderIf([
    ...checkTerms(next),
    ...(change.parties ? checkParties(change.parties) : []),
    ...(change.parties ? await checkPartiesKnown(work.book, change.parties) : []),
    ...(await checkCaseOfficer(work.book, change.caseOfficerId)),
  ]);
  if (change.parties) {
    const left = (await work.book.orders.parties([order.id])).get(order.id) ?? [];
    work.callersChanged(await work.book.devices.ofPeople(left.map((party) => party.personId)));
    await work.book.orders.replaceParties(order.id, change.parties);
  }
  const whole = await settleOrder(work, next, 'changed');
  if (change.parties && whole.status === 'active') await watchParties(work, [whole]);
  work.record('order.change', 'order', order.id);
  return whole;
}

function changed(order: OrderRecord, change: OrderChange): OrderRecord {
  const { parties: _, thresholds, ...terms } = change;
  const given = Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined));
  const next: OrderRecord = { ...order, ...given };
  if (thresholds !== undefined) next.thresholds = givenThresholds(thresholds);
  // Without a limit there is no belt around it, and nothing to hold at certain hours.
  if (next.proximityLimitMeters === null) {
    if (change.proximityWarningMeters === undefined) next.proximityWarningMeters = null;
    if (change.proximitySchedule === undefined) next.proximitySchedule = null;
  }
  return next;
}
