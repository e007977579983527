import { type IncidentStatus, type PlanCondition, planConditions } from '#domain';
import type { NewEvent } from '../incident-store.port.js';
import { type PlanState, whyNeedless } from './decide-step.js';
import type { PlanLedger } from './plan-ledger.port.js';
import { eventOf } from './take-steps.js';

/** What the desk's work on an incident says to its plans; `status` is the one that the work left. */
export const workedOn = (status: IncidentStatus): Omit<PlanState, 'timeZone'> => ({
  closed: status === 'closed',
  acknowledged: true,
  confirmed: true,
  seen: false,
});

/** Skips what the desk's work has made needless, at once: what is reopened later begins plans of its own. */
export async function stopPlans(
  ledger: PlanLedger,
  { incidentId, agencyId, status }: { incidentId: string; agencyId: string; status: IncidentStatus },
  now: number,
): Promise<NewEvent[]> {
  const conditions = planConditions.filter((unless) => whyNeedless(unless, workedOn(status)) !== undefined);
  const reason: PlanCondition = status === 'closed' ? 'closed' : 'acknowledged';
  const skipped = await ledger.skipNeedless(incidentId, conditions, reason, now);
  return skipped.flatMap((step) => eventOf({ incidentId, agencyId, ...step }, step, reason, []) ?? []);
}
