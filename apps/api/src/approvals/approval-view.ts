import type { StaffCaller } from '#access';
import type { Approval } from '#contracts';
import { languages } from '#domain';
import { type ApprovalRecord, type CaseBook, sayChange, type StaffRecord, stateAt } from '#orders';

type Colleagues = ReadonlyMap<string, StaffRecord>;

/** Those who asked and decided, and the orders: one statement each for any number. */
export async function approvalViews(
  book: CaseBook,
  approvals: readonly ApprovalRecord[],
  caller: StaffCaller,
  now: number,
): Promise<Approval[]> {
  const ids = approvals.flatMap(({ requestedBy, decidedBy }) => [
    requestedBy,
    ...(decidedBy === null ? [] : [decidedBy]),
  ]);
  const staff = await book.staff.many([...new Set(ids)]);
  const colleagues = new Map(staff.map((member) => [member.id, member]));
  const zoneIds = approvals.flatMap(({ object, objectId }) => (object === 'zone' ? [objectId] : []));
  const orders = await book.approvals.ordersOfZones(zoneIds);
  return approvals.map((approval) => {
    const { object, objectId } = approval;
    const orderId = object === 'order' ? objectId : (orders.get(objectId) ?? null);
    return { ...approvalView(approval, colleagues, caller, now), orderId };
  });
}

function approvalView(
  { request, ...approval }: ApprovalRecord,
  colleagues: Colleagues,
  caller: StaffCaller,
  now: number,
): Omit<Approval, 'orderId'> {
  const state = stateAt({ request, ...approval }, now);
  const isOpen = state === 'requested' || (approval.emergency && approval.decidedBy === null);
  const said = languages.map((language) => [language, request.changes.map((change) => sayChange(change, language))]);
  return {
    id: approval.id,
    action: approval.action,
    object: approval.object,
    objectId: approval.objectId,
    about: request.about,
    changes: Object.fromEntries(said) as Approval['changes'],
    state,
    requestedBy: colleague(colleagues, approval.requestedBy),
    reason: approval.reason,
    requestedAt: iso(approval.requestedAt),
    expiresAt: iso(approval.expiresAt),
    emergency: approval.emergency,
    approvers: [...approval.approvers],
    mayDecide: isOpen && approval.requestedBy !== caller.staffId && approval.approvers.includes(caller.role),
    decidedBy: approval.decidedBy === null ? null : colleague(colleagues, approval.decidedBy),
    decidedAt: approval.decidedAt === null ? null : iso(approval.decidedAt),
    note: approval.note,
    resultId: approval.resultId,
  };
}

const iso = (at: number): string => new Date(at).toISOString();

function colleague(colleagues: Colleagues, id: string): Approval['requestedBy'] {
  const { name, role } = colleagues.get(id)!;
  return { id, name, role };
}
