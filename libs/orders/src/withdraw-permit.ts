import { present } from './case.error.js';
import type { CaseWork } from './cases.js';
import { stepRefused } from './order-terms.js';
import { lockOrder, settleOrder } from './whole-order.js';

/** Takes a permit back: from now on it permits nothing. What it permitted until now stays on record. */
export async function withdrawPermit(work: CaseWork, permitId: string): Promise<void> {
  const found = present(await work.book.permits.byId(permitId));
  const order = await lockOrder(work, found.orderId);
  if (order.status === 'revoked') throw stepRefused('A permit of a revoked order stays as it was.');
  const permit = present(await work.book.permits.byId(permitId));
  if (permit.withdrawnAt !== null) throw stepRefused('The permit is already withdrawn.');
  if (permit.to <= work.now) throw stepRefused('The permit is over.');
  await work.book.permits.withdraw(permit.id, work.now);
  await settleOrder(work, order, 'permit_withdrawn');
  work.record('permit.withdraw', 'permit', permit.id);
}
