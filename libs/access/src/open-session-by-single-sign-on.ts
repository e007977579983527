import { AccessError } from './access.error.js';
import type { StaffAccount, StaffAccounts } from './ports.js';
import type { SignedOnPerson, SingleSignOn } from './single-sign-on.js';
import type { Client, OpenedSession, StartSession } from './start-session.js';

/**
 * Logs a member of staff in whom the provider names. Known by the subject of an earlier time, or, the first time, by the
 * address that the provider has verified. No account is made: who may see survivors is an administrator's word.
 */
export class OpenSessionBySingleSignOn {
  constructor(
    private readonly accounts: StaffAccounts,
    private readonly start: StartSession,
    /** Absent: not configured. */
    private readonly singleSignOn: SingleSignOn | undefined,
  ) {}

  get isConfigured(): boolean {
    return this.singleSignOn !== undefined;
  }

  begin(): Promise<{ address: URL; journey: string }> {
    return this.configured().begin();
  }

  async execute(query: string, journey: string | undefined, client: Client): Promise<OpenedSession> {
    const { settings } = this.configured();
    const account = await this.accountOf(await this.configured().finish(query, journey), settings.agencyId);
    return this.start.execute(account, 'oidc', client);
  }

  private async accountOf(person: SignedOnPerson, agencyId: string | undefined): Promise<StaffAccount> {
    const spokenFor = (account: StaffAccount | undefined): account is StaffAccount =>
      account !== undefined && (agencyId === undefined || account.agencyId === agencyId);
    const known = await this.accounts.byOidcSubject(person.subject);
    if (spokenFor(known)) return known;
    const named = person.verifiedEmail === undefined ? undefined : await this.accounts.byEmail(person.verifiedEmail);
    if (known || !spokenFor(named) || !(await this.accounts.tieOidcSubject(named.staffId, person.subject)))
      throw new AccessError('single_sign_on_refused');
    return named;
  }

  private configured(): SingleSignOn {
    if (!this.singleSignOn) throw new AccessError('single_sign_on_not_configured');
    return this.singleSignOn;
  }
}
