import { type Clock, nobody } from '#domain';
import { AccessError } from './access.error.js';
import { AttemptLimit, networkOf } from './attempt-limit.js';
import type { KnownClients } from './known-clients.js';
import { hashSecret, verifySecret } from './passwords.js';
import type { AuditChain, StaffAccount, StaffAccounts } from './ports.js';
import type { GivenCodes, ProveSecondFactor } from './prove-second-factor.js';
import { staffRecord } from './staff-record.js';
import type { Client, OpenedSession, StartSession } from './start-session.js';

export interface Credentials extends GivenCodes {
  email: string;
  password: string;
}

/** Of one network address, wrong passwords of all accounts: a shift that logs in at once mistypes less. */
const wrongOfNetwork = { allowed: 20, windowMilliseconds: 5 * 60_000 };
/** Of a client that the account was opened from before. */
const wrongOfClient = { allowed: 10, windowMilliseconds: 60_000 };
/** On one account from wherever; further ones are told to wait and not recorded. A right password is let in all the same. */
const wrongOfAccount = { allowed: 10, windowMilliseconds: 60_000 };

/** Whose attempts stand in the house's own chain. Not which address: it may be a password typed into the wrong field. */
const noAccount = { agencyId: nobody, staffId: nobody };

/**
 * Logs a member of staff in. Every attempt is in the audit chain, up to the limit: of the account's agency, or of the house.
 *
 * No account is ever locked: who guesses waits, by network address, and a client from which the account was opened before
 * is counted by itself. So an attacker keeps no dispatcher out, neither from elsewhere nor from the same network.
 */
export class OpenSession {
  private readonly networks: AttemptLimit;
  private readonly clients: AttemptLimit;
  private readonly accountFailures: AttemptLimit;
  private decoyHash: Promise<string> | undefined;

  constructor(
    private readonly accounts: StaffAccounts,
    private readonly audit: AuditChain,
    private readonly knownClients: KnownClients,
    private readonly prove: ProveSecondFactor,
    private readonly start: StartSession,
    clock: Clock,
  ) {
    this.networks = new AttemptLimit(wrongOfNetwork, clock);
    this.clients = new AttemptLimit(wrongOfClient, clock);
    this.accountFailures = new AttemptLimit(wrongOfAccount, clock);
  }

  async execute(given: Credentials, client: Client): Promise<OpenedSession> {
    const email = given.email.trim().toLowerCase();
    const known = this.knownClients.known(client.marks, email);
    const [limit, key] = known ? [this.clients, known] : [this.networks, networkOf(client.address)];
    limit.begin(key);
    const account = await this.withPassword(email, given.password);
    if (!account) throw new AccessError('credentials_wrong');
    // Not all of the network's: an attacker there may have an account too.
    if (known) this.clients.forget(known);
    else this.networks.succeeded(key);
    this.accountFailures.forget(email);
    const secondFactor = await this.proved(account, given, known);
    return this.start.execute(account, secondFactor, client);
  }

  private async withPassword(email: string, password: string): Promise<StaffAccount | undefined> {
    const account = await this.accounts.byEmail(email);
    // An unknown address takes the same work as a wrong password, its record too: else time would tell which there are.
    this.decoyHash ??= hashSecret('no account has this password');
    const correct = await verifySecret(account?.passwordHash ?? (await this.decoyHash), password);
    if (account && correct) return account;
    this.accountFailures.begin(email);
    await (account ? this.refused(account, 'password') : this.refused(noAccount, 'unknown_account'));
    return undefined;
  }

  private async proved(account: StaffAccount, given: Credentials, known: string | undefined) {
    try {
      return await this.prove.execute(account, given, known);
    } catch (error) {
      if (error instanceof AccessError && error.code === 'second_factor_wrong')
        await this.refused(account, 'second_factor');
      throw error;
    }
  }

  private refused(account: Pick<StaffAccount, 'agencyId' | 'staffId'>, reason: string): Promise<void> {
    return this.audit.append([staffRecord(account, 'session.open', { reason, result: 'refused' })]);
  }
}
