import { Body, Controller, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Client, Does, OpenSessionByPasskey, Public, Unaudited } from '#access';
import {
  passkeyChallenge,
  type PasskeyChallengeAnswer,
  type PasskeySessionBody,
  passkeySessionBody,
  session,
  type Session,
} from '#contracts';
import { AnswersAnybody } from '../http/documented.decorator.js';
import { AskingClient } from './client.decorator.js';
import { OwnPagesGuard } from './own-pages.guard.js';
import { authenticationResponse } from './passkey-mapping.js';
import { openedView } from './session-views.js';

@ApiTags('sessions')
@Controller('v1/sessions/passkey')
@UseGuards(OwnPagesGuard)
export class PasskeySessionsController {
  constructor(@Inject(OpenSessionByPasskey) private readonly openSession: OpenSessionByPasskey) {}

  @Post('options')
  @AnswersAnybody(200, passkeyChallenge)
  @Public('logging in is how one becomes known')
  @Unaudited('a challenge is nobody’s data')
  async begin(@AskingClient() client: Client): Promise<PasskeyChallengeAnswer> {
    const { challengeId, options } = await this.openSession.begin(client);
    return { challengeId, options: { ...options } };
  }

  @Post()
  @AnswersAnybody(201, session, 422)
  @Public('logging in is how one becomes known')
  @Does('session.open', 'staff_member')
  async open(
    @Body({ schema: passkeySessionBody }) body: PasskeySessionBody,
    @AskingClient() client: Client,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const response = authenticationResponse(body.credential);
    return openedView(request, reply, await this.openSession.execute(body.challengeId, response, client));
  }
}
