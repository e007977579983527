import type { Clock } from '#domain';
import { AccessError } from './access.error.js';
import { accessTokenSeconds, type StaffTokens } from './staff-tokens.js';

/** A shift: after this time the password is asked for again. */
const longestSessionSeconds = 12 * 3_600;

/** A further access token for one that is still good, so that a desk is not thrown out in the middle of its shift. */
export class RenewSession {
  constructor(
    private readonly tokens: StaffTokens,
    private readonly clock: Clock,
  ) {}

  async execute(token: string): Promise<{ accessToken: string; expiresInSeconds: number }> {
    const { staffId, authenticatedAt } = await this.tokens.read(token);
    if (this.clock.now() / 1000 - authenticatedAt > longestSessionSeconds) throw new AccessError('token_invalid');
    return { accessToken: await this.tokens.sign(staffId, authenticatedAt), expiresInSeconds: accessTokenSeconds };
  }
}
