import type { Session } from '#contracts';
import type { Clock } from '#domain';
import type { CanaryCalls } from './canary-calls.js';
import { CanaryError } from './canary.error.js';
import type { CanaryCredentials } from './canary-case.js';

/** A token is used for no longer than this of its quarter of an hour. */
const refreshAfterMilliseconds = 8 * 60_000;

interface Current {
  token: string;
  /** With the refresh token. */
  cookie: string;
  at: number;
}

/** Logs in and refreshes as a console does: each log-in is kept in the audit chain for ever, a refresh is not. */
export class CanarySession {
  private current: Current | undefined;

  constructor(
    private readonly calls: CanaryCalls,
    private readonly credentials: CanaryCredentials,
    private readonly clock: Clock,
  ) {}

  async token(signal: AbortSignal): Promise<string> {
    const { current } = this;
    const now = this.clock.now();
    if (current && now - current.at < refreshAfterMilliseconds) return current.token;
    const next = (current && (await this.refreshed(current.cookie, signal))) ?? (await this.opened(signal));
    this.current = { ...next, at: now };
    return next.token;
  }

  private async opened(signal: AbortSignal): Promise<Omit<Current, 'at'>> {
    const { email, password } = this.credentials;
    return this.asked('/v1/sessions', { body: { email, password }, signal });
  }

  /** `undefined`: the shift is over, or the session was left too long. */
  private async refreshed(cookie: string, signal: AbortSignal): Promise<Omit<Current, 'at'> | undefined> {
    try {
      return await this.asked('/v1/sessions/refresh', { cookie, signal });
    } catch (error) {
      if (error instanceof CanaryError && error.isRefusal) return undefined;
      throw error;
    }
  }

  private async asked(
    path: string,
    call: { body?: object; cookie?: string; signal: AbortSignal },
  ): Promise<Omit<Current, 'at'>> {
    const { body, cookie } = await this.calls.postForCookies<Session>({ step: 'console', path, ...call });
    return { token: body.accessToken, cookie };
  }
}
