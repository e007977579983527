import type { StaffCaller } from '#access';
import { IncidentError } from '../incident.error.js';
import type { WorkOnIncident } from './work-on-incident.js';

/** A unit is sent: of the desk's agency, or of the order's, which may be nearer. */
export class DispatchUnit {
  constructor(private readonly work: WorkOnIncident) {}

  execute(caller: StaffCaller, incidentId: string, unitId: string): Promise<void> {
    return this.work.execute(caller, incidentId, {
      step: 'dispatch',
      event: 'dispatched',
      data: { unitId },
      before: async (transaction) => {
        if (!(await transaction.hasUnit(unitId, incidentId))) throw new IncidentError('unit_unknown', 'unitId');
      },
      update: (now) => ({ dispatchedAt: now, unitId }),
    });
  }
}
