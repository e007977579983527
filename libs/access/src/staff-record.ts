import type { AuditRecord } from './ports.js';

interface Told {
  object?: string;
  objectId?: string;
  reason?: string;
  result?: AuditRecord['result'];
}

/** A record of what a member of staff did, by default to their own account. */
export const staffRecord = (
  { agencyId, staffId }: { agencyId: string; staffId: string },
  action: string,
  { object = 'staff_member', objectId = staffId, reason, result = 'allowed' }: Told = {},
): AuditRecord => ({
  agencyId,
  actor: 'staff',
  actorId: staffId,
  action,
  object,
  objectId,
  result,
  ...(reason !== undefined && { reason }),
});
