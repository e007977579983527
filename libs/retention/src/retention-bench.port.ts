import type { RetentionKind } from '#domain';
import type { ChosenDays, RetentionDays } from './retention-periods.js';
import type { RetentionScope } from './retention-shelf.port.js';

/** An agency and what it has chosen. */
export interface KeepingAgency extends RetentionScope {
  policyVersion: number;
  chosen: ChosenDays;
}

/** An agency with what is due of it, and in whose name it is recorded. */
export interface DueAgency extends KeepingAgency {
  days: RetentionDays;
  /** Of each kind; milliseconds since 1970. */
  dueBefore: Readonly<Record<RetentionKind, number>>;
  runId: string;
  now: number;
}

/** Port: the deleting itself, in steps of which each is one transaction, with its record, and bounded. */
export interface RetentionBench {
  agencies(): Promise<KeepingAgency[]>;
  /** Resolves to whether there is more to do of this kind. Nothing when the policy has changed since it was read: the next run knows it. */
  deleteSome(agency: DueAgency, kind: RetentionKind): Promise<boolean>;
  /** Drops the days of positions that no agency keeps anything of. Resolves to how many. */
  dropExpiredDays(agencies: readonly DueAgency[]): Promise<number>;
  /** Drops the days of positions of which nothing is left. Resolves to how many. */
  dropEmptyDays(agencies: readonly DueAgency[]): Promise<number>;
  /** Writes what was deleted, and is not there yet, to the agency's audit chain. */
  chain(agency: RetentionScope): Promise<void>;
}
