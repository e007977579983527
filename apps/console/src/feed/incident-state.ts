import type { Alarm, Incident } from '#contracts';

/** Incidents by id, as this console knows them. */
export interface IncidentState {
  incidents: Readonly<Record<string, Incident>>;
  /** `failed` keeps what is on the screen: old data that looks old is better than none. */
  snapshot: 'loading' | 'ready' | 'failed';
  /** Alarms of incidents already in work that this console has shown to its dispatcher. */
  seenAlarms: Readonly<Record<string, true>>;
}

export const emptyIncidentState: IncidentState = { incidents: {}, snapshot: 'loading', seenAlarms: {} };

/** Closed incidents stay a while, so that the open panel does not vanish under the dispatcher's hand. */
const closedToKeep = 20;

/**
 * Events may repeat and overtake each other and the first list: the newest `updatedAt` wins, of the incident and of each
 * alarm on its own; of two equal ones the one that came last.
 */
export function mergeIncident(known: Incident | undefined, incoming: Incident): Incident {
  if (known === undefined) return { ...incoming, alarms: newestFirst(incoming.alarms) };
  const newer = isOlder(incoming.updatedAt, known.updatedAt) ? known : incoming;
  return { ...newer, alarms: mergeAlarms(known.alarms, incoming.alarms) };
}

function mergeAlarms(known: readonly Alarm[], incoming: readonly Alarm[]): Alarm[] {
  const byId = new Map(known.map((alarm) => [alarm.id, alarm]));
  for (const alarm of incoming) {
    const before = byId.get(alarm.id);
    if (before === undefined || !isOlder(alarm.updatedAt, before.updatedAt)) byId.set(alarm.id, alarm);
  }
  return newestFirst([...byId.values()]);
}

const newestFirst = (alarms: readonly Alarm[]): Alarm[] =>
  [...alarms].sort((a, b) => Date.parse(b.raisedAt) - Date.parse(a.raisedAt));

const isOlder = (a: string, b: string): boolean => Date.parse(a) < Date.parse(b);

export function withIncident(state: IncidentState, incident: Incident): IncidentState {
  const merged = mergeIncident(state.incidents[incident.id], incident);
  return { ...state, incidents: prune({ ...state.incidents, [incident.id]: merged }) };
}

/** An alarm that its own message carries is taken even if the incident in the same message does not list it. */
export function withAlarm(state: IncidentState, incident: Incident, alarm: Alarm): IncidentState {
  return withIncident(state, { ...incident, alarms: mergeAlarms(incident.alarms, [alarm]) });
}

/** For an incident that the server no longer shows to this desk. */
export function withoutIncident(state: IncidentState, id: string): IncidentState {
  const { [id]: gone, ...incidents } = state.incidents;
  return gone === undefined ? state : { ...state, incidents };
}

/** The list of active incidents read by HTTP. It adds and renews; what left the list must be asked for by id. */
export function withSnapshot(state: IncidentState, incidents: readonly Incident[]): IncidentState {
  const merged = incidents.reduce(withIncident, state);
  return { ...merged, snapshot: 'ready' };
}

/** Active here, but not in the list that the server gave. */
export const missingFrom = (state: IncidentState, list: readonly Incident[]): string[] => {
  const listed = new Set(list.map((incident) => incident.id));
  return Object.values(state.incidents)
    .filter((incident) => incident.status !== 'closed' && !listed.has(incident.id))
    .map((incident) => incident.id);
};

function prune(incidents: Record<string, Incident>): Record<string, Incident> {
  const closed = Object.values(incidents).filter((incident) => incident.status === 'closed');
  if (closed.length <= closedToKeep) return incidents;
  closed.sort((a, b) => Date.parse(a.updatedAt) - Date.parse(b.updatedAt));
  const gone = new Set(closed.slice(0, closed.length - closedToKeep).map((incident) => incident.id));
  return Object.fromEntries(Object.entries(incidents).filter(([id]) => !gone.has(id)));
}

const seenAlarmsToKeep = 2_000;

export function withSeenAlarms(state: IncidentState, alarmIds: readonly string[]): IncidentState {
  const added = alarmIds.filter((id) => state.seenAlarms[id] === undefined);
  if (added.length === 0) return state;
  const ids = [...Object.keys(state.seenAlarms), ...added].slice(-seenAlarmsToKeep);
  return { ...state, seenAlarms: Object.fromEntries(ids.map((id) => [id, true])) };
}
