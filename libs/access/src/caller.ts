import type { Language, SecondFactor, StaffRole } from '#domain';

/** A member of staff who has logged in. Everything read or changed for them is bound to their agency. */
export interface StaffCaller {
  kind: 'staff';
  staffId: string;
  agencyId: string;
  role: StaffRole;
  language: Language;
  /** Where the orders and incidents of their agency live. */
  cell: number;
}

/** A member of staff as the guard lets them in: by a session that has not ended. */
export interface SessionCaller extends StaffCaller {
  sessionId: string;
  /** When they proved who they are. Milliseconds since 1970; refreshing does not move it. */
  authenticatedAt: number;
  secondFactor: SecondFactor;
  /** Their agency demands a second factor, and this session was opened without: it may only look after its own account. */
  mustEnrol: boolean;
  /** They came by a password that somebody else gave to them: the same, until they have chosen their own. */
  mustChangePassword: boolean;
}

/** A phone, bracelet or tracker that has shown its token. */
export interface DeviceCaller {
  kind: 'device';
  deviceId: string;
  personId: string;
  agencyId: string;
  uniqueId: string;
  /** Thumbprint (RFC 7638) of the key that its token is bound to; `null`: a tracker, which holds a token only. */
  keyThumbprint: string | null;
  /** Every cell in which the person is party of an order; the agency's own when there is none. */
  cells: readonly number[];
  tokenInQueryAllowed: boolean;
  manualPublishIsPanic: boolean;
  /** A phone has set it up: its token stands where others may read it, and is good for reports alone. */
  reportsOnly: boolean;
}

export type Caller = StaffCaller | DeviceCaller;
