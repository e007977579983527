import type { LocationAnsweredMessage, LocationExpiredMessage, LocationRequest } from '#contracts';

/** The caller's last request for the location of each party, by {@link locationKey}. */
export interface LocationState {
  requests: Readonly<Record<string, LocationRequest>>;
}

export const emptyLocationState: LocationState = { requests: {} };

export const locationKey = (orderId: string, personId: string): string => `${orderId}|${personId}`;

/** A request that has ended does not begin to wait again: an answer by socket may overtake the one by HTTP. */
export function withRequest(state: LocationState, request: LocationRequest): LocationState {
  const key = locationKey(request.orderId, request.personId);
  const known = state.requests[key];
  if (known?.id === request.id && known.status !== 'waiting') return state;
  return { requests: { ...state.requests, [key]: request } };
}

export function withAnswer(state: LocationState, message: LocationAnsweredMessage): LocationState {
  const { requestId, orderId, personId, cursor: _, at, ...answer } = message;
  const known = state.requests[locationKey(orderId, personId)];
  if (known?.id !== requestId) return state;
  return withRequest(state, { ...known, status: 'answered', answeredAt: at, answer });
}

export function withExpiry(
  state: LocationState,
  { requestId, orderId, personId }: LocationExpiredMessage,
): LocationState {
  const known = state.requests[locationKey(orderId, personId)];
  return known?.id === requestId ? withRequest(state, { ...known, status: 'expired' }) : state;
}
