import type { Clock } from '#domain';
import { AccessError } from './access.error.js';
import type { SessionCaller } from './caller.js';
import type { SecondFactors } from './factor-ports.js';
import { requireRecentProof } from './recent-proof.js';
import type { RecoveryCodes } from './recovery-codes.js';
import { staffRecord } from './staff-record.js';

/** New recovery codes; the old ones are worth nothing from then on. */
export class RenewRecoveryCodes {
  constructor(
    private readonly factors: SecondFactors,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly clock: Clock,
  ) {}

  async execute(caller: SessionCaller): Promise<string[]> {
    requireRecentProof(caller, this.clock);
    const { totp, passkeys } = await this.factors.of(caller.staffId);
    if (!totp?.confirmed && passkeys.length === 0) throw new AccessError('account_object_unknown');
    const { codes, hashes } = this.recoveryCodes.make();
    const record = staffRecord(caller, 'second_factor.enrol', { reason: 'recovery' });
    await this.factors.replaceRecoveryCodes(caller.staffId, hashes, this.clock.now(), record);
    return codes;
  }
}
