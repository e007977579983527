import type { ApprovalState } from '#domain';
import type { ApprovalRecord } from './approval-records.js';

/** Ids and words only: it goes to every process and to the consoles of those who may read approvals. */
export interface ChangedApproval {
  agencyId: string;
  approvalId: string;
  state: ApprovalState;
  /** One person has done it alone, and nobody has reviewed it yet. */
  emergency: boolean;
}

/** Port. Told after the commit. What is lost is found by the list. */
export interface ApprovalNews {
  changed(approval: ChangedApproval): void;
}
export const APPROVAL_NEWS = Symbol('ApprovalNews');

export const newsOf = (
  { agencyId }: { agencyId: string },
  { id, state, emergency, decidedBy }: ApprovalRecord,
): ChangedApproval => ({ agencyId, approvalId: id, state, emergency: emergency && decidedBy === null });
