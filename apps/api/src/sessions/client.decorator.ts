import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Client, userAgentFamily } from '#access';
import { readCookies } from './session-cookies.js';

export const clientOf = (request: FastifyRequest): Client => ({
  address: request.ip,
  userAgent: userAgentFamily(request.headers['user-agent']),
  marks: readCookies(request).marks,
});

/** Parameter: the {@link Client} that asks. */
export const AskingClient = createParamDecorator((_: unknown, context: ExecutionContext) =>
  clientOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
