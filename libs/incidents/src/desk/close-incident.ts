import type { StaffCaller } from '#access';
import type { Clock, IncidentOutcome } from '#domain';
import type { DetectionEngine } from '#geofence';
import type { DeskTransaction } from './desk-store.port.js';
import type { WorkOnIncident } from './work-on-incident.js';

/**
 * Closes an incident with its outcome. Alarms that never end by themselves (a press, tamper, separation, power cut) end
 * here, and the engine is told, so that the next signal of the same kind raises a new alarm.
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
      before: (transaction) => this.settle(transaction, incidentId),
      update: (now) => ({ closedAt: now, outcome }),
    });
  }

  private async settle(transaction: DeskTransaction, incidentId: string): Promise<void> {
    const known = await transaction.orderOf(incidentId);
    const state = known?.orderId ? await transaction.lockWatchState(known.orderId) : undefined;
    const ended = known ? await transaction.endStandingAlarms(incidentId, this.clock.now()) : [];
    if (!known?.orderId || !state) return;
    const settled = ended.reduce((sofar, alarm) => this.engine.settle(sofar, alarm.conditionKey), state);
    await transaction.saveWatchState(known.orderId, settled);
  }
}
