import type { StaffCaller } from '#access';
import type { WorkOnIncident } from './work-on-incident.js';

/** A dispatcher takes the incident: from now on somebody has seen it. */
export class AcknowledgeIncident {
  constructor(private readonly work: WorkOnIncident) {}

  execute(caller: StaffCaller, incidentId: string): Promise<void> {
    return this.work.execute(caller, incidentId, {
      step: 'acknowledge',
      event: 'acknowledged',
      update: (now) => ({ acknowledgedAt: now, acknowledgedBy: caller.staffId }),
    });
  }
}
