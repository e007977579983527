import { Body, Controller, Get, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CurrentCaller,
  OpenSession,
  RenewSession,
  Public,
  STAFF_ACCOUNTS,
  StaffMay,
  type StaffAccounts,
  type StaffCaller,
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
  async open(@Body({ schema: createSessionBody }) body: CreateSessionBody): Promise<Session> {
    const { accessToken, expiresInSeconds, account } = await this.openSession.execute(body.email, body.password);
    return { accessToken, expiresInSeconds, staff: staffOf(account) };
  }

  @Post('renew')
  @HttpCode(200)
  @StaffMay('session.read')
  renew(@Headers('authorization') authorization: string): Promise<RenewedSession> {
    return this.renewSession.execute(authorization.slice('Bearer '.length).trim());
  }

  @Get('current')
  @StaffMay('session.read')
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
