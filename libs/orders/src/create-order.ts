import type { CaseWork } from './cases.js';
import { present } from './case.error.js';
import { activate } from './activate-order.js';
import { drawInto, type NewZone } from './draw-zone.js';
import {
  checkCaseOfficer,
  checkParties,
  checkPartiesKnown,
  checkTerms,
  givenThresholds,
  type OrderTerms,
  refuseOrderIf,
} from './order-terms.js';
import type { OrderRecord, WholeOrder } from './records.js';
import { keepVersion } from './versions/keep-version.js';
import { wholeOrder } from './whole-order.js';

export interface NewOrder extends OrderTerms {
  zones?: readonly NewZone[] | undefined;
  /** At once; else the order is a draft. */
  activate?: boolean | undefined;
}

/** Sets up an order, with its zones if they are given: all of it, or nothing. */
export async function createOrder(work: CaseWork, order: NewOrder): Promise<WholeOrder> {
  refuseOrderIf([
    ...checkTerms(order),
    ...checkParties(order.parties),
    ...(await checkPartiesKnown(work.book, order.parties)),
    ...(await checkCaseOfficer(work.book, order.caseOfficerId)),
  ]);
  const agency = present(await work.book.agencies.own());
  const record = newOrderRecord(work, order, agency.timeZone);
  await work.book.orders.insert(record);
  await work.book.orders.replaceParties(record.id, order.parties);
  if (order.zones && order.zones.length > 0) await drawInto(work, record, order.zones, (index) => `zones.${index}.`);
  const whole = await wholeOrder(work.book, record, work.now);
  await keepVersion(work, whole, 'created');
  work.record('order.create', 'order', record.id);
  return order.activate ? activate(work, record) : whole;
}

/** A draft, as it is kept. @param agencyTimeZone where the order names none */
export const newOrderRecord = (work: CaseWork, order: NewOrder, agencyTimeZone: string): OrderRecord => ({
  id: work.newId(),
  createdAt: work.now,
  updatedAt: work.now,
  reference: order.reference ?? null,
  issuingAuthority: order.issuingAuthority,
  jurisdiction: order.jurisdiction,
  legalBasis: order.legalBasis ?? null,
  timeZone: order.timeZone ?? agencyTimeZone,
  caseOfficerId: order.caseOfficerId ?? null,
  validFrom: order.validFrom,
  validTo: order.validTo ?? null,
  status: 'draft',
  proximityLimitMeters: order.proximityLimitMeters ?? null,
  proximityWarningMeters: order.proximityWarningMeters ?? null,
  proximitySchedule: order.proximitySchedule ?? null,
  thresholds: givenThresholds(order.thresholds),
  version: 1,
});
