import type { StaffCaller } from '#access';
import type { WorkOnIncident } from './work-on-incident.js';

/** The unit reports that it is on scene. */
export class ArriveOnScene {
  constructor(private readonly work: WorkOnIncident) {}

  execute(caller: StaffCaller, incidentId: string): Promise<void> {
    return this.work.execute(caller, incidentId, {
      step: 'arrive',
      event: 'arrived',
      update: (now) => ({ arrivedAt: now }),
    });
  }
}
