import type { Clock } from '#domain';
import { mayWith } from './abilities.js';
import { AccessError } from './access.error.js';
import type { SessionCaller } from './caller.js';
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
    const may = (each: StaffSession) => mayWith(caller, 'session.end', each) || mayWith(caller, 'staff.write', each);
    if (!session || !may(session)) throw new AccessError('account_object_unknown');
    await this.end(caller, sessionId, 'revoked');
    return session;
  }

  private end(caller: SessionCaller, sessionId: string, reason: SessionEnd): Promise<boolean> {
    const record = staffRecord(caller, 'session.end', { object: 'staff_session', objectId: sessionId, reason });
    return this.sessions.end(sessionId, reason, this.clock.now(), record);
  }
}
