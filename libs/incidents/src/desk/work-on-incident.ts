import type { StaffCaller } from '#access';
import { type Clock, type IncidentStep, statusAfter } from '#domain';
import { IncidentError } from '../incident.error.js';
import type { IncidentRow, IncidentUpdate } from '../incident-store.port.js';
import type { LivePush } from '../live-push.port.js';
import { stopPlans } from '../plan/stop-plans.js';
import type { DeskStore, DeskTransaction } from './desk-store.port.js';

/** What one operation of the desk does to an incident that it has locked. */
export interface DeskStep {
  step: IncidentStep | undefined;
  event: string;
  data?: object;
  before?(transaction: DeskTransaction, incidentId: string): Promise<void>;
  update?(now: number): Omit<IncidentUpdate, 'id' | 'status'>;
}

/** The frame of every operation of the desk: lock, check that the step fits, change, stop what its plans need no more, log, push. */
export class WorkOnIncident {
  constructor(
    private readonly store: DeskStore,
    private readonly push: LivePush,
    private readonly clock: Clock,
  ) {}

  async execute(caller: StaffCaller, incidentId: string, work: DeskStep): Promise<void> {
    const { cell, agencyId, staffId } = caller;
    const cursor = await this.store.transaction({ cell, agencyId }, async (transaction) => {
      await work.before?.(transaction, incidentId);
      const incident = await transaction.incidents.lockIncident(incidentId, agencyId);
      if (!incident) throw new IncidentError('incident_unknown');
      const status = nextStatus(incident, work.step);
      const now = this.clock.now();
      await transaction.incidents.updateIncidents(
        [{ id: incidentId, ...work.update?.(now), ...(status && { status }) }],
        now,
      );
      const event = { incidentId, agencyId, kind: work.event, staffId, data: work.data ?? {} };
      const skips = status ? await stopPlans(transaction.incidents.plans, { incidentId, agencyId, status }, now) : [];
      const last = await transaction.incidents.appendEvents([event, ...skips], now);
      const action = `incident.${work.step ?? 'note'}`;
      await transaction.audit(
        { actor: 'staff', actorId: staffId, action, object: 'incident', objectId: incidentId, result: 'allowed' },
        now,
      );
      return last;
    });
    this.push.tell({ cell, cursor, deliveryIds: [], moved: [] });
  }
}

function nextStatus(incident: IncidentRow, step: IncidentStep | undefined): IncidentRow['status'] | undefined {
  if (step === undefined) return undefined;
  const status = statusAfter(step, incident.status);
  if (!status) throw new IncidentError('step_does_not_fit');
  return status;
}
