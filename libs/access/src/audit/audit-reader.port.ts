import type { StaffRole } from '#domain';
import type { AuditRecord } from '../ports.js';

export interface AuditFilter {
  /** A person whom the entries concern. */
  subject?: string | undefined;
  actor?: string | undefined;
  action?: string | undefined;
  /** What was read or changed. */
  object?: string | undefined;
  result?: AuditRecord['result'] | undefined;
  /** ISO 8601; including. */
  from?: string | undefined;
  /** ISO 8601; not including. */
  to?: string | undefined;
  /** Only entries before this one. */
  before?: number | undefined;
  limit: number;
}

export interface AuditEntryView {
  sequence: number;
  at: string;
  actor: AuditRecord['actor'];
  actorId: string;
  action: string;
  object: string;
  objectId: string | null;
  reason: string | null;
  result: AuditRecord['result'];
  subjects: string[];
}

/** Who looked at a person's data: role and agency, never the name. */
export interface ReaderView {
  sequence: number;
  at: string;
  role: StaffRole | null;
  agency: string;
  action: string;
  reason: string | null;
  result: AuditRecord['result'];
}

/** Port. Newest first; bound to the agency. */
export interface AuditReader {
  entries(scope: { agencyId: string }, filter: AuditFilter): Promise<AuditEntryView[]>;
  /** What staff read or changed of this person. */
  readers(scope: { agencyId: string }, personId: string, filter: AuditFilter): Promise<ReaderView[]>;
  hasPerson(scope: { agencyId: string }, personId: string): Promise<boolean>;
  /** Whether an order protects the person, and none restrains them: drafts and orders that have ended count too. */
  isOnlyProtected(scope: { agencyId: string }, personId: string): Promise<boolean>;
  keys(): Promise<{ keyId: string; publicKey: string; since: string }[]>;
}
export const AUDIT_READER = Symbol('AuditReader');
