import { emptyIncidentState, withSeenAlarms, type IncidentState } from './incident-state.js';
import { emptyLocationState, type LocationState } from './location-state.js';
import { initialLink, type LinkState } from './link-state.js';
import { emptyPlaceState, withoutOtherPlaces, type PlaceState } from './place-state.js';
import { emptyPositionState, withoutOtherIncidents, type PositionState } from './position-state.js';
import { emptyServiceState, type ServiceState } from './service-state.js';
import { createStore } from './store.js';

const seenKey = 'qalqan.seen-alarms';

export const incidentStore = createStore<IncidentState>(emptyIncidentState);
export const positionStore = createStore<PositionState>(emptyPositionState);
export const placeStore = createStore<PlaceState>(emptyPlaceState);
/** A closed incident that is open on the screen of those: what was read of it with a reason stays as long. */
export const heldStore = createStore<string | null>(null);
export const locationStore = createStore<LocationState>(emptyLocationState);
export const serviceStore = createStore<ServiceState>(emptyServiceState);
/** How often the server has said that an approval was asked for or decided. */
export const approvalStore = createStore(0);
/** How often the server has said that a shift note was written or confirmed. */
export const shiftNoteStore = createStore(0);
export const linkStore = createStore<LinkState>(initialLink);

/** Remembers across a reload of this tab that these alarms were shown; ids only. */
export function markSeen(alarmIds: readonly string[]): void {
  incidentStore.update((state) => withSeenAlarms(state, alarmIds));
  sessionStorage.setItem(seenKey, JSON.stringify(Object.keys(incidentStore.get().seenAlarms)));
}

/** Empties the desk, for a new session: nothing of one dispatcher's agency stays for the next. */
export function resetStores(): void {
  const stored: unknown = JSON.parse(sessionStorage.getItem(seenKey) ?? '[]');
  const seen = Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : [];
  incidentStore.update(() => withSeenAlarms(emptyIncidentState, seen));
  positionStore.update(() => emptyPositionState);
  placeStore.update(() => emptyPlaceState);
  locationStore.update(() => emptyLocationState);
  serviceStore.update(() => emptyServiceState);
  linkStore.update(() => initialLink);
}

/** Positions of incidents that left the desk are forgotten. */
export function dropOldPositions(): void {
  const { incidents } = incidentStore.get();
  const held = heldStore.get();
  const isHere = (id: string): boolean => incidents[id] !== undefined || id === held;
  positionStore.update((state) => withoutOtherIncidents(state, isHere));
  placeStore.update((state) => withoutOtherPlaces(state, isHere));
}
