import type { AuditRecord, StaffCaller } from '#access';

interface Reading {
  action: string;
  incidentId: string;
  reason?: string | undefined;
  result: AuditRecord['result'];
}

/**
 * What is written of somebody's reading the positions of an incident: in the chain of the reader's agency, and in that of
 * the order's when another agency's desk works on the incident.
 */
export function positionReadings(
  { agencyId: own, staffId }: Pick<StaffCaller, 'agencyId' | 'staffId'>,
  orderAgencyId: string,
  { action, incidentId, reason, result }: Reading,
): AuditRecord[] {
  return [...new Set([own, orderAgencyId])].map((agencyId) => ({
    agencyId,
    actor: 'staff',
    actorId: staffId,
    action,
    object: 'incident',
    objectId: incidentId,
    ...(reason && { reason }),
    result,
  }));
}
