import type { AuditRecord } from '#access';
import type { RetentionKind } from '#domain';
import type { ChosenDays } from './retention-periods.js';

/** Whose data it is: every statement is bound to it. */
export interface RetentionScope {
  agencyId: string;
  cell: number;
}

/** What an agency has chosen. Version 0: nothing yet. */
export interface RetentionPolicy {
  version: number;
  chosen: ChosenDays;
  /** Milliseconds since 1970; `null`: nothing was chosen yet. */
  changedAt: number | null;
}

/** That a court, or whoever speaks for it, wants everything of an incident kept. Times are milliseconds since 1970. */
export interface IncidentHold {
  id: string;
  incidentId: string;
  reason: string;
  placedBy: string;
  placedAt: number;
  releaseReason: string | null;
  releasedBy: string | null;
  releasedAt: number | null;
}

/** What one run has deleted of one kind. */
export interface RetentionRun {
  id: string;
  kind: RetentionKind;
  /** By which policy. */
  days: number;
  policyVersion: number;
  /** Everything older, but for what was held. */
  upTo: number;
  deleted: number;
  at: number;
}

/** Port: what an agency says about its keeping. Another agency's incidents do not exist here. */
export interface RetentionShelf {
  policy(scope: RetentionScope): Promise<RetentionPolicy>;
  /** With its audit record, in one transaction. */
  savePolicy(
    scope: RetentionScope,
    change: { chosen: ChosenDays; changedBy: string; now: number },
    audit: AuditRecord,
  ): Promise<RetentionPolicy>;
  /** Newest first. @param after id of the last run of the page before */
  runs(scope: RetentionScope, page: { after?: string | undefined; limit: number }): Promise<RetentionRun[]>;
  /** All of an incident, newest first; `undefined`: the agency has no such incident. */
  holds(scope: RetentionScope, incidentId: string): Promise<IncidentHold[] | undefined>;
  /** Those that stand, newest first. @param after id of the last hold of the page before */
  standingHolds(scope: RetentionScope, page: { after?: string | undefined; limit: number }): Promise<IncidentHold[]>;
  /** @throws RetentionError `not_found`, `hold_stands` */
  placeHold(scope: RetentionScope, hold: IncidentHold, audit: AuditRecord): Promise<void>;
  /** @throws RetentionError `not_found`, `hold_unknown` */
  releaseHold(
    scope: RetentionScope,
    release: { incidentId: string; reason: string; releasedBy: string; now: number },
    audit: AuditRecord,
  ): Promise<IncidentHold>;
}
export const RETENTION_SHELF = Symbol('RetentionShelf');
