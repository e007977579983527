import type { Clock, FieldError, SecondFactor } from '#domain';
import { AccessError } from './access.error.js';
import { AttemptLimit } from './attempt-limit.js';
import type { SecondFactors, SecondFactorState } from './factor-ports.js';
import type { StaffAccount } from './ports.js';
import type { RecoveryCodes } from './recovery-codes.js';
import type { SecretBox } from './secret-box.js';
import { totpStep } from './totp.js';

export interface GivenCodes {
  totp?: string | undefined;
  recoveryCode?: string | undefined;
}

/** A million codes, of which three are right at a time: at this pace a guess takes half a year. */
const wrongCodes = { allowed: 5, windowMilliseconds: 5 * 60_000 };

const asked = {
  totp: { path: 'totp', message: 'the six digits of the authenticator app' },
  passkey: { path: 'passkey', message: 'a passkey of the account, at POST /v1/sessions/passkey' },
  recovery: { path: 'recoveryCode', message: 'one of the recovery codes' },
} satisfies Record<string, FieldError>;

/** Asks for the account's second factor once the password is right. */
export class ProveSecondFactor {
  private readonly wrong: AttemptLimit;

  constructor(
    private readonly factors: SecondFactors,
    private readonly box: SecretBox,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly clock: Clock,
  ) {
    this.wrong = new AttemptLimit(wrongCodes, clock);
  }

  /**
   * By what it was proved; `none` when the account has none.
   *
   * @param client which counts by itself; without, wrong codes count for the account
   * @throws AccessError `second_factor_required` that names what would do, `second_factor_wrong`, `too_many_attempts`
   */
  async execute(account: StaffAccount, codes: GivenCodes, client: string | undefined): Promise<SecondFactor> {
    const state = await this.factors.of(account.staffId);
    const ways = waysOf(state);
    if (ways.length === 0) return 'none';
    if (codes.totp === undefined && codes.recoveryCode === undefined)
      throw new AccessError('second_factor_required', undefined, ways);
    const key = `${account.staffId} ${client ?? ''}`;
    this.wrong.begin(key);
    const by = await this.provedBy(account.staffId, state, codes);
    if (!by) throw new AccessError('second_factor_wrong');
    this.wrong.succeeded(key);
    return by;
  }

  private async provedBy(
    staffId: string,
    { totp }: SecondFactorState,
    codes: GivenCodes,
  ): Promise<SecondFactor | undefined> {
    const now = this.clock.now();
    if (codes.totp !== undefined && totp?.confirmed) {
      const step = totpStep(this.box.open(totp.secret, staffId), codes.totp, now);
      if (step !== undefined && (await this.factors.useTotpStep(staffId, step))) return 'totp';
    }
    if (codes.recoveryCode === undefined) return undefined;
    const hash = this.recoveryCodes.hash(codes.recoveryCode);
    return (await this.factors.useRecoveryCode(staffId, hash, now)) ? 'recovery' : undefined;
  }
}

/** Recovery codes stand in for a factor; alone they are none. */
function waysOf({ totp, passkeys, recoveryCodesLeft }: SecondFactorState): FieldError[] {
  const ways: FieldError[] = [];
  if (totp?.confirmed) ways.push(asked.totp);
  if (passkeys.length > 0) ways.push(asked.passkey);
  if (ways.length > 0 && recoveryCodesLeft > 0) ways.push(asked.recovery);
  return ways;
}
