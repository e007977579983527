import { CaseError, present } from './case.error.js';
import type { CaseWork } from './cases.js';
import type { NewPlan } from './draft-plan.js';
import { withGiven } from './given.js';
import type { PlanRecord } from './records.js';

export type PlanChange = { [Key in keyof NewPlan]?: NewPlan[Key] | undefined };

/** Changes a draft; what is not given stays. What was ever active stays as it was: incidents and courts refer to it. */
export async function changePlan(work: CaseWork, planId: string, change: PlanChange): Promise<PlanRecord> {
  const plan = lockedDraft(await work.book.plans.lock(planId));
  const next = { ...withGiven(plan, change), updatedAt: work.now };
  await work.book.plans.update(next);
  work.record('response_plan.change', 'response_plan', next.id);
  return next;
}

export function lockedDraft(found: PlanRecord | undefined): PlanRecord {
  const plan = present(found);
  if (plan.status !== 'draft')
    throw new CaseError('plan_step_refused', 'Only a draft can be changed or activated. Draft a new version.');
  return plan;
}
