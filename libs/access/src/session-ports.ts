import type { SecondFactor, StaffRole } from '#domain';
import type { SessionCaller } from './caller.js';
import type { AuditRecord } from './ports.js';

/** Times are milliseconds since 1970 UTC. */
export interface StaffSession {
  id: string;
  staffId: string;
  agencyId: string;
  secondFactor: SecondFactor;
  /** Browser and system, see `userAgentFamily`. */
  userAgent: string;
  authenticatedAt: number;
  createdAt: number;
  /** Last refresh. */
  seenAt: number;
  /** However often it is refreshed. */
  expiresAt: number;
}

export type SessionEnd = 'logged_out' | 'revoked' | 'token_reused' | 'password_changed' | 'disabled' | 'factors_reset';

/** What a refresh must know of a session, an ended one too. */
export interface RefreshState {
  session: StaffSession;
  refreshHash: Buffer;
  previousHash: Buffer | null;
  rotatedAt: number | null;
  ended: boolean;
}

/** A shift: after this time who one is must be proved again. */
export const longestSessionMilliseconds = 12 * 3_600_000;
/** A console refreshes each ten minutes: after this time it is closed, or asleep. */
export const idleSessionMilliseconds = 3_600_000;

/** Port. A session is live when it has not ended, is neither idle nor too long, and its account is not disabled. */
export interface StaffSessions {
  open(session: StaffSession, refreshHash: Buffer, record: AuditRecord): Promise<void>;
  /** Who calls, by a live session. One statement: it stands before every route of staff. */
  caller(sessionId: string, now: number): Promise<SessionCaller | undefined>;
  /** Of many sessions, those that are live. By session id. */
  live(sessionIds: readonly string[], now: number): Promise<Map<string, { role: StaffRole; mustEnrol: boolean }>>;
  refreshState(sessionId: string, now: number): Promise<RefreshState | undefined>;
  /** False when the session is not live, or `from` is no longer its hash: somebody was faster. */
  rotate(sessionId: string, from: Buffer, to: Buffer, now: number): Promise<boolean>;
  /** Those of a member of staff that are live, newest first. */
  ofStaff(agencyId: string, staffId: string, now: number): Promise<StaffSession[]>;
  byId(agencyId: string, sessionId: string): Promise<StaffSession | undefined>;
  /** False when it has ended already; then nothing is recorded. */
  end(sessionId: string, reason: SessionEnd, now: number, record: AuditRecord): Promise<boolean>;
  /** Every session of a member of staff. */
  endAll(staffId: string, reason: SessionEnd, now: number, record: AuditRecord): Promise<void>;
}
export const STAFF_SESSIONS = Symbol('StaffSessions');
