import type { Clock } from '#domain';
import { AccessError } from './access.error.js';
import type { SessionCaller } from './caller.js';
import { isOfOwnAccount, roleMay, type StaffPermission } from './permissions.js';
import type { StaffSessions } from './session-ports.js';
import type { StaffTokens } from './staff-tokens.js';

/** Access tokens to members of staff. Session and account are read each time, so that ending one takes effect at once. */
export class StaffAuthenticator {
  constructor(
    private readonly tokens: StaffTokens,
    private readonly sessions: StaffSessions,
    private readonly clock: Clock,
  ) {}

  /** Who it is. What they may is {@link refusal}'s to say. */
  async recognise(token: string): Promise<SessionCaller> {
    const { sessionId, staffId } = await this.tokens.read(token);
    const caller = await this.sessions.caller(sessionId, this.clock.now());
    if (caller?.staffId !== staffId) throw new AccessError('token_invalid');
    return caller;
  }

  /** `undefined`: they may. */
  refusal(caller: SessionCaller, permission: StaffPermission): AccessError | undefined {
    if (!roleMay(caller.role, permission)) return new AccessError('not_permitted');
    if (isOfOwnAccount(permission)) return undefined;
    if (caller.mustChangePassword) return new AccessError('password_to_change');
    return caller.mustEnrol ? new AccessError('second_factor_to_enrol') : undefined;
  }
}
