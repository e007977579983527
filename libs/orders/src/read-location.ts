import { type AuditChain, breakGlassReason, mayWith, roleMay, type StaffCaller } from '#access';
import type { IdFactory } from '#domain';
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
 * @param given why it is read (who asked with a reason needs no further one), and the id of such a reading
 */
export async function readLocation(
  book: Pick<CaseBook, 'locationRequests' | 'breakGlass'>,
  audit: AuditChain,
  caller: StaffCaller,
  requestId: string,
  now: number,
  given: { reason?: string | undefined; newId: IdFactory },
): Promise<ReadLocation> {
  const found = await book.locationRequests.byId(requestId);
  const owned = found && { ...found, agencyId: caller.agencyId };
  const isAsker = owned !== undefined && mayWith(caller, 'location.read', owned);
  const mayRead = isAsker || (owned !== undefined && mayWith(caller, 'location.review', owned));
  const request = asOf(present(mayRead ? found : undefined), now);
  if (request.status !== 'answered' || !roleMay(caller.role, 'incident.track')) return { request, answer: undefined };

  const reason = given.reason ?? (isAsker ? request.reason : null);
  const glassReason = breakGlassReason(reason);
  const isOpen = await book.locationRequests.hasOpenIncident(request.orderId);
  const allowed = isOpen || glassReason !== undefined;
  if (!isOpen && glassReason !== undefined)
    await book.breakGlass.record({
      id: given.newId(),
      staffId: caller.staffId,
      action: 'location.read',
      object: 'location_request',
      objectId: request.id,
      reason: glassReason,
      at: now,
    });
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
      'reason_required',
      'The order has no open incident. Say in the header X-Access-Reason, with at least 10 characters, why you need the position.',
    );
  return { request, answer: await book.locationRequests.answerOf(request.id) };
}

/** The sweep that writes `expired` comes a little later than the time. */
const asOf = (request: LocationRequestRecord, now: number): LocationRequestRecord =>
  request.status === 'waiting' && request.expiresAt <= now ? { ...request, status: 'expired' } : request;
