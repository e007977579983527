import type { Clock } from '#domain';
import { AccessError } from './access.error.js';
import { hashSecret, verifySecret } from './passwords.js';
import type { AuditChain, StaffAccount, StaffAccounts } from './ports.js';
import { accessTokenSeconds, type StaffTokens } from './staff-tokens.js';

export interface OpenedSession {
  accessToken: string;
  expiresInSeconds: number;
  account: StaffAccount;
}

/** Failed attempts on one account within the window, after which further ones must wait. */
const attemptsAllowed = 10;
const attemptWindowMilliseconds = 60_000;

/** Logs a member of staff in. Every attempt on a known account is in the audit chain. */
export class OpenSession {
  private readonly failures = new Map<string, number[]>();
  private decoyHash: Promise<string> | undefined;

  constructor(
    private readonly accounts: StaffAccounts,
    private readonly tokens: StaffTokens,
    private readonly audit: AuditChain,
    private readonly clock: Clock,
  ) {}

  async execute(email: string, password: string): Promise<OpenedSession> {
    const key = email.trim().toLowerCase();
    const recent = this.recentFailures(key);
    const account = await this.accounts.byEmail(key);
    // An unknown address costs the same time as a wrong password, so that it cannot be told from a known one.
    this.decoyHash ??= hashSecret('no account has this password');
    const correct = await verifySecret(account?.passwordHash ?? (await this.decoyHash), password);
    if (!account || !correct) {
      if (recent.length >= attemptsAllowed) throw new AccessError('too_many_attempts', 60);
      this.remember(key, recent);
      if (account) await this.record(account, 'refused');
      throw new AccessError('credentials_wrong');
    }
    // Whoever knows the password is let in at once: an attacker's attempts must not lock a dispatcher out.
    this.failures.delete(key);
    await this.record(account, 'allowed');
    return { accessToken: await this.tokens.sign(account.staffId), expiresInSeconds: accessTokenSeconds, account };
  }

  private recentFailures(key: string): number[] {
    const since = this.clock.now() - attemptWindowMilliseconds;
    return (this.failures.get(key) ?? []).filter((at) => at > since);
  }

  private remember(key: string, recent: number[]): void {
    if (this.failures.size > 10_000) this.failures.clear();
    this.failures.set(key, [...recent, this.clock.now()]);
  }

  private record(account: StaffAccount, result: 'allowed' | 'refused'): Promise<void> {
    const { agencyId, staffId } = account;
    return this.audit.append([
      {
        agencyId,
        actor: 'staff',
        actorId: staffId,
        action: 'session.open',
        object: 'staff_member',
        objectId: staffId,
        result,
      },
    ]);
  }
}
