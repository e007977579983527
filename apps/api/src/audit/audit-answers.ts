import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  onRequestHookHandler,
  onSendHookHandler,
  preSerializationHookHandler,
} from 'fastify';
import { Logger } from 'nestjs-pino';
import { AUDIT_CHAIN, AUDIT_RULE, type AuditChain, type AuditRule, type CallerRequest } from '#access';
import { Problem } from '#domain';
import { problemDocument } from '../http/problem-document.js';
import { accessReason } from './access-reason.js';
import { answered } from './answered.js';

type AuditedRequest = FastifyRequest & CallerRequest & { shown?: readonly string[] };

const unrecorded = problemDocument(
  new Problem(
    'unavailable',
    'audit_unavailable',
    'What is read here must be recorded first, which fails now. Try again.',
  ),
);
const retryAfterSeconds = 5;

/**
 * The frame of every route: an answer leaves when what it showed, and to whom, is durable in the audit chain. Without that it
 * does not leave. Stands at the server and not at the routes, so that none can forget it.
 */
export function auditAnswers(app: NestFastifyApplication): void {
  const chain = app.get<AuditChain>(AUDIT_CHAIN);
  const reading: onRequestHookHandler = ({ headers }, _reply, done) => {
    const said = headers['x-access-reason'];
    if (typeof said === 'string') headers['x-access-reason'] = accessReason(said);
    done();
  };
  const noting: preSerializationHookHandler = (request: AuditedRequest, reply, payload, done) => {
    noteShown(request, reply, payload);
    done(null, payload);
  };
  const recording: onSendHookHandler = (request: AuditedRequest, reply, payload, done) => {
    // What is no JSON has not passed the hook before.
    if (request.shown === undefined && typeof payload === 'string') noteShown(request, reply, payload);
    const record = recordOf(request, reply);
    if (!record) {
      done(null, payload);
      return;
    }
    chain.append([record]).then(
      () => done(null, payload),
      (error: unknown) => {
        app.get(Logger).error({ err: error, action: record.action }, 'a reading could not be recorded and was refused');
        done(null, refuse(reply, payload));
      },
    );
  };
  // Before the routes are made: what devices report all day passes no hook.
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  server.addHook('onRoute', (route) => {
    if (isUnaudited(route.handler)) return;
    route.onRequest = [reading, route.onRequest ?? []].flat();
    route.preSerialization = [route.preSerialization ?? [], noting].flat();
    route.onSend = [route.onSend ?? [], recording].flat();
  });
}

/** Nest leaves what a route's decorators say on its handler; where an address has parameters it wraps that, and {@link answered} knows. */
const isUnaudited = (handler: object): boolean => 'unaudited' in (ruleOf(handler) ?? {});
const ruleOf = (handler: object) => Reflect.getMetadata(AUDIT_RULE, handler) as AuditRule | undefined;

function noteShown(request: AuditedRequest, reply: FastifyReply, payload: unknown): void {
  const { auditRule: rule } = request;
  if (reply.statusCode < 400 && rule && 'reads' in rule && rule.shown) request.shown = rule.shown(payload as never);
}

function recordOf(request: AuditedRequest, { statusCode: status }: FastifyReply) {
  const { caller, auditRule: rule, shown } = request;
  if (!caller) return undefined;
  const { id } = (request.params ?? {}) as { id?: string };
  const { subject } = (request.query ?? {}) as { subject?: string };
  return answered({
    caller,
    rule,
    status,
    shown,
    isRefused: request.isRefused ?? false,
    route: `${request.method} ${request.routeOptions.url ?? ''}`,
    id: id ?? subject,
    reason: headerOf(request, 'x-access-reason'),
  });
}

const headerOf = ({ headers }: FastifyRequest, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
};

function refuse(reply: FastifyReply, payload: unknown): string {
  if (typeof payload === 'object' && payload !== null && 'destroy' in payload)
    (payload as { destroy(): void }).destroy();
  void reply
    .status(unrecorded.status)
    .header('retry-after', String(retryAfterSeconds))
    .removeHeader('content-length')
    .type('application/problem+json');
  return JSON.stringify(unrecorded);
}
