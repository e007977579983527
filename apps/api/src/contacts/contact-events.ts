import type { AuditRule } from '#access';
import type { ContactServerEvents } from '#contracts';

const ofThePage = { does: 'incident.live.watch', object: 'incident' } as const;

/** Whoever is connected holds a link: there is no other permission. What each event leaves in the audit chain, when the page connects. */
export const contactEventAudit: Record<keyof ContactServerEvents, AuditRule> = {
  'position.moved': ofThePage,
  'incident.updated': ofThePage,
};
