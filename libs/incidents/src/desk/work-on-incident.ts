import { mayWith, type StaffCaller } from '#access';
import { type Clock, type IncidentStep, statusAfter, statusAfterTakingOver } from '#domain';
import { IncidentError } from '../incident.error.js';
import type { IncidentRow, IncidentUpdate } from '../incident-store.port.js';
import type { LivePush } from '../live-push.port.js';
import { stopPlans } from '../plan/stop-plans.js';
import type { DeskStore, DeskTransaction } from './desk-store.port.js';

/** What one operation of the desk does to an incident that it has locked. */
export interface DeskStep {
  step: IncidentStep | undefined;
  event: string;
  /** What the audit chain calls it, where it is neither a step nor a note. */
  act?: string;
  data?: object;
  /** What it resolves to stands in the event. */
  before?(transaction: DeskTransaction, incidentId: string): Promise<object | void>;
  /** What of the incident, as it was before, stands in the event. */
  of?(incident: IncidentRow): object;
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
      const prepared = await work.before?.(transaction, incidentId);
      const incident = await transaction.incidents.lockIncident(incidentId, agencyId);
      if (!incident) throw new IncidentError('incident_unknown');
      if (!mayWith(caller, 'incident.work', incident)) throw new IncidentError('incident_of_other_desk');
      // With its first step the new desk has taken what was handed over to it, and the former one is done with it.
      const former = work.step && incident.deskAgencyId === agencyId ? incident.formerDeskAgencyId : null;
      const status = nextStatus(incident, work.step, former !== null);
      const now = this.clock.now();
      const taken = former === null ? {} : { formerDeskAgencyId: null };
      await transaction.incidents.updateIncidents(
        [{ id: incidentId, ...work.update?.(now), ...taken, ...(status && { status }) }],
        now,
      );
      const data = {
        ...work.data,
        ...work.of?.(incident),
        ...prepared,
        ...(former !== null && { releasedAgencyId: former }),
      };
      const own = { incidentId, agencyId: incident.agencyId };
      const event = { ...own, kind: work.event, staffId, data };
      const skips = status ? await stopPlans(transaction.incidents.plans, { ...own, status }, now) : [];
      const last = await transaction.incidents.appendEvents([event, ...skips], now);
      await transaction.audit({ staffId, action: `incident.${work.act ?? work.step ?? 'note'}`, incidentId }, now);
      return last;
    });
    this.push.tell({ cell, cursor, deliveries: [], moved: [] });
  }
}

function nextStatus(
  incident: IncidentRow,
  step: IncidentStep | undefined,
  isTakenOver: boolean,
): IncidentRow['status'] | undefined {
  if (step === undefined) return undefined;
  const isTaking = isTakenOver && step === 'acknowledge';
  const status = isTaking ? statusAfterTakingOver(incident.status) : statusAfter(step, incident.status);
  if (!status) throw new IncidentError('step_does_not_fit');
  return status;
}
