import type { Alarm, Incident } from '#contracts';
import { isForMainList, type Severity } from '#domain';
import type { IncidentState } from './incident-state.js';
import { isHandedTo, isWorkedOnBy } from './whose-desk.js';

const rank: Record<Severity, number> = { critical: 0, urgent: 1, notice: 2 };

const bySeverityThenAge = (a: Incident, b: Incident): number =>
  rank[a.severity] - rank[b.severity] || Date.parse(a.openedAt) - Date.parse(b.openedAt) || (a.id < b.id ? -1 : 1);

/**
 * Alarms that came after somebody took the incident. The lifecycle does not go back to open for them, so without this a
 * panic press in an incident already in work would make no sound.
 */
export function freshAlarms(incident: Incident, seen: IncidentState['seenAlarms']): Alarm[] {
  const { acknowledgedAt } = incident;
  if (incident.status === 'open' || incident.status === 'closed' || acknowledgedAt === null) return [];
  return incident.alarms.filter(
    (alarm) =>
      isForMainList(alarm.severity) &&
      Date.parse(alarm.raisedAt) > Date.parse(acknowledgedAt) &&
      seen[alarm.id] === undefined,
  );
}

/** How grave the thing is that nobody has taken yet, or `null` when the incident waits for nobody of this agency. */
export function waitingSeverity(
  incident: Incident,
  seen: IncidentState['seenAlarms'],
  agencyId: string,
): Severity | null {
  if (!isWorkedOnBy(incident, agencyId)) return null;
  if (incident.status === 'open' || isHandedTo(incident, agencyId)) return incident.severity;
  const severities = freshAlarms(incident, seen).map((alarm) => alarm.severity);
  return severities.sort((a, b) => rank[a] - rank[b])[0] ?? null;
}

/** The desk's lists. `waiting` and `inWork` together are the main list; each is by severity, then the oldest first. */
export interface Queue {
  waiting: Incident[];
  inWork: Incident[];
  notices: Incident[];
}

export function queueOf(state: IncidentState, agencyId: string): Queue {
  const active = Object.values(state.incidents).filter((incident) => incident.status !== 'closed');
  const main = active.filter((incident) => isForMainList(incident.severity)).sort(bySeverityThenAge);
  const waits = (incident: Incident): boolean => waitingSeverity(incident, state.seenAlarms, agencyId) !== null;
  return {
    waiting: main.filter(waits),
    inWork: main.filter((incident) => !waits(incident)),
    notices: active
      .filter((incident) => !isForMainList(incident.severity))
      .sort((a, b) => Date.parse(b.openedAt) - Date.parse(a.openedAt)),
  };
}

/** What the sound and the title tell: how many wait, and the gravest of them. */
export interface Attention {
  count: number;
  severity: Severity | null;
}

export function attentionOf({ waiting }: Queue, seen: IncidentState['seenAlarms'], agencyId: string): Attention {
  const found = waiting
    .map((incident) => waitingSeverity(incident, seen, agencyId))
    .filter((severity) => severity !== null)
    .sort((a, b) => rank[a] - rank[b]);
  return { count: found.length, severity: found[0] ?? null };
}

/** The alarm that says best what happened: the gravest that still lasts, else the gravest; of equals the newest. */
export function leadingAlarm(incident: Incident): Alarm | undefined {
  return [...incident.alarms].sort(
    (a, b) =>
      rank[a.severity] - rank[b.severity] ||
      Number(a.endedAt !== null) - Number(b.endedAt !== null) ||
      Date.parse(b.raisedAt) - Date.parse(a.raisedAt),
  )[0];
}
