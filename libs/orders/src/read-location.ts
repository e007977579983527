import { type AuditChain, roleMay, type StaffCaller } from '#access';
import { CaseError, present } from './case.error.js';
import type { CaseBook } from './ports.js';
import type { LocatedFix, LocationRequestRecord } from './records.js';

export interface ReadLocation {
  request: LocationRequestRecord;
  /** Absent, too, for whoever may know of the request and not of the place. */
  answer: LocatedFix | undefined;
}

/**
 * A request with its answer: for who asked, and for whoever reviews the agency's. Whoever reads the place is in the audit
 * chain before it leaves (invariant 5), and so is whoever is refused it.
 *
 * @param givenReason why it is read; who asked with a reason needs no further one
 */
export async function readLocation(
  book: Pick<CaseBook, 'locationRequests'>,
  audit: AuditChain,
  caller: StaffCaller,
  requestId: string,
  now: number,
  givenReason?: string,
): Promise<ReadLocation> {
  const found = await book.locationRequests.byId(requestId);
  const isAsker = found?.askedBy === caller.staffId;
  const request = asOf(present(isAsker || roleMay(caller.role, 'location.review') ? found : undefined), now);
  if (request.status !== 'answered' || !roleMay(caller.role, 'incident.track')) return { request, answer: undefined };

  const reason = givenReason ?? (isAsker ? request.reason : null);
  const allowed = reason !== null || (await book.locationRequests.hasOpenIncident(request.orderId));
  await audit.append([
    {
      agencyId: caller.agencyId,
      actor: 'staff',
      actorId: caller.staffId,
      action: 'location.read',
      object: 'location_request',
      objectId: request.id,
      ...(reason !== null && { reason }),
      result: allowed ? 'allowed' : 'refused',
    },
  ]);
  if (!allowed)
    throw new CaseError(
      'location_reason_required',
      'The order has no open incident. Say why you need the position in the header X-Access-Reason.',
    );
  return { request, answer: await book.locationRequests.answerOf(request.id) };
}

/** The sweep that writes `expired` comes a little later than the time. */
const asOf = (request: LocationRequestRecord, now: number): LocationRequestRecord =>
  request.status === 'waiting' && request.expiresAt <= now ? { ...request, status: 'expired' } : request;
