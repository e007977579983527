import type { IncidentStore } from '../incident-store.port.js';
import type { TakingContext } from '../plan/take-steps.js';
import { type RecordedHandOvers, recordHandOvers } from './record-hand-overs.js';

/** An incident whose plan tells the next agency by now. The caller's transaction holds its row. */
export interface Climb {
  incidentId: string;
  to: string;
}

/**
 * What nobody has taken by the time its plan climbs to the next agency goes to the desk of that one: who is told must be
 * able to work on it. The desk that did not answer works on it as well until somebody takes it.
 */
export async function handOverUntaken(
  store: IncidentStore,
  climbs: readonly Climb[],
  now: number,
  context: TakingContext,
): Promise<RecordedHandOvers> {
  if (climbs.length === 0) return { cursor: undefined, deliveries: [] };
  const to = new Map(climbs.map((climb) => [climb.incidentId, climb.to]));
  const desks = await store.desksAmong([...new Set(to.values())]);
  const incidents = await store.lockFreeIncidents([...to.keys()]);
  const untaken = incidents.flatMap((incident) => {
    const next = to.get(incident.id)!;
    const goes = incident.status === 'open' && incident.deskAgencyId !== next && desks.has(next);
    return goes ? [{ incident, to: next, why: 'untaken' as const }] : [];
  });
  return recordHandOvers(store, untaken, now, context);
}
