import { Body, Controller, Get, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CurrentCaller,
  Does,
  OpenSession,
  Public,
  RenewSession,
  STAFF_ACCOUNTS,
  type StaffAccounts,
  type StaffCaller,
  StaffMay,
  Unaudited,
} from '#access';
import type { StaffAccount } from '#access';
import { type CreateSessionBody, createSessionBody, type RenewedSession, type Session } from '#contracts';
import { NeverShed } from '../admission/never-shed.decorator.js';

@ApiTags('sessions')
@Controller('v1/sessions')
export class SessionsController {
  constructor(
    @Inject(OpenSession) private readonly openSession: OpenSession,
    @Inject(RenewSession) private readonly renewSession: RenewSession,
    @Inject(STAFF_ACCOUNTS) private readonly accounts: StaffAccounts,
  ) {}

  @Post()
  @Public('logging in is how one becomes known')
  @Does('session.open', 'staff_member')
  async open(@Body({ schema: createSessionBody }) body: CreateSessionBody): Promise<Session> {
    const { accessToken, expiresInSeconds, account } = await this.openSession.execute(body.email, body.password);
    return { accessToken, expiresInSeconds, staff: staffOf(account) };
  }

  @Post('renew')
  @HttpCode(200)
  @StaffMay('session.read')
  @Unaudited('whoever renews has logged in, which is recorded')
  renew(@Headers('authorization') authorization: string): Promise<RenewedSession> {
    return this.renewSession.execute(authorization.slice('Bearer '.length).trim());
  }

  @Get('current')
  @StaffMay('session.read')
  @Unaudited('one’s own account')
  @NeverShed('a console begins with it')
  async current(@CurrentCaller() caller: StaffCaller): Promise<Session['staff']> {
    return staffOf((await this.accounts.byId(caller.staffId))!);
  }
}

const staffOf = (account: StaffAccount): Session['staff'] => ({
  id: account.staffId,
  name: account.name,
  role: account.role,
  language: account.language,
  agency: { id: account.agencyId, name: account.agencyName, timeZone: account.agencyTimeZone },
});
