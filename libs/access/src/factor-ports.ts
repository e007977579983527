import type { SecondFactor } from '#domain';
import type { AuditRecord } from './ports.js';

export interface TotpState {
  /** Sealed for its member of staff. */
  secret: Buffer;
  /** Number of the half minute whose code was used last; none of it or before is taken again. */
  lastStep: number;
  confirmed: boolean;
}

/** Times are milliseconds since 1970 UTC. */
export interface Passkey {
  /** The authenticator's name for it, base64url. */
  id: string;
  staffId: string;
  name: string;
  /** COSE. */
  publicKey: Buffer;
  counter: number;
  transports: string[];
  createdAt: number;
  usedAt: number | null;
}

export interface SecondFactorState {
  totp: TotpState | undefined;
  passkeys: Passkey[];
  recoveryCodesLeft: number;
}

export interface PasskeyChallenge {
  id: string;
  /** Whose passkey is to be registered; `null`: of whoever logs in. */
  staffId: string | null;
  challenge: string;
  expiresAt: number;
}

/** A session that has now been proved by a factor. */
export interface ProvedSession {
  sessionId: string;
  by: SecondFactor;
}

/** Port. What proves a member of staff beside the password. Changes and their records are one transaction. */
export interface SecondFactors {
  of(staffId: string): Promise<SecondFactorState>;
  /** Replaces one that was never confirmed. False when there is a confirmed one. */
  beginTotp(staffId: string, secret: Buffer, now: number): Promise<boolean>;
  /** Makes it count, from a step on; with new recovery codes, if any are given. False: it was confirmed meanwhile. */
  confirmTotp(
    staffId: string,
    step: number,
    recoveryHashes: readonly Buffer[],
    session: ProvedSession,
    now: number,
    record: AuditRecord,
  ): Promise<boolean>;
  /** False when a code of this step or a later one was used: of two requests with the same code, one is let in. */
  useTotpStep(staffId: string, step: number): Promise<boolean>;
  /** False when there is none. */
  removeTotp(staffId: string, record: AuditRecord): Promise<boolean>;
  replaceRecoveryCodes(staffId: string, hashes: readonly Buffer[], now: number, record: AuditRecord): Promise<void>;
  /** False when it is unknown or was used. */
  useRecoveryCode(staffId: string, hash: Buffer, now: number): Promise<boolean>;
  passkey(id: string): Promise<Passkey | undefined>;
  /** False when there is one with this id. */
  addPasskey(
    passkey: Passkey,
    recoveryHashes: readonly Buffer[],
    session: ProvedSession,
    record: AuditRecord,
  ): Promise<boolean>;
  /** False when its counter has moved meanwhile. */
  usePasskey(passkey: Passkey, counter: number, now: number): Promise<boolean>;
  removePasskey(staffId: string, id: string, record: AuditRecord): Promise<boolean>;
  /** All of them, and the tie to the single sign-on: for who has lost them. */
  removeAll(staffId: string, record: AuditRecord): Promise<void>;
  /** Clears those that have expired. */
  keepChallenge(challenge: PasskeyChallenge, now: number): Promise<void>;
  /** Once: it is gone then. */
  takeChallenge(id: string, now: number): Promise<PasskeyChallenge | undefined>;
}
export const SECOND_FACTORS = Symbol('SecondFactors');
