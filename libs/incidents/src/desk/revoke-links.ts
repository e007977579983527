import type { StaffCaller } from '#access';
import type { Clock } from '#domain';
import type { WorkOnIncident } from './work-on-incident.js';

/** No contact sees this incident any more, by whatever message. What they are told goes on. */
export class RevokeLinks {
  constructor(
    private readonly work: WorkOnIncident,
    private readonly clock: Clock,
  ) {}

  execute(caller: StaffCaller, incidentId: string): Promise<void> {
    return this.work.execute(caller, incidentId, {
      step: undefined,
      event: 'links_revoked',
      act: 'revoke_links',
      before: async (transaction) => ({ links: await transaction.revokeLinks(incidentId, this.clock.now()) }),
    });
  }
}
