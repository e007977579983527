import { breakGlassReason } from '#access';
import type { FieldError } from '#domain';
import { CaseError, refuseIf } from './case.error.js';
import type { CaseWork } from './cases.js';
import type { LocationRequestRecord, OrderRecord } from './records.js';
import { lockOrder } from './whole-order.js';

/** A phone asleep reports after 15 minutes at the latest; whoever asked has taken another way by then. */
const locationRequestMilliseconds = 10 * 60_000;
/** Waiting at one time for one order, of all who ask. */
const waitingAllowed = 5;

export interface LocationQuestion {
  personId: string;
  /** Required unless the order has an open incident. */
  reason?: string | undefined;
}

export interface AskedForLocation {
  request: LocationRequestRecord;
  /** False: the same person asks the same again, and gets the request that waits. */
  isNew: boolean;
  /** Whether a device of the person can be woken by a push. */
  canPush: boolean;
  /** Devices that only listen, and are asked by a command. */
  commanded: readonly string[];
}

/** Asks where a party of an order is. The party's next fix answers it. */
export async function askForLocation(
  work: CaseWork,
  orderId: string,
  { personId, reason }: LocationQuestion,
): Promise<AskedForLocation> {
  const { book, now, actor, newId } = work;
  const order = await lockOrder(work, orderId);
  const isOpen = await book.locationRequests.hasOpenIncident(orderId);
  const glassReason = breakGlassReason(reason);
  refuseQuestionIf([
    ...((await isParty(work, orderId, personId))
      ? []
      : [{ path: 'personId', message: 'is not a party of this order' }]),
    ...(isOpen || glassReason !== undefined
      ? []
      : [{ path: 'reason', message: 'is required, with at least 10 characters: the order has no open incident' }]),
  ]);
  if (!isWatched(order, now))
    throw new CaseError('order_not_watched', 'The order is not in force, so that nobody is located by it.');

  const waiting = await book.locationRequests.waiting(orderId, now);
  const same = waiting.find((request) => request.personId === personId && request.askedBy === actor.actorId);
  if (!same && waiting.length >= waitingAllowed) throw tooMany(waiting, now);
  const request = same ?? questionOf(work, orderId, personId, reason ?? null);
  const canPush = !same && (await book.locationRequests.insert(request, waiting));
  const commanded = same ? [] : await book.deviceCommands.locate(request, newId);
  if (!isOpen && glassReason !== undefined)
    await book.breakGlass.record({
      id: newId(),
      staffId: actor.actorId,
      action: 'location.ask',
      object: 'location_request',
      objectId: request.id,
      reason: glassReason,
      at: now,
    });
  await book.audit([
    {
      agencyId: actor.agencyId,
      actor: actor.actor,
      actorId: actor.actorId,
      action: 'location.ask',
      object: 'location_request',
      objectId: request.id,
      ...(reason !== undefined && { reason }),
      result: 'allowed',
    },
  ]);
  return { request, isNew: !same, canPush, commanded };
}

async function isParty({ book }: CaseWork, orderId: string, personId: string): Promise<boolean> {
  const parties = (await book.orders.parties([orderId])).get(orderId) ?? [];
  return parties.some((party) => party.personId === personId);
}

const isWatched = ({ status, validFrom, validTo }: OrderRecord, now: number): boolean =>
  status === 'active' && now >= validFrom && (validTo === null || now < validTo);

const questionOf = (
  { actor, now, newId }: CaseWork,
  orderId: string,
  personId: string,
  reason: string | null,
): LocationRequestRecord => ({
  id: newId(),
  orderId,
  personId,
  askedBy: actor.actorId,
  reason,
  status: 'waiting',
  askedAt: now,
  expiresAt: now + locationRequestMilliseconds,
  answeredAt: null,
});

const refuseQuestionIf = (errors: readonly FieldError[]): void =>
  refuseIf(errors, 'location_request_invalid', 'The location cannot be asked for like this.');

function tooMany(waiting: readonly LocationRequestRecord[], now: number): CaseError {
  const firstEnd = Math.min(...waiting.map(({ expiresAt }) => expiresAt));
  const detail = 'Too many requests for a location of this order are waiting. Wait for one of them.';
  return new CaseError('location_requests_waiting', detail, [], Math.ceil((firstEnd - now) / 1_000));
}
