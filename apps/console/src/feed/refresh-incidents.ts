import { fetchActiveIncidents, fetchIncident } from '../api/incidents.js';
import { ApiError } from '../api/request.js';
import { missingFrom, withIncident, withoutIncident, withSnapshot } from './incident-state.js';
import { dropOldPositions, incidentStore } from './stores.js';

/**
 * Reads the list and makes the store agree with it. An incident that is active here and not in the list was closed while
 * this console was away, or opened since the list was read: only asking for it by id tells which.
 */
export async function refreshIncidents(token: string, isEnded: () => boolean): Promise<void> {
  const list = await fetchActiveIncidents(token);
  if (isEnded()) return;
  const missing = missingFrom(incidentStore.get(), list);
  incidentStore.update((state) => withSnapshot(state, list));
  for (const id of missing) {
    const present = await fetchIncident(token, id).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 404) return null;
      throw error;
    });
    if (isEnded()) return;
    incidentStore.update((state) => (present === null ? withoutIncident(state, id) : withIncident(state, present)));
  }
  dropOldPositions();
}
