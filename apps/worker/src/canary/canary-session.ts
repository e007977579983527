import type { RenewedSession, Session } from '#contracts';
import type { Clock } from '#domain';
import type { CanaryCalls } from './canary-calls.js';
import { CanaryError } from './canary.error.js';
import type { CanaryCredentials } from './canary-case.js';

/** A token is used for no longer than this of its quarter of an hour. */
const renewAfterMilliseconds = 8 * 60_000;

/** Logs in and renews as a console does: each log-in is kept in the audit chain for ever, a renewal is not. */
export class CanarySession {
  private current: { token: string; at: number } | undefined;

  constructor(
    private readonly calls: CanaryCalls,
    private readonly credentials: CanaryCredentials,
    private readonly clock: Clock,
  ) {}

  async token(signal: AbortSignal): Promise<string> {
    const { current } = this;
    const now = this.clock.now();
    if (current && now - current.at < renewAfterMilliseconds) return current.token;
    const token = (current && (await this.renewed(current.token, signal))) ?? (await this.opened(signal));
    this.current = { token, at: now };
    return token;
  }

  private async opened(signal: AbortSignal): Promise<string> {
    const { email, password } = this.credentials;
    const body = { email, password };
    return (await this.calls.post<Session>({ step: 'console', path: '/v1/sessions', body, signal })).accessToken;
  }

  /** `undefined`: the shift is over, or the token was left too long. */
  private async renewed(token: string, signal: AbortSignal): Promise<string | undefined> {
    try {
      const path = '/v1/sessions/renew';
      return (await this.calls.post<RenewedSession>({ step: 'console', path, token, signal })).accessToken;
    } catch (error) {
      if (error instanceof CanaryError && error.isRefusal) return undefined;
      throw error;
    }
  }
}
