import type { ImportFailure, ImportKind, ImportState } from '#domain';

/** A table that staff brought, and how far it is. Times are milliseconds since 1970. */
export interface ImportRecord {
  id: string;
  agencyId: string;
  kind: ImportKind;
  requestedBy: string;
  requestedAt: number;
  state: ImportState;
  /** Per cent of what is being done. */
  progress: number;
  error: ImportFailure | null;
  /** Of `columns_unknown`: which. */
  columns: readonly string[];
  /** Lines, and how many of them are bad; `null` while it is being read for the first time. */
  lines: number | null;
  bad: number | null;
  /** Its orders became drafts, since putting orders into force takes two persons. */
  drafts: boolean;
  appliedBy: string | null;
  appliedAt: number | null;
  /** When its lines are deleted. */
  expiresAt: number | null;
}
