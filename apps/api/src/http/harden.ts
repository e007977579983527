import { hash } from 'node:crypto';
import helmet from '@fastify/helmet';
import rateLimit, { type RateLimitOptions } from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest, RouteOptions } from 'fastify';
import { mostChunkBytes } from '#contracts';
import { Problem } from '#domain';
import type { Configuration } from '../configuration.js';

/** 1,000 fixes fit four times over; what is larger is no report. Areas of 20,000 corners fit as well. */
export const bodyLimitBytes = 1024 * 1024;

interface Hardening {
  /** Paths of routes, from their beginning; the first that fits counts. */
  path: RegExp;
  bodyLimitBytes: number;
  /** Requests a minute of one identity; absent: never refused for their number. */
  perMinute?: number;
  /** Who asks is told by the network address alone: credentials that nobody checks would make anybody many. */
  unchecked?: true;
  headers: ReturnType<typeof policy> | false;
}

type Directives = Record<string, readonly string[]>;

const policy = (directives: Directives) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'base-uri': ["'none'"],
      'frame-ancestors': ["'none'"],
      'object-src': ["'none'"],
      'form-action': ["'self'"],
      ...Object.fromEntries(Object.entries(directives).map(([name, sources]) => [name, [...sources]])),
    },
  },
  referrerPolicy: { policy: 'no-referrer' as const },
  xFrameOptions: { action: 'deny' as const },
});

/** An answer in JSON is nothing that a page could be made of. */
const data = policy({ 'default-src': ["'none'"] });

/** What the console's page may load and reach: itself and its own origin, nothing else. */
const page = policy({
  'default-src': ["'self'"],
  'connect-src': ["'self'", 'ws:', 'wss:'],
  'img-src': ["'self'", 'data:'],
  // Recordings, fetched by the page and played out of its own memory.
  'media-src': ['blob:'],
  'style-src': ["'self'", "'unsafe-inline'"],
});

/**
 * What each group of routes bears. A press is never refused for how often it comes (design, section 4). Devices get no
 * headers that only a browser reads: each byte of each reply is paid for by a battery. Their number of requests is bounded
 * far beyond what a phone sends that empties a week's backlog one report at a time.
 */
const hardenings: readonly Hardening[] = [
  { path: /^\/v1\/(panics|sms\/inbound)/, bodyLimitBytes: 64 * 1024, headers: false },
  // Some throw away what is answered 429, some are known by their body only: overload alone refuses them, with 503.
  { path: /^\/ingest\//, bodyLimitBytes, headers: false },
  // Twelve a minute while it hears; a phone that had no network for an hour brings the rest as well.
  { path: /^\/v1\/recordings\//, bodyLimitBytes: mostChunkBytes, perMinute: 240, headers: false },
  { path: /^\/v1\/positions/, bodyLimitBytes, perMinute: 3_000, headers: false },
  { path: /^\/v1\/(sessions|enrolments)/, bodyLimitBytes: 16 * 1024, perMinute: 300, headers: data },
  { path: /^\/v1\/(orders|zones|agencies)/, bodyLimitBytes, perMinute: 1_200, headers: data },
  // A file of 4 MiB in base64. Reading one is work: nobody brings sixty a minute.
  { path: /^\/v1\/imports$/, bodyLimitBytes: 6 * 1024 * 1024, perMinute: 60, headers: data },
  // Open to everybody who has something to tell; a file comes in pieces of 192 KiB in base64.
  {
    path: /^\/v1\/public\/intake-reports\/pieces$/,
    bodyLimitBytes: 300 * 1024,
    perMinute: 120,
    unchecked: true,
    headers: data,
  },
  { path: /^\/v1\/public\/intake-reports/, bodyLimitBytes: 64 * 1024, perMinute: 30, unchecked: true, headers: data },
  // Each page asks twelve times a minute, and one carrier's address is many people's.
  { path: /^\/v1\/public\/live-links\//, bodyLimitBytes: 1024, perMinute: 600, unchecked: true, headers: data },
  // Open to everybody, and the same all day.
  { path: /^\/v1\/public\//, bodyLimitBytes: 1024, perMinute: 60, unchecked: true, headers: data },
  { path: /^\/v1\//, bodyLimitBytes: 128 * 1024, perMinute: 1_200, headers: data },
  // A map that is dragged asks for many tiles, and a whole desk may have one address.
  { path: /^\/map\//, bodyLimitBytes: 1024, perMinute: 30_000, headers: data },
  { path: /^\/(health|metrics)/, bodyLimitBytes: 1024, headers: data },
  { path: /^\//, bodyLimitBytes: 1024, perMinute: 1_200, headers: page },
];

const hardeningOf = (path: string): Hardening => hardenings.find((hardening) => hardening.path.test(path))!;

/**
 * Headers, size and number of requests, by route. Called before any route is made. CORS stays closed: no origin but our own
 * is ever named, and the answer says nothing about what serves it.
 */
export async function harden(
  app: NestFastifyApplication,
  { REQUEST_LIMITS: limited }: Pick<Configuration, 'REQUEST_LIMITS'>,
): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRoute', (route: RouteOptions) => {
    const { bodyLimitBytes: bodyLimit, headers, perMinute, unchecked } = hardeningOf(route.url);
    Object.assign(route, { bodyLimit, helmet: headers });
    route.config = { ...route.config, rateLimit: limited && perMinute !== undefined && limit(perMinute, unchecked) };
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    // What is personal is kept by nobody between us and its reader.
    if (request.url.startsWith('/v1/')) void reply.header('cache-control', 'no-store');
    done();
  });
  await app.register(helmet, { ...page, global: true });
  await app.register(rateLimit, {
    global: true,
    cache: identitiesRemembered,
    addHeaders: quiet,
    addHeadersOnExceeding: quiet,
  });
}

/** Only whoever is refused is told when to come again. */
const quiet = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };
/** Per process and group of routes, the latest ones. */
const identitiesRemembered = 50_000;

const limit = (perMinute: number, unchecked = false): RateLimitOptions => ({
  max: perMinute,
  timeWindow: 60_000,
  groupId: String(perMinute),
  keyGenerator: unchecked ? ({ ip }) => ip : identityOf,
  errorResponseBuilder: (_, { ttl }) =>
    new Problem(
      'too_many',
      'too_many_requests',
      'Too many requests. Send this one again later.',
      [],
      Math.ceil(ttl / 1_000),
    ),
});

/** Whoever shows credentials is told from others by them, and not by an address that a whole city's phones may share. */
function identityOf(request: FastifyRequest): string {
  const { authorization } = request.headers;
  return authorization === undefined ? request.ip : hash('sha256', authorization, 'base64');
}
