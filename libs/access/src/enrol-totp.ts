import type { Clock } from '#domain';
import { AccessError } from './access.error.js';
import type { SessionCaller } from './caller.js';
import type { SecondFactors } from './factor-ports.js';
import type { StaffAccounts } from './ports.js';
import { requireRecentProof } from './recent-proof.js';
import type { RecoveryCodes } from './recovery-codes.js';
import type { SecretBox } from './secret-box.js';
import { staffRecord } from './staff-record.js';
import { newTotpSecret, totpAddress, totpStep, totpText } from './totp.js';

export interface TotpEnrolment {
  /** For the QR code. */
  address: string;
  /** For who types it. Base32. */
  secret: string;
}

/** An authenticator app: its secret is shown, then the first code proves that the app has it. */
export class EnrolTotp {
  constructor(
    private readonly factors: SecondFactors,
    private readonly accounts: StaffAccounts,
    private readonly box: SecretBox,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly clock: Clock,
  ) {}

  async begin(caller: SessionCaller): Promise<TotpEnrolment> {
    requireRecentProof(caller, this.clock);
    const { staffId } = caller;
    const secret = newTotpSecret();
    const begun = await this.factors.beginTotp(staffId, this.box.seal(secret, staffId), this.clock.now());
    if (!begun) throw new AccessError('second_factor_enrolled');
    const { email } = (await this.accounts.byId(staffId))!;
    return { address: totpAddress(secret, email), secret: totpText(secret) };
  }

  /** The recovery codes, when there were none before: this once. */
  async confirm(caller: SessionCaller, code: string): Promise<string[]> {
    requireRecentProof(caller, this.clock);
    const { staffId } = caller;
    const { totp, recoveryCodesLeft } = await this.factors.of(staffId);
    if (!totp) throw new AccessError('account_object_unknown');
    if (totp.confirmed) throw new AccessError('second_factor_enrolled');
    const now = this.clock.now();
    const step = totpStep(this.box.open(totp.secret, staffId), code, now);
    if (step === undefined) throw new AccessError('second_factor_wrong');
    const { codes, hashes } = recoveryCodesLeft > 0 ? { codes: [], hashes: [] } : this.recoveryCodes.make();
    const session = { sessionId: caller.sessionId, by: 'totp' as const };
    const record = staffRecord(caller, 'second_factor.enrol', { reason: 'totp' });
    if (!(await this.factors.confirmTotp(staffId, step, hashes, session, now, record)))
      throw new AccessError('second_factor_enrolled');
    return codes;
  }
}
