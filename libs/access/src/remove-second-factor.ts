import type { Clock } from '#domain';
import { AccessError } from './access.error.js';
import type { SessionCaller } from './caller.js';
import type { SecondFactors } from './factor-ports.js';
import type { StaffAccounts } from './ports.js';
import { requireRecentProof } from './recent-proof.js';
import { staffRecord } from './staff-record.js';

/** Base64url, as WebAuthn has it: what is none is nobody's, and nothing to ask the database for. */
const credentialId = /^[\w-]{1,1400}$/;

/** Takes away one of one's own second factors; the last one only where the agency lets its staff go without. */
export class RemoveSecondFactor {
  constructor(
    private readonly factors: SecondFactors,
    private readonly accounts: StaffAccounts,
    private readonly clock: Clock,
  ) {}

  async totp(caller: SessionCaller): Promise<void> {
    await this.refuseLast(caller);
    const removed = await this.factors.removeTotp(
      caller.staffId,
      staffRecord(caller, 'second_factor.remove', { reason: 'totp' }),
    );
    if (!removed) throw new AccessError('account_object_unknown');
  }

  async passkey(caller: SessionCaller, id: string): Promise<void> {
    await this.refuseLast(caller);
    if (!credentialId.test(id)) throw new AccessError('account_object_unknown');
    const removed = await this.factors.removePasskey(
      caller.staffId,
      id,
      staffRecord(caller, 'second_factor.remove', { reason: 'passkey' }),
    );
    if (!removed) throw new AccessError('account_object_unknown');
  }

  private async refuseLast(caller: SessionCaller): Promise<void> {
    requireRecentProof(caller, this.clock);
    const { totp, passkeys } = await this.factors.of(caller.staffId);
    const left = passkeys.length + (totp?.confirmed ? 1 : 0);
    const account = await this.accounts.byId(caller.staffId);
    if (left === 1 && account?.secondFactorPolicy === 'required') throw new AccessError('second_factor_needed');
  }
}
