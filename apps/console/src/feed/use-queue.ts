import type { Queue } from './attention.js';
import { queueOf } from './attention.js';
import type { IncidentState } from './incident-state.js';
import { incidentStore } from './stores.js';
import { useStore } from './store.js';

const sorted = new WeakMap<IncidentState, Map<string, Queue>>();

/** The desk's lists of one state, sorted once for all that look at them. */
export function queueNow(state: IncidentState, agencyId: string): Queue {
  const ofState = sorted.get(state) ?? new Map<string, Queue>();
  const queue = ofState.get(agencyId) ?? queueOf(state, agencyId);
  sorted.set(state, ofState.set(agencyId, queue));
  return queue;
}

export const useQueue = (agencyId: string): Queue =>
  queueNow(
    useStore(incidentStore, (state) => state),
    agencyId,
  );
