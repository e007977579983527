import type { DispatchServerEvents } from '#contracts';
import type { StaffPermission } from '#access';

/** What a console must be permitted to receive each event. An event that is not listed is sent to nobody. */
export const eventPermissions: Record<keyof DispatchServerEvents, StaffPermission> = {
  'incident.opened': 'incident.read',
  'incident.updated': 'incident.read',
  'alarm.raised': 'incident.read',
  'incident.released': 'incident.read',
  'position.moved': 'incident.track',
  'location.answered': 'incident.track',
  'location.expired': 'location.ask',
  'service.warning': 'incident.read',
  'service.restored': 'incident.read',
  'feed.live': 'incident.read',
};

/** The room of an agency's consoles that may receive what `permission` covers. */
export const roomOf = (agencyId: string, permission: StaffPermission): string => `${agencyId}:${permission}`;
