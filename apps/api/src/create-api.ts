import cookies from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { Logger } from 'nestjs-pino';
import { type Clock, type IdFactory, newId, systemClock } from '#domain';
import { Processes } from '#processes';
import { shedReadings } from './admission/shed-readings.js';
import { ApiModule, type ApiParts } from './api.module.js';
import { auditAnswers } from './audit/audit-answers.js';
import type { Configuration } from './configuration.js';
import { bodyLimitBytes, harden } from './http/harden.js';
import { refuseAddress, refuseUnreadable } from './http/refused-early.js';
import { serveBaseMap } from './http/serve-base-map.js';
import { serveConsole } from './http/serve-console.js';
import { serveSurvivor } from './http/serve-survivor.js';
import { SocketsAdapter } from './dispatch/sockets.adapter.js';
import { acceptForgivingBodies } from './ingest/forgiving-bodies.js';
import { documentOf, wholeApi } from './openapi.js';
import { hasDesk } from './surface.js';

/** A phone on the edge of its cell may take its time; whoever never ends is not waited for. */
const requestTimeoutMilliseconds = 90_000;
const headersTimeoutMilliseconds = 15_000;

/** The api, ready to listen. Time, ids and parts can be given, for tests. */
export async function createApi(
  configuration: Configuration,
  clock: Clock = systemClock,
  ids: IdFactory = newId,
  parts: ApiParts = {},
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.with(configuration, clock, ids, parts),
    new FastifyAdapter({
      bodyLimit: bodyLimitBytes,
      requestTimeout: requestTimeoutMilliseconds,
      trustProxy: configuration.TRUSTED_PROXIES || false,
      routerOptions: { ignoreTrailingSlash: true },
      frameworkErrors: refuseAddress,
      clientErrorHandler: refuseUnreadable,
    }),
    // The raw body: a signature is over what came, not over what was read.
    { bufferLogs: true, rawBody: true },
  );
  app.getHttpServer().headersTimeout = headersTimeoutMilliseconds;
  await harden(app, configuration);
  // Read where they are needed: a position carries none, and comes a thousand times more often.
  if (hasDesk(configuration.SURFACE)) await app.register(cookies, { hook: false });
  acceptForgivingBodies(app, bodyLimitBytes);
  shedReadings(app);
  auditAnswers(app);
  app.useLogger(app.get(Logger));
  app.enableShutdownHooks();
  const sockets = await SocketsAdapter.connect(app, configuration);
  app.useWebSocketAdapter(sockets);
  if (!hasDesk(configuration.SURFACE)) {
    app.get(Processes).connect(sockets.withoutClients());
    return app;
  }
  // It tells of every address, those of the other surfaces too.
  const documented = configuration.SURFACE === 'all' ? app : await wholeApi(configuration, clock, ids);
  SwaggerModule.setup('docs', app, () => documentOf(documented), {
    jsonDocumentUrl: 'docs/openapi.json',
  });
  await serveBaseMap(app, configuration.MAP_TILES_FILE, app.get(Logger));
  serveSurvivor(app, configuration.SURVIVOR_ROOT);
  serveConsole(app, configuration.WEB_ROOT);
  return app;
}
