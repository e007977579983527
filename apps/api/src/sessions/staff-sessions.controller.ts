import { Controller, Delete, Get, Inject, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AccessError,
  CurrentCaller,
  Does,
  Reads,
  ResetSecondFactors,
  type SessionCaller,
  STAFF_ACCOUNTS,
  STAFF_SESSIONS,
  type StaffAccounts,
  StaffMay,
  type StaffSessions,
} from '#access';
import { type StaffSessionList, staffSessions } from '#contracts';
import { CLOCK, type Clock } from '#domain';
import { Processes } from '#processes';
import { Answers } from '../http/documented.decorator.js';
import { sessionsView } from './session-views.js';

/** Sessions and second factors of others, for whoever may change their accounts. */
@ApiTags('staff')
@Controller('v1/staff/:id')
export class StaffSessionsController {
  constructor(
    @Inject(STAFF_SESSIONS) private readonly sessions: StaffSessions,
    @Inject(STAFF_ACCOUNTS) private readonly accounts: StaffAccounts,
    @Inject(ResetSecondFactors) private readonly reset: ResetSecondFactors,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Processes) private readonly processes: Processes,
  ) {}

  @Get('sessions')
  @StaffMay('staff.write')
  @Reads('staff.sessions.read', 'staff_member')
  @Answers(200, staffSessions, 404)
  async list(@CurrentCaller() caller: SessionCaller, @Param('id') staffId: string): Promise<StaffSessionList> {
    const member = await this.accounts.byId(staffId);
    if (member?.agencyId !== caller.agencyId) throw new AccessError('account_object_unknown');
    const found = await this.sessions.ofStaff(caller.agencyId, staffId, this.clock.now());
    return sessionsView(found, caller.sessionId);
  }

  @Delete('second-factors')
  @StaffMay('staff.write')
  @Does('second_factor.reset', 'staff_member')
  @Answers(204, undefined, 404)
  async resetSecondFactors(@CurrentCaller() caller: SessionCaller, @Param('id') staffId: string): Promise<void> {
    await this.reset.execute(caller, staffId);
    this.processes.tell('sessionsEnded', staffId);
  }
}
