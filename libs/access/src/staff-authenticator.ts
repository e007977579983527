import { AccessError } from './access.error.js';
import type { StaffCaller } from './caller.js';
import type { StaffAccounts } from './ports.js';
import type { StaffTokens } from './staff-tokens.js';

/** Access tokens to members of staff. The account is read each time, so that disabling it takes effect at once. */
export class StaffAuthenticator {
  constructor(
    private readonly tokens: StaffTokens,
    private readonly accounts: StaffAccounts,
  ) {}

  async authenticate(token: string): Promise<StaffCaller> {
    const account = await this.accounts.byId((await this.tokens.read(token)).staffId);
    if (!account) throw new AccessError('token_invalid');
    const { staffId, agencyId, role, language, cell } = account;
    return { kind: 'staff', staffId, agencyId, role, language, cell };
  }
}
