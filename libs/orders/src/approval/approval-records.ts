import type { ApprovalAction, ApprovalState, StaffRole } from '#domain';
import type { Change } from './change.js';
import type { GuardedOperation } from './guarded-operation.js';

/** What shall be done, exactly, and what it was judged by. */
export interface ApprovalRequest {
  operation: GuardedOperation;
  /** What the operation was given. JSON. */
  given: unknown;
  /** What the agency calls what is to be changed. */
  about: string | null;
  /** The state of what is to be changed, when it was asked. */
  basis: string;
  changes: readonly Change[];
}

/** Somebody asks for a change that needs two persons, or has made one alone. Times are milliseconds since 1970. */
export interface ApprovalRecord {
  id: string;
  action: ApprovalAction;
  /** In the words of the audit chain. */
  object: string;
  objectId: string;
  request: ApprovalRequest;
  /** Who may decide, by the policy when it was asked. */
  approvers: readonly StaffRole[];
  requestedBy: string;
  reason: string | null;
  requestedAt: number;
  expiresAt: number;
  /** It was done at once, by one person; whoever decides reviews it afterwards. */
  emergency: boolean;
  /** As kept: one that nobody decides is `expired` by its time alone, see {@link stateAt}. */
  state: ApprovalState;
  decidedBy: string | null;
  decidedAt: number | null;
  note: string | null;
  /** What was made by it: an export, a permit. */
  resultId: string | null;
}

/** How long a change waits for its second person: half a day's desk has changed twice by then. */
export const approvalMilliseconds = 24 * 60 * 60 * 1000;

export const stateAt = ({ state, expiresAt }: ApprovalRecord, now: number): ApprovalState =>
  state === 'requested' && expiresAt <= now ? 'expired' : state;
