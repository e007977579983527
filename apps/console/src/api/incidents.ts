import type { Incident, IncidentEvent, IncidentPage, NearestUnitsAnswer, OtherDesks, Track } from '#contracts';
import type { IncidentOutcome } from '#domain';
import { request } from './request.js';

/** A patrol that can be sent. */
export interface Unit {
  id: string;
  name: string;
  callSign: string;
}

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

export const fetchIncident = (token: string, id: string): Promise<Incident> =>
  request<Incident>(`/v1/incidents/${id}`, { token });

export const fetchEvents = async (token: string, id: string): Promise<IncidentEvent[]> =>
  (await request<{ events: IncidentEvent[] }>(`/v1/incidents/${id}/events`, { token })).events;

export const fetchTrack = (token: string, id: string): Promise<Track> =>
  request<Track>(`/v1/incidents/${id}/track`, { token });

export const fetchUnits = async (token: string): Promise<Unit[]> =>
  (await request<{ units: Unit[] }>('/v1/units', { token })).units;

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
