import type { Incident } from '#contracts';
import { type IncidentStatus } from '#domain';
import type { Queue } from '../../feed/attention.js';

/** What of the wall the console knows by itself. Names nobody. */
export interface WallNow {
  /** Who waits longest first: on a wall severity is told by shape and size, and the longest wait is the reproach. */
  waiting: { id: string; severity: Incident['severity']; since: number; desk: string; incident: Incident }[];
  inWork: Record<Exclude<IncidentStatus, 'open' | 'closed'>, number>;
  notices: number;
  desks: { agencyId: string; name: string; waiting: number; inWork: number }[];
}

/** By incident, when it was reopened, as the server tells; milliseconds since 1970. */
export type Reopened = ReadonlyMap<string, number>;

/** Since when an incident waits for its present desk, milliseconds since 1970. It keeps the time at which it was first opened. */
function waitsSince(
  { id, status, openedAt, handedOverAt, acknowledgedAt, alarms }: Incident,
  reopened: Reopened,
): number {
  if (status === 'open' || acknowledgedAt === null)
    return Math.max(Date.parse(handedOverAt ?? openedAt), reopened.get(id) ?? 0);
  // In work, and a further alarm waits to be seen.
  const fresh = alarms.map(({ raisedAt }) => Date.parse(raisedAt)).filter((at) => at > Date.parse(acknowledgedAt));
  return fresh.length === 0 ? Date.parse(handedOverAt ?? openedAt) : Math.min(...fresh);
}

export function wallNow({ waiting, inWork, notices }: Queue, reopened: Reopened): WallNow {
  const desks = new Map<string, WallNow['desks'][number]>();
  const deskOf = ({ deskAgencyId: agencyId, deskName: name }: Incident): WallNow['desks'][number] => {
    const desk = desks.get(agencyId) ?? { agencyId, name, waiting: 0, inWork: 0 };
    desks.set(agencyId, desk);
    return desk;
  };
  const byStatus = { acknowledged: 0, dispatched: 0, on_scene: 0 };
  for (const incident of waiting) deskOf(incident).waiting += 1;
  for (const incident of inWork) {
    deskOf(incident)[incident.status === 'open' ? 'waiting' : 'inWork'] += 1;
    if (incident.status !== 'open' && incident.status !== 'closed') byStatus[incident.status] += 1;
  }
  return {
    waiting: waiting
      .map((incident) => ({
        id: incident.id,
        severity: incident.severity,
        since: waitsSince(incident, reopened),
        desk: incident.deskName,
        incident,
      }))
      .sort((a, b) => a.since - b.since),
    inWork: byStatus,
    notices: notices.length,
    desks: [...desks.values()].sort((a, b) => a.name.localeCompare(b.name)),
  };
}
