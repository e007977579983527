import type { ApprovalState, StaffRole } from '#domain';
import type { PageRequest } from '../ports.js';
import type { ApprovalRecord } from './approval-records.js';
import type { ApprovalPolicy } from './approval-rules.js';

export interface ApprovalFilter {
  state?: ApprovalState | undefined;
  /** Those that one person did alone and that nobody has reviewed yet. */
  emergency?: boolean | undefined;
  /** About this order or a zone that it has or had. */
  orderId?: string | undefined;
}

/** What needs two persons, and who asked for it. */
export interface Approvals {
  /** Nothing was ever demanded: no rules, version 0. */
  policy(): Promise<ApprovalPolicy>;
  savePolicy(policy: ApprovalPolicy): Promise<void>;
  /** How many of the agency's staff have each role and are not disabled. */
  workingStaff(): Promise<ReadonlyMap<StaffRole, number>>;
  /** Newest first; by the state as of `now`. */
  list(page: PageRequest, filter: ApprovalFilter, now: number): Promise<ApprovalRecord[]>;
  /** What this member of staff asked for of this object and nobody has decided. */
  waiting(requestedBy: string, objectId: string, now: number): Promise<ApprovalRecord[]>;
  /** Of these objects, those that are or were zones: their orders. */
  ordersOfZones(objectIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  byId(id: string): Promise<ApprovalRecord | undefined>;
  /** Like `byId`; of two who decide at once the second waits for the first. */
  lock(id: string): Promise<ApprovalRecord | undefined>;
  insert(approval: ApprovalRecord): Promise<void>;
  /** What was decided. */
  decide(approval: ApprovalRecord): Promise<void>;
}
