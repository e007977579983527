import { readersOfIncident, workersOnIncident } from '#access';

/** Whose incident it is, and whose desk works on it. */
export interface IncidentDesks {
  /** Of its order. */
  agencyId: string;
  deskAgencyId: string;
  /** Which handed it over, until the desk has taken it. */
  formerDeskAgencyId: string | null;
}

/** The agency whose desk works on an incident. The one place that says so. */
export const deskOf = (incident: Pick<IncidentDesks, 'deskAgencyId'>): string => incident.deskAgencyId;

/** A desk that handed an incident over works on it as well until the new one has taken it: nobody falls between two areas. */
export const worksOn = (
  agencyId: string,
  incident: Pick<IncidentDesks, 'deskAgencyId' | 'formerDeskAgencyId'>,
): boolean => workersOnIncident.some((field) => incident[field] === agencyId);

/** Whose staff may read an incident: of those who work on it, and of its order's own agency. */
export const agenciesOf = (incident: IncidentDesks): string[] => [
  ...new Set(readersOfIncident.flatMap((field) => incident[field] ?? [])),
];
