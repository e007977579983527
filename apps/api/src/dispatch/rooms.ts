import type { DispatchServerEvents } from '#contracts';
import type { AuditRule, StaffPermission } from '#access';

/** What a console must be permitted to receive each event. An event that is not listed is sent to nobody. */
export const eventPermissions: Record<keyof DispatchServerEvents, StaffPermission> = {
  'incident.opened': 'incident.read',
  'incident.updated': 'incident.read',
  'alarm.raised': 'incident.read',
  'incident.released': 'incident.read',
  'position.moved': 'incident.track',
  'location.answered': 'incident.track',
  'location.expired': 'location.ask',
  'approval.changed': 'approval.read',
  'shift_notes.changed': 'shift_note.read',
  'service.warning': 'incident.read',
  'service.restored': 'incident.read',
  'feed.live': 'incident.read',
};

const ofTheFeed = { does: 'dispatch.connect', object: 'console' } as const;

/** What each event leaves in the audit chain: by the console that is connected, or before it is sent. */
export const eventAudit: Record<keyof DispatchServerEvents, AuditRule> = {
  'incident.opened': ofTheFeed,
  'incident.updated': ofTheFeed,
  'alarm.raised': ofTheFeed,
  'incident.released': ofTheFeed,
  'position.moved': { does: 'incident.positions.watch', object: 'incident' },
  'location.answered': { does: 'location.read', object: 'location_request' },
  'location.expired': { unaudited: 'says of no place' },
  'approval.changed': { unaudited: 'says that there is one, not of what' },
  'shift_notes.changed': { unaudited: 'says that there is one, not what it says' },
  'service.warning': { unaudited: 'nobody’s data' },
  'service.restored': { unaudited: 'nobody’s data' },
  'feed.live': { unaudited: 'nobody’s data' },
};

/** The room of an agency's consoles that may receive what `permission` covers. */
export const roomOf = (agencyId: string, permission: StaffPermission): string => `${agencyId}:${permission}`;
