import type { ApprovalAction, StaffRole } from '#domain';

/** Who may approve an action, and who may do it alone in an emergency. */
export interface ApprovalRule {
  approvers: readonly StaffRole[];
  emergency: readonly StaffRole[];
}

/** What an agency demands two persons for. An action without a rule needs one person only. */
export type ApprovalRules = { readonly [Action in ApprovalAction]?: ApprovalRule };

export interface ApprovalPolicy {
  rules: ApprovalRules;
  /** Grows with each change; 0: none was ever made. */
  version: number;
  /** Milliseconds since 1970. */
  updatedAt: number;
}
