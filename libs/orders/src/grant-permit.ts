import type { FieldError } from '#domain';
import type { CaseWork } from './cases.js';
import { refuseIf } from './case.error.js';
import { stepRefused } from './order-terms.js';
import type { OrderRecord, PermitRecord, WholeOrder } from './records.js';
import { lockOrder, settleOrder, wholeOrder } from './whole-order.js';

export interface NewPermit {
  /** `null`: of the proximity limit. */
  zoneId: string | null;
  /** Milliseconds since 1970. */
  from: number;
  to: number;
  /** Why, for the record. */
  reason: string;
}

const longestDays = 31;
/** Of one order: each is read with every fix of its parties. */
const mostOpen = 200;

/** Lets the respondent be, for a time, where an order forbids it; or the parties near each other. Nothing else changes. */
export async function grantPermit(work: CaseWork, orderId: string, permit: NewPermit): Promise<PermitRecord> {
  const order = await lockOrder(work, orderId);
  if (order.status === 'revoked') throw stepRefused('A revoked order takes no permits.');
  const whole = await wholeOrder(work.book, order, work.now);
  refuseIf(
    [...checkSubject(whole, permit), ...checkTimes(order, permit, work.now)],
    'permit_invalid',
    'The permit cannot be granted like this.',
  );
  if (whole.permits.filter((known) => known.withdrawnAt === null && known.to > work.now).length >= mostOpen)
    throw stepRefused(`The order has ${mostOpen} permits that are not over. Withdraw some, or change its schedule.`);
  const record: PermitRecord = {
    id: work.newId(),
    createdAt: work.now,
    orderId: order.id,
    ...permit,
    withdrawnAt: null,
  };
  await work.book.permits.insert(record);
  await settleOrder(work, order, 'permit_granted');
  work.record('permit.grant', 'permit', record.id);
  return record;
}

function checkSubject(order: WholeOrder, { zoneId }: NewPermit): FieldError[] {
  if (zoneId === null)
    return order.proximityLimitMeters === null
      ? [{ path: 'zoneId', message: 'must name a zone: the order has no proximity limit' }]
      : [];
  return order.zones.some((zone) => zone.id === zoneId)
    ? []
    : [{ path: 'zoneId', message: 'is not a zone of this order' }];
}

function checkTimes(order: OrderRecord, { from, to }: NewPermit, now: number): FieldError[] {
  const errors: FieldError[] = [];
  if (!(to > from)) errors.push({ path: 'to', message: 'must be after from' });
  else if (to <= now) errors.push({ path: 'to', message: 'must be in the future: a permit does not work backwards' });
  else if (to - from > longestDays * 86_400_000)
    errors.push({
      path: 'to',
      message: `must be at most ${longestDays} days after from; for longer, change the order itself`,
    });
  if (order.validTo !== null && from >= order.validTo)
    errors.push({ path: 'from', message: 'must be before the order ends' });
  return errors;
}
