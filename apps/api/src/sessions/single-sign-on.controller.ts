import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { AccessError, Does, OpenSessionBySingleSignOn, Public, Unaudited } from '#access';
import { type SignInWays, signInWays } from '#contracts';
import { AnswersAnybody } from '../http/documented.decorator.js';
import { clientOf } from './client.decorator.js';
import { dropJourney, keepJourney, readCookies } from './session-cookies.js';
import { openedView } from './session-views.js';

/** The browser itself comes here, not a script: answers lead on to a page. */
@ApiTags('sessions')
@Controller('v1/sessions')
export class SingleSignOnController {
  constructor(
    @Inject(OpenSessionBySingleSignOn) private readonly openSession: OpenSessionBySingleSignOn,
    @Inject(PinoLogger) private readonly logger: PinoLogger,
  ) {}

  @Get('ways')
  @AnswersAnybody(200, signInWays)
  @Public('the page for logging in shows what there is')
  @Unaudited('nobody’s data')
  ways(): SignInWays {
    return { singleSignOn: this.openSession.isConfigured };
  }

  @Get('oidc')
  @Public('logging in is how one becomes known')
  @Unaudited('who comes back is recorded')
  async begin(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { address, journey } = await this.openSession.begin();
    keepJourney(request, reply, journey);
    await reply.header('cache-control', 'no-store').redirect(address.href, 303);
  }

  /** The console finds the session by its cookie; of who is refused it learns only that. */
  @Get('oidc/callback')
  @Public('the provider of single sign-on sends the browser here')
  @Does('session.open', 'staff_member')
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    dropJourney(request, reply);
    const query = /\?.*/.exec(request.originalUrl)?.[0] ?? '';
    try {
      const opened = await this.openSession.execute(query, readCookies(request).journey, clientOf(request));
      openedView(request, reply, opened);
    } catch (error) {
      if (!(error instanceof AccessError) || error.code === 'single_sign_on_not_configured') throw error;
      this.logger.warn({ code: error.code, cause: codeOf(error.cause) }, 'single sign-on let nobody in');
      await reply.header('cache-control', 'no-store').redirect(`/?sign-in=${error.code}`, 303);
      return;
    }
    await reply.header('cache-control', 'no-store').redirect('/', 303);
  }
}

/** Never the message: it may hold what the provider sent. */
const codeOf = (cause: unknown): string | undefined =>
  cause instanceof Error ? ((cause as { code?: string }).code ?? cause.name) : undefined;
