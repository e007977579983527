import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The refresh token: sent to these routes alone, and by our own pages alone. */
const refreshCookie = 'qalqan_refresh';
/** See `KnownClients`. */
const marksCookie = 'qalqan_known';
/** What the browser keeps while it is at the provider of single sign-on. */
const journeyCookie = 'qalqan_journey';

const path = '/v1/sessions';
const marksSeconds = 180 * 86_400;
const journeySeconds = 600;

/** A browser keeps no secure cookie of a page without TLS; only this very machine is reached so. */
function attributes(request: FastifyRequest) {
  const onThisMachine = ['localhost', '127.0.0.1', '[::1]'].includes(request.hostname);
  return { path, httpOnly: true, sameSite: 'strict' as const, secure: !(onThisMachine && request.protocol === 'http') };
}

/** The cookies of a request's client. */
export function readCookies({ server, headers }: FastifyRequest) {
  const cookies = server.parseCookie(headers.cookie ?? '');
  return { refreshToken: cookies[refreshCookie], marks: cookies[marksCookie], journey: cookies[journeyCookie] };
}

interface Kept {
  refreshToken: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

export function keepRefreshToken(
  request: FastifyRequest,
  reply: FastifyReply,
  { refreshToken, expiresAt }: Kept,
): void {
  void reply.setCookie(refreshCookie, refreshToken, { ...attributes(request), expires: new Date(expiresAt) });
}

export function dropRefreshToken(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(refreshCookie, attributes(request));
}

export function keepMarks(request: FastifyRequest, reply: FastifyReply, marks: string): void {
  void reply.setCookie(marksCookie, marks, { ...attributes(request), maxAge: marksSeconds });
}

/** Lax: the browser comes back from the provider's page, which is another site. */
export function keepJourney(request: FastifyRequest, reply: FastifyReply, journey: string): void {
  const kept = { ...attributes(request), sameSite: 'lax' as const, path: `${path}/oidc`, maxAge: journeySeconds };
  void reply.setCookie(journeyCookie, journey, kept);
}

export function dropJourney(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(journeyCookie, { ...attributes(request), sameSite: 'lax', path: `${path}/oidc` });
}
