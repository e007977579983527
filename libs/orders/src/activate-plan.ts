import { checkPlan, type PlanCheck, planErrors, type PlanSurroundings } from '#incidents';
import { present, refuseIf } from './case.error.js';
import { lockedDraft } from './change-plan.js';
import type { CaseWork } from './cases.js';
import type { CaseBook } from './ports.js';
import type { PlanRecord } from './records.js';

/** What a check finds in any version of the agency's plan. */
export async function checkOwnPlan(
  book: CaseBook,
  plan: PlanRecord,
  readyChannels: PlanSurroundings['readyChannels'],
): Promise<PlanCheck> {
  const { nextAgencyId } = present(await book.agencies.own());
  return checkPlan(plan, { readyChannels, nextAgencyId });
}

/** From now on every new alarm of the agency follows this version; alarms that are under way keep theirs. */
export async function activatePlan(work: CaseWork, planId: string): Promise<PlanRecord> {
  const { plans, agencies } = work.book;
  present(await agencies.lockOwn());
  const plan = lockedDraft(await plans.lock(planId));
  refuseIf(planErrors(plan), 'plan_invalid', 'The plan cannot be activated like this.');
  const active = await plans.active();
  if (active) await plans.update({ ...active, status: 'retired', retiredAt: work.now });
  const next: PlanRecord = { ...plan, status: 'active', activatedAt: work.now };
  await plans.update(next);
  work.record('response_plan.activate', 'response_plan', next.id);
  return next;
}
