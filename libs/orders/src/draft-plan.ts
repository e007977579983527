import type { PlanStep } from '#incidents';
import { present } from './case.error.js';
import type { CaseWork } from './cases.js';
import type { PlanRecord } from './records.js';

export interface NewPlan {
  name: string;
  steps: readonly PlanStep[];
}

/** The next version of the agency's response plan, to be worked on. It tells nobody before it is activated. */
export async function draftPlan(work: CaseWork, { name, steps }: NewPlan): Promise<PlanRecord> {
  // One version after the other: the agency's row is what two who draft at once wait at.
  present(await work.book.agencies.lockOwn());
  const record: PlanRecord = {
    id: work.newId(),
    createdAt: work.now,
    updatedAt: work.now,
    version: (await work.book.plans.lastVersion()) + 1,
    name,
    status: 'draft',
    steps,
    activatedAt: null,
    retiredAt: null,
  };
  await work.book.plans.insert(record);
  work.record('response_plan.draft', 'response_plan', record.id);
  return record;
}
