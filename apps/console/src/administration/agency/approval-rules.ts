import { type ApprovalAction, approvalActions, type StaffRole } from '#domain';

/** What needs two persons: pure. */

export interface ApprovalRule {
  approvers: StaffRole[];
  emergency?: StaffRole[];
}
export type ApprovalRules = Partial<Record<ApprovalAction, ApprovalRule>>;

const toggled = (roles: readonly StaffRole[], role: StaffRole): StaffRole[] =>
  roles.includes(role) ? roles.filter((each) => each !== role) : [...roles, role];

/** Whoever approves one thing; without anybody, one person is enough for it. */
export function withApprover(rules: ApprovalRules, action: ApprovalAction, role: StaffRole): ApprovalRules {
  const rule = rules[action] ?? { approvers: [] };
  const approvers = toggled(rule.approvers, role);
  const { [action]: _left, ...rest } = rules;
  return approvers.length === 0 ? rest : { ...rest, [action]: { ...rule, approvers } };
}

/** Who may do it alone in an emergency; of nothing that needs one person only. */
export function withEmergency(rules: ApprovalRules, action: ApprovalAction, role: StaffRole): ApprovalRules {
  const rule = rules[action];
  return rule ? { ...rules, [action]: { ...rule, emergency: toggled(rule.emergency ?? [], role) } } : rules;
}

/** In one order, so that two that say the same are the same. */
export const plainly = (rules: ApprovalRules): string =>
  JSON.stringify(
    approvalActions.map((action) => {
      const rule = rules[action];
      return rule ? [rule.approvers.toSorted(), (rule.emergency ?? []).toSorted()] : null;
    }),
  );
