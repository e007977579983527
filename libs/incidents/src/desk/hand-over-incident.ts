import { mayWith, type StaffCaller } from '#access';
import { type Clock, statusAfter } from '#domain';
import { recordHandOvers } from '../hand-over/record-hand-overs.js';
import { IncidentError } from '../incident.error.js';
import type { LivePush } from '../live-push.port.js';
import type { TakingContext } from '../plan/take-steps.js';
import type { DeskStore } from './desk-store.port.js';

/** A supervisor gives the incident to another desk, or takes it back before that one has taken it. */
export class HandOverIncident {
  constructor(
    private readonly store: DeskStore,
    private readonly push: LivePush,
    private readonly clock: Clock,
    private readonly context: TakingContext,
  ) {}

  async execute(caller: StaffCaller, incidentId: string, to: string, note: string): Promise<void> {
    const { cell, agencyId, staffId } = caller;
    const recorded = await this.store.transaction({ cell, agencyId }, async (transaction) => {
      const incident = await transaction.incidents.lockIncident(incidentId, agencyId);
      if (!incident) throw new IncidentError('incident_unknown');
      if (!mayWith(caller, 'incident.hand_over', incident)) throw new IncidentError('incident_of_other_desk');
      if (!statusAfter('hand_over', incident.status)) throw new IncidentError('step_does_not_fit');
      const isDesk = to === incident.agencyId || (await transaction.incidents.desksAmong([to])).has(to);
      if (to === incident.deskAgencyId || !isDesk) throw new IncidentError('desk_unknown', 'agencyId');
      const handOver = { incident, to, why: { staffId, note } };
      const now = this.clock.now();
      const done = await recordHandOvers(transaction.incidents, [handOver], now, this.context);
      await transaction.audit({ staffId, action: 'incident.hand_over', incidentId }, now);
      return done;
    });
    this.push.tell({ cell, moved: [], ...recorded });
  }
}
