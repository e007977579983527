import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public, Unaudited } from '#access';
import { READINESS, type ReadinessCheck } from './readiness.js';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(@Inject(READINESS) private readonly checks: readonly ReadinessCheck[]) {}

  @Get('live')
  @Public('an orchestrator asks whether the process runs')
  @Unaudited('nobody’s data')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public('an orchestrator asks whether to send traffic; names no one')
  @Unaudited('nobody’s data')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const results = await Promise.all(this.checks.map(async (check) => ({ name: check.name, ...(await check.run()) })));
    const ready = results.every((result) => result.status !== 'down');
    const dependencies = Object.fromEntries(results.map(({ name, ...result }) => [name, result]));
    await reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not_ready', dependencies });
  }
}
