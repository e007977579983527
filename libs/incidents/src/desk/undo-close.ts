import { mayWith, type StaffCaller } from '#access';
import { type Clock, undoCloseMilliseconds } from '#domain';
import type { IncidentRow } from '../incident-store.port.js';
import { IncidentError } from '../incident.error.js';
import type { LivePush } from '../live-push.port.js';
import type { Closing, DeskStore, DeskTransaction } from './desk-store.port.js';

/**
 * A slip of the hand is taken back, by who closed and for a few seconds by the server's clock: the incident is what it was,
 * its alarms last on and its plan waits on. Nobody is told anything again.
 */
export class UndoClose {
  constructor(
    private readonly store: DeskStore,
    private readonly push: LivePush,
    private readonly clock: Clock,
  ) {}

  async execute(caller: StaffCaller, incidentId: string): Promise<void> {
    const { cell, agencyId, staffId } = caller;
    const cursor = await this.store.transaction({ cell, agencyId }, async (transaction) => {
      const { incidents } = transaction;
      const incident = await incidents.lockIncident(incidentId, agencyId);
      if (!incident) throw new IncidentError('incident_unknown');
      if (!mayWith(caller, 'incident.work', incident)) throw new IncidentError('incident_of_other_desk');
      const now = this.clock.now();
      const { was, at, endedAlarmIds } = await this.closingOf(caller, transaction, incident, now);
      await incidents.updateIncidents([{ id: incidentId, status: was, closedAt: null, outcome: null }], now);
      await transaction.resumeAlarms(endedAlarmIds, now);
      const stepsResumed = await incidents.plans.resumeSteps(incidentId, at);
      const data = { status: was, alarmIds: endedAlarmIds, stepsResumed };
      const event = { incidentId, agencyId: incident.agencyId, kind: 'close_undone', staffId, data };
      const last = await incidents.appendEvents([event], now);
      await transaction.audit({ staffId, action: 'incident.undo_close', incidentId }, now);
      return last;
    });
    this.push.tell({ cell, cursor, deliveries: [], moved: [] });
  }

  private async closingOf(
    { staffId }: StaffCaller,
    transaction: DeskTransaction,
    incident: IncidentRow,
    now: number,
  ): Promise<Closing> {
    if (incident.status !== 'closed') throw new IncidentError('step_does_not_fit');
    const closing = await transaction.lastClosing(incident.id);
    if (!closing) throw new IncidentError('undo_too_late');
    if (closing.staffId !== staffId) throw new IncidentError('closed_by_other');
    if (now > closing.at + undoCloseMilliseconds) throw new IncidentError('undo_too_late');
    // What was closed as a test is not reopened by the next alarm: that one has opened an incident of its own.
    const [newest] = await transaction.incidents.lockIncidentsOf([incident], now - undoCloseMilliseconds);
    if (newest && newest.id !== incident.id && newest.status !== 'closed') throw new IncidentError('step_does_not_fit');
    return closing;
  }
}
