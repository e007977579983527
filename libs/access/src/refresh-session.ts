import type { Clock } from '#domain';
import { AccessError } from './access.error.js';
import type { StaffAccount, StaffAccounts } from './ports.js';
import type { ReadRefreshToken, RefreshTokens } from './refresh-tokens.js';
import type { RefreshState, StaffSession, StaffSessions } from './session-ports.js';
import { staffRecord } from './staff-record.js';
import { accessTokenSeconds, type StaffTokens } from './staff-tokens.js';

/**
 * So long after its use a token is answered again, with the same next one: two tabs refresh at once, and an answer may get lost
 * on its way. Later it can only be a copy.
 */
const graceMilliseconds = 30_000;

export interface RefreshedSession {
  accessToken: string;
  expiresInSeconds: number;
  refreshToken: string;
  session: StaffSession;
  account: StaffAccount;
}

/** Exchanges a refresh token for an access token and the next refresh token. One that was used before ends the session. */
export class RefreshSession {
  constructor(
    private readonly sessions: StaffSessions,
    private readonly accounts: StaffAccounts,
    private readonly tokens: StaffTokens,
    private readonly refreshTokens: RefreshTokens,
    private readonly clock: Clock,
  ) {}

  /** @param ended is told the member of staff whose session was ended for a token that came again */
  async execute(given: string, ended: (staffId: string) => void): Promise<RefreshedSession> {
    const token = this.refreshTokens.read(given);
    if (!token) throw new AccessError('session_ended');
    const next = this.refreshTokens.next(token);
    const now = this.clock.now();
    const rotated = await this.sessions.rotate(token.sessionId, token.hash, next.hash, now);
    const state = await this.sessions.refreshState(token.sessionId, now);
    if (!state || state.ended) throw new AccessError('session_ended');
    if (!rotated && !isRepeated(state, token, now)) {
      await this.endCopied(state.session, now);
      ended(state.session.staffId);
      throw new AccessError('session_ended');
    }
    const { session } = state;
    const account = await this.accounts.byId(session.staffId);
    if (!account) throw new AccessError('session_ended');
    const accessToken = await this.tokens.sign({ staffId: session.staffId, sessionId: session.id });
    return { accessToken, expiresInSeconds: accessTokenSeconds, refreshToken: next.token, session, account };
  }

  private async endCopied(session: StaffSession, now: number): Promise<void> {
    const record = staffRecord(session, 'session.refresh', {
      object: 'staff_session',
      objectId: session.id,
      reason: 'token_reused',
      result: 'refused',
    });
    await this.sessions.end(session.id, 'token_reused', now, record);
  }
}

const isRepeated = ({ previousHash, rotatedAt }: RefreshState, { hash }: ReadRefreshToken, now: number): boolean =>
  previousHash !== null && rotatedAt !== null && previousHash.equals(hash) && now - rotatedAt <= graceMilliseconds;
