import type { Clock } from '#domain';
import { AccessError } from './access.error.js';
import type { SessionCaller } from './caller.js';
import { roleMay } from './permissions.js';
import type { SessionEnd, StaffSession, StaffSessions } from './session-ports.js';
import { staffRecord } from './staff-record.js';

/** Ends sessions: one's own, and those of the agency's staff for whoever may change their accounts. */
export class EndSession {
  constructor(
    private readonly sessions: StaffSessions,
    private readonly clock: Clock,
  ) {}

  async current(caller: SessionCaller): Promise<void> {
    await this.end(caller, caller.sessionId, 'logged_out');
  }

  /** The session that was ended; another's is as unknown as one that does not exist. */
  async one(caller: SessionCaller, sessionId: string): Promise<StaffSession> {
    const session = await this.sessions.byId(caller.agencyId, sessionId);
    const others = roleMay(caller.role, 'staff.write') && !caller.mustEnrol && !caller.mustChangePassword;
    const may = session?.staffId === caller.staffId || others;
    if (!session || !may) throw new AccessError('account_object_unknown');
    await this.end(caller, sessionId, 'revoked');
    return session;
  }

  private end(caller: SessionCaller, sessionId: string, reason: SessionEnd): Promise<boolean> {
    const record = staffRecord(caller, 'session.end', { object: 'staff_session', objectId: sessionId, reason });
    return this.sessions.end(sessionId, reason, this.clock.now(), record);
  }
}
