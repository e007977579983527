import type { StaffCaller } from '#access';
import type { Clock, IncidentOutcome } from '#domain';
import type { DetectionEngine } from '#geofence';
import type { DeskTransaction } from './desk-store.port.js';
import type { WorkOnIncident } from './work-on-incident.js';

/**
 * Closes an incident with its outcome. Alarms that never end by themselves (a press, tamper, separation, power cut) end
 * here, and the engine is told, so that the next signal of the same kind raises a new alarm. What was before stands in the
 * event, so that a slip of the hand can be taken back.
 */
export class CloseIncident {
  constructor(
    private readonly work: WorkOnIncident,
    private readonly engine: DetectionEngine,
    private readonly clock: Clock,
  ) {}

  execute(caller: StaffCaller, incidentId: string, outcome: IncidentOutcome, note?: string): Promise<void> {
    return this.work.execute(caller, incidentId, {
      step: 'close',
      event: 'closed',
      data: { outcome, ...(note !== undefined && { note }) },
      before: async (transaction) => ({ endedAlarmIds: await this.settle(transaction, incidentId) }),
      of: ({ status }) => ({ was: status }),
      update: (now) => ({ closedAt: now, outcome }),
    });
  }

  private async settle(transaction: DeskTransaction, incidentId: string): Promise<string[]> {
    const known = await transaction.orderOf(incidentId);
    const state = known?.orderId ? await transaction.lockWatchState(known.orderId) : undefined;
    const ended = known ? await transaction.endStandingAlarms(incidentId, this.clock.now()) : [];
    const ids = ended.map(({ id }) => id);
    if (!known?.orderId || !state) return ids;
    const settled = ended.reduce((sofar, alarm) => this.engine.settle(sofar, alarm.conditionKey), state);
    await transaction.saveWatchState(known.orderId, settled);
    return ids;
  }
}
