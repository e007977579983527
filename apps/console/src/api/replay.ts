import type { ForbiddenGround, Incident, IncidentEvent, IncidentPage, Track } from '#contracts';
import { fetchEvents } from './incidents.js';
import { request } from './request.js';

/**
 * The order's zones with their belts as they were since a moment (milliseconds since 1970), as a map draws them; nothing for a
 * desk that no longer has the incident.
 */
export function fetchGround(
  token: string,
  of: 'incidents' | 'orders',
  id: string,
  since: number,
): Promise<ForbiddenGround> {
  const query = new URLSearchParams({ since: new Date(since).toISOString() });
  return request<ForbiddenGround>(`/v1/${of}/${id}/zones${of === 'orders' ? '/outlines' : ''}?${query.toString()}`, {
    token,
  });
}

/** Of an incident; once it is closed, only with a reason. */
export const fetchTrackOf = (token: string, incidentId: string, reason: string | undefined): Promise<Track> =>
  request<Track>(`/v1/incidents/${incidentId}/track`, { token, ...(reason !== undefined && { reason }) });

export interface OrderPeriod {
  orderId: string;
  /** Milliseconds since 1970. */
  from: number;
  to: number;
}

export function fetchOrderTrack(token: string, { orderId, from, to }: OrderPeriod, reason: string): Promise<Track> {
  const query = new URLSearchParams({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });
  return request<Track>(`/v1/orders/${orderId}/track?${query.toString()}`, { token, reason });
}

const pageSize = 200;

/** The logs of all incidents of an order that were open at some time of the period. */
export async function fetchOrderEvents(token: string, { orderId, from, to }: OrderPeriod): Promise<IncidentEvent[]> {
  const incidents: Incident[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ orderId, limit: String(pageSize) });
    if (cursor !== null) query.set('cursor', cursor);
    const page: IncidentPage = await request<IncidentPage>(`/v1/incidents?${query.toString()}`, { token });
    incidents.push(...page.incidents);
    cursor = page.nextCursor;
  } while (cursor !== null);
  const within = incidents.filter(
    ({ openedAt, closedAt }) => Date.parse(openedAt) <= to && (closedAt === null || Date.parse(closedAt) >= from),
  );
  return (await Promise.all(within.map(({ id }) => fetchEvents(token, id)))).flat();
}
