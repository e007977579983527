import type { Clock } from '#domain';
import { AccessError } from './access.error.js';
import { AttemptLimit } from './attempt-limit.js';
import type { SessionCaller } from './caller.js';
import { passwordFault } from './password-strength.js';
import { hashSecret, verifySecret } from './passwords.js';
import type { StaffAccounts } from './ports.js';
import { staffRecord } from './staff-record.js';
import type { Client, OpenedSession, StartSession } from './start-session.js';

const wrongPasswords = { allowed: 5, windowMilliseconds: 60_000 };

/** Changes one's own password. Every session of the account ends; the caller goes on in a new one. */
export class ChangePassword {
  private readonly wrong: AttemptLimit;

  constructor(
    private readonly accounts: StaffAccounts,
    private readonly start: StartSession,
    private readonly clock: Clock,
  ) {
    this.wrong = new AttemptLimit(wrongPasswords, clock);
  }

  async execute(caller: SessionCaller, current: string, next: string, client: Client): Promise<OpenedSession> {
    this.wrong.begin(caller.staffId);
    const account = (await this.accounts.byId(caller.staffId))!;
    if (!(await verifySecret(account.passwordHash, current))) throw refused('currentPassword', 'is wrong');
    this.wrong.succeeded(caller.staffId);
    const fault = next === current ? 'is the present one' : await passwordFault(next, [account.name, account.email]);
    if (fault) throw refused('newPassword', fault);
    const record = staffRecord(caller, 'password.change');
    await this.accounts.changePassword(caller.staffId, await hashSecret(next), this.clock.now(), record);
    return this.start.execute({ ...account, mustChangePassword: false }, caller.secondFactor, client);
  }
}

const refused = (path: string, message: string): AccessError =>
  new AccessError('passwords_refused', undefined, [{ path, message }]);
