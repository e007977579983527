import type { Clock, IdFactory, SecondFactor } from '#domain';
import type { KnownClients } from './known-clients.js';
import type { StaffAccount } from './ports.js';
import type { RefreshTokens } from './refresh-tokens.js';
import { longestSessionMilliseconds, type StaffSession, type StaffSessions } from './session-ports.js';
import { staffRecord } from './staff-record.js';
import { accessTokenSeconds, type StaffTokens } from './staff-tokens.js';

/** What is known of the program that asks to log in. */
export interface Client {
  /** Network address. */
  address: string;
  /** See `userAgentFamily`. */
  userAgent: string;
  /** See {@link KnownClients}. */
  marks: string | undefined;
}

export interface OpenedSession {
  accessToken: string;
  expiresInSeconds: number;
  refreshToken: string;
  session: StaffSession;
  account: StaffAccount;
  /** For the client to keep. */
  marks: string;
}

/** Begins the session of a member of staff who has proved who they are. */
export class StartSession {
  constructor(
    private readonly sessions: StaffSessions,
    private readonly tokens: StaffTokens,
    private readonly refreshTokens: RefreshTokens,
    private readonly knownClients: KnownClients,
    private readonly clock: Clock,
    private readonly newId: IdFactory,
  ) {}

  async execute(account: StaffAccount, secondFactor: SecondFactor, client: Client): Promise<OpenedSession> {
    const now = this.clock.now();
    const { staffId, agencyId, email } = account;
    const session: StaffSession = {
      id: this.newId(),
      staffId,
      agencyId,
      secondFactor,
      userAgent: client.userAgent,
      authenticatedAt: now,
      createdAt: now,
      seenAt: now,
      expiresAt: now + longestSessionMilliseconds,
    };
    const { token: refreshToken, hash } = this.refreshTokens.first(session.id);
    await this.sessions.open(session, hash, staffRecord(account, 'session.open', { reason: secondFactor }));
    const accessToken = await this.tokens.sign({ staffId, sessionId: session.id });
    const marks = this.knownClients.marked(client.marks, email);
    return { accessToken, expiresInSeconds: accessTokenSeconds, refreshToken, session, account, marks };
  }
}
