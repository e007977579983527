import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { Problem } from '#domain';
import { problemDocument, statusOfKind } from './problem-document.js';

/** The only place where an error becomes an answer: RFC 9457 problem details, nothing personal, never a stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: PinoLogger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const problem = toProblem(error);
    if (!problem)
      this.logger.error(
        { err: error, req: http.getRequest<FastifyRequest>() },
        'a request ended in an unexpected error',
      );
    const document = problemDocument(problem);
    if (problem?.retryAfterSeconds !== undefined) void reply.header('retry-after', String(problem.retryAfterSeconds));
    void reply.status(document.status).type('application/problem+json').send(document);
  }
}

const kindOfStatus: Record<number, Problem['kind']> = Object.fromEntries(
  Object.entries(statusOfKind).map(([kind, status]) => [status, kind as Problem['kind']]),
);

const codes: Record<number, [code: string, detail: string]> = {
  400: ['malformed', 'The request cannot be read.'],
  404: ['not_found', 'There is nothing at this address.'],
  413: ['too_large', 'The request body is too large.'],
  415: ['media_type', 'This content type is not understood here.'],
};

/** Problems pass; what Nest and Fastify refuse by themselves gets our words; anything else is ours to mend. */
function toProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined;
  const [code, detail] = codes[status] ?? codes[400]!;
  return new Problem(kindOfStatus[status] ?? 'malformed', code, detail);
}
