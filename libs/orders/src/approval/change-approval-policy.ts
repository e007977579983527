import { approvalActions, type FieldError, type StaffRole } from '#domain';
import { present, refuseIf } from '../case.error.js';
import type { CaseWork } from '../cases.js';
import type { ApprovalPolicy, ApprovalRule, ApprovalRules } from './approval-rules.js';

const rule = (approvers: readonly StaffRole[], emergency: readonly StaffRole[] = []): ApprovalRule => ({
  approvers,
  emergency,
});

/**
 * Two persons for everything, ready to be switched on. Nobody changes the policy itself alone: an emergency that took the second
 * person away would be the end of all of it.
 */
export const twoPersons: Required<ApprovalRules> = {
  'order.activate': rule(['supervisor', 'case_officer', 'court'], ['case_officer', 'court']),
  'order.shrink': rule(['supervisor', 'case_officer', 'court'], ['case_officer', 'court']),
  'order.revoke': rule(['supervisor', 'case_officer', 'court'], ['case_officer', 'court']),
  'device.unpair': rule(['supervisor', 'case_officer', 'administrator'], ['case_officer', 'administrator']),
  'track.export': rule(['supervisor', 'case_officer'], ['supervisor']),
  'plan.change': rule(['supervisor', 'administrator'], ['supervisor']),
  'policy.change': rule(['administrator', 'supervisor']),
};

/** Replaces what the agency demands two persons for. Whatever it demands, its policy needs two persons from then on. */
export async function changeApprovalPolicy(
  work: CaseWork,
  agencyId: string,
  given: ApprovalRules,
): Promise<ApprovalPolicy> {
  const own = await work.book.agencies.lockOwn();
  present(own?.id === agencyId ? own : undefined);
  const isAny = approvalActions.some((action) => given[action]);
  const rules: ApprovalRules = isAny ? { 'policy.change': twoPersons['policy.change'], ...given } : {};
  refuseIf(await checkRules(work, rules), 'approval_policy_invalid', 'The policy cannot be kept like this.');
  const { version } = await work.book.approvals.policy();
  const next: ApprovalPolicy = { rules, version: version + 1, updatedAt: work.now };
  await work.book.approvals.savePolicy(next);
  work.record('approval_policy.change', 'agency', agencyId);
  return next;
}

/** With nobody who may approve nothing could ever be done; and whoever asks to change the policy is not who approves it. */
async function checkRules({ book }: CaseWork, rules: ApprovalRules): Promise<FieldError[]> {
  const working = await book.approvals.workingStaff();
  const errors: FieldError[] = [];
  for (const action of approvalActions) {
    const given = rules[action];
    if (!given) continue;
    const path = `rules.${action}`;
    const ofPolicy = action === 'policy.change';
    if (ofPolicy && given.emergency.length > 0)
      errors.push({ path: `${path}.emergency`, message: 'must be empty: nobody changes the policy alone' });
    const approvers = [...new Set(given.approvers)].reduce((count, role) => count + (working.get(role) ?? 0), 0);
    if (approvers < (ofPolicy ? 2 : 1))
      errors.push({
        path: `${path}.approvers`,
        message: ofPolicy ? 'must be roles of at least two members of staff' : 'must be roles that somebody has',
      });
  }
  return errors;
}
