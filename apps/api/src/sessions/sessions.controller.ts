import { Body, Controller, Delete, Get, Inject, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AccessError,
  type Client,
  CurrentCaller,
  Does,
  EndSession,
  OpenSession,
  Public,
  RefreshSession,
  type SessionCaller,
  STAFF_ACCOUNTS,
  STAFF_SESSIONS,
  type StaffAccounts,
  StaffMay,
  type StaffSessions,
  Unaudited,
} from '#access';
import {
  type CreateSessionBody,
  createSessionBody,
  session,
  type Session,
  type StaffSessionList,
  staffSessions,
} from '#contracts';
import { CLOCK, type Clock } from '#domain';
import { Processes } from '#processes';
import { NeverShed } from '../admission/never-shed.decorator.js';
import { Answers, AnswersAnybody } from '../http/documented.decorator.js';
import { AskingClient } from './client.decorator.js';
import { OwnPagesGuard } from './own-pages.guard.js';
import { dropRefreshToken, readCookies } from './session-cookies.js';
import { openedView, refreshedView, sessionsView, staffOf } from './session-views.js';

@ApiTags('sessions')
@Controller('v1/sessions')
export class SessionsController {
  constructor(
    @Inject(OpenSession) private readonly openSession: OpenSession,
    @Inject(RefreshSession) private readonly refreshSession: RefreshSession,
    @Inject(EndSession) private readonly endSession: EndSession,
    @Inject(STAFF_SESSIONS) private readonly sessions: StaffSessions,
    @Inject(STAFF_ACCOUNTS) private readonly accounts: StaffAccounts,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Processes) private readonly processes: Processes,
  ) {}

  @Post()
  @AnswersAnybody(201, session, 422)
  @Public('logging in is how one becomes known')
  @Does('session.open', 'staff_member')
  @UseGuards(OwnPagesGuard)
  async open(
    @Body({ schema: createSessionBody }) body: CreateSessionBody,
    @AskingClient() client: Client,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    return openedView(request, reply, await this.openSession.execute(body, client));
  }

  @Post('refresh')
  @AnswersAnybody(200, session)
  @Public('the refresh token in the cookie says who it is')
  @Unaudited('whoever refreshes has logged in, which is recorded, as is a copied token that ends a session')
  @UseGuards(OwnPagesGuard)
  async refresh(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Session> {
    const { refreshToken } = readCookies(request);
    if (refreshToken === undefined) throw new AccessError('session_ended');
    const tell = (staffId: string): void => this.processes.tell('sessionsEnded', staffId);
    return refreshedView(request, reply, await this.refreshSession.execute(refreshToken, tell));
  }

  @Get()
  @StaffMay('session.read')
  @Unaudited('one’s own account')
  @Answers(200, staffSessions)
  async list(@CurrentCaller() caller: SessionCaller): Promise<StaffSessionList> {
    const own = await this.sessions.ofStaff(caller.agencyId, caller.staffId, this.clock.now());
    return sessionsView(own, caller.sessionId);
  }

  @Get('current')
  @StaffMay('session.read')
  @Unaudited('one’s own account')
  @NeverShed('a console begins with it')
  async current(@CurrentCaller() caller: SessionCaller): Promise<Session['staff']> {
    return staffOf((await this.accounts.byId(caller.staffId))!);
  }

  @Delete('current')
  @StaffMay('session.end')
  @Does('session.end', 'staff_session')
  @Answers(204)
  async end(
    @CurrentCaller() caller: SessionCaller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.endSession.current(caller);
    dropRefreshToken(request, reply);
    this.processes.tell('sessionsEnded', caller.staffId);
  }

  @Delete(':id')
  @StaffMay('session.end')
  @Does('session.end', 'staff_session')
  @Answers(204, undefined, 404)
  async endOne(@CurrentCaller() caller: SessionCaller, @Param('id') id: string): Promise<void> {
    const { staffId } = await this.endSession.one(caller, id);
    this.processes.tell('sessionsEnded', staffId);
  }
}
