import type { Incident } from '#contracts';

/** Whether the desk of this agency works on an incident; of others that its console shows it only reads. */
export const isWorkedOnBy = ({ deskAgencyId, formerDeskAgencyId }: Incident, agencyId: string): boolean =>
  agencyId === deskAgencyId || agencyId === formerDeskAgencyId;

/** Handed over to this agency's desk, which has not taken it yet. */
export const isHandedTo = ({ deskAgencyId, formerDeskAgencyId, status }: Incident, agencyId: string): boolean =>
  agencyId === deskAgencyId && formerDeskAgencyId !== null && status !== 'closed';
