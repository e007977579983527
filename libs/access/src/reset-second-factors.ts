import type { Clock } from '#domain';
import { AccessError } from './access.error.js';
import type { SessionCaller } from './caller.js';
import type { SecondFactors } from './factor-ports.js';
import type { StaffAccounts } from './ports.js';
import type { StaffSessions } from './session-ports.js';
import { staffRecord } from './staff-record.js';

/** An administrator takes away all second factors of a member who has lost them, and ends that member's sessions. */
export class ResetSecondFactors {
  constructor(
    private readonly factors: SecondFactors,
    private readonly sessions: StaffSessions,
    private readonly accounts: StaffAccounts,
    private readonly clock: Clock,
  ) {}

  async execute(caller: SessionCaller, staffId: string): Promise<void> {
    const account = await this.accounts.byId(staffId);
    // One's own are removed one by one, with a proof: a session left open must not be enough.
    if (account?.agencyId !== caller.agencyId || staffId === caller.staffId)
      throw new AccessError('account_object_unknown');
    const told = { objectId: staffId };
    await this.factors.removeAll(staffId, staffRecord(caller, 'second_factor.reset', told));
    const record = staffRecord(caller, 'session.end', { ...told, reason: 'factors_reset' });
    await this.sessions.endAll(staffId, 'factors_reset', this.clock.now(), record);
  }
}
