import type {
  Incident,
  IncidentEvent,
  IncidentPage,
  IncidentPlacesAnswer,
  NearestUnitsAnswer,
  OtherDesks,
  RunningPlan,
  ToldDeliveries,
  ToldDelivery,
  Track,
  Unit,
  UnitPage,
} from '#contracts';
import type { IncidentOutcome } from '#domain';
import type { Ground } from '../situation/ground.js';
import { request } from './request.js';

const pageSize = 200;

/** Every active incident of the caller's desks, over as many pages as there are. */
export async function fetchActiveIncidents(token: string): Promise<Incident[]> {
  const incidents: Incident[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ status: 'active', limit: String(pageSize) });
    if (cursor !== null) query.set('cursor', cursor);
    const page: IncidentPage = await request<IncidentPage>(`/v1/incidents?${query.toString()}`, { token });
    incidents.push(...page.incidents);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return incidents;
}

/** Newest first; `cursor` is the `nextCursor` of the page before. */
export function fetchClosedIncidents(token: string, cursor: string | null): Promise<IncidentPage> {
  const query = new URLSearchParams({ status: 'closed', limit: '50' });
  if (cursor !== null) query.set('cursor', cursor);
  return request<IncidentPage>(`/v1/incidents?${query.toString()}`, { token });
}

export const fetchIncident = (token: string, id: string): Promise<Incident> =>
  request<Incident>(`/v1/incidents/${id}`, { token });

export const fetchEvents = async (token: string, id: string): Promise<IncidentEvent[]> =>
  (await request<{ events: IncidentEvent[] }>(`/v1/incidents/${id}/events`, { token })).events;

/** Of a closed incident only with a reason of at least 10 characters. */
export const fetchTrack = (token: string, id: string, reason?: string): Promise<Track> =>
  request<Track>(`/v1/incidents/${id}/track`, { token, ...(reason !== undefined && { reason }) });

export const fetchPlaces = (token: string, ids: readonly string[]): Promise<IncidentPlacesAnswer> =>
  request<IncidentPlacesAnswer>(`/v1/incidents/places?ids=${ids.join(',')}`, { token });

export const fetchZones = (token: string, id: string): Promise<Ground> =>
  request<Ground>(`/v1/incidents/${id}/zones`, { token });

export const fetchPlan = (token: string, id: string): Promise<RunningPlan> =>
  request<RunningPlan>(`/v1/incidents/${id}/plan`, { token });

export const fetchDeliveries = async (token: string, id: string): Promise<ToldDelivery[]> =>
  (await request<ToldDeliveries>(`/v1/incidents/${id}/deliveries`, { token })).deliveries;

export const addNote = (token: string, id: string, text: string): Promise<Incident> =>
  request<Incident>(`/v1/incidents/${id}/notes`, { token, method: 'POST', body: { text } });

export const revokeContactLinks = (token: string, id: string): Promise<Incident> =>
  request<Incident>(`/v1/incidents/${id}/revoke-links`, { token, method: 'POST' });

export const fetchUnits = async (token: string): Promise<Unit[]> =>
  (await request<UnitPage>('/v1/units?limit=200', { token })).units;

export const fetchNearestUnits = (token: string, id: string): Promise<NearestUnitsAnswer> =>
  request<NearestUnitsAnswer>(`/v1/incidents/${id}/nearest-units?limit=10`, { token });

export const fetchOtherDesks = async (token: string, id: string): Promise<OtherDesks['desks']> =>
  (await request<OtherDesks>(`/v1/incidents/${id}/desks`, { token })).desks;

/** What a dispatcher does to an incident, with what the step needs. */
export type IncidentAction =
  | { step: 'acknowledge' }
  | { step: 'dispatch'; unitId: string }
  | { step: 'arrive' }
  | { step: 'close'; outcome: IncidentOutcome; note?: string }
  | { step: 'hand-over'; agencyId: string; note: string };

/** Answers the incident as it is after the step. */
export async function act(token: string, id: string, { step, ...body }: IncidentAction): Promise<Incident> {
  return request<Incident>(`/v1/incidents/${id}/${step}`, { token, method: 'POST', body });
}

/** What one has just closed is as it was before; for ten seconds by the server's clock. */
export const undoClosing = (token: string, id: string): Promise<Incident> =>
  request<Incident>(`/v1/incidents/${id}/undo-close`, { token, method: 'POST' });
