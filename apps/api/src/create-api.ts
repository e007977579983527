import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Logger } from 'nestjs-pino';
import { type Clock, type IdFactory, newId, systemClock } from '#domain';
import { ApiModule } from './api.module.js';
import type { Configuration } from './configuration.js';
import { refuseAddress, refuseUnreadable } from './http/refused-early.js';
import { serveConsole } from './http/serve-console.js';
import { SocketsAdapter } from './dispatch/sockets.adapter.js';
import { acceptForgivingBodies } from './ingest/forgiving-bodies.js';

/** 1,000 fixes fit four times over; what is larger is no report. */
const bodyLimitBytes = 1024 * 1024;

/** The api, ready to listen. Time and ids can be given, for tests. */
export async function createApi(
  configuration: Configuration,
  clock: Clock = systemClock,
  ids: IdFactory = newId,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.with(configuration, clock, ids),
    new FastifyAdapter({
      bodyLimit: bodyLimitBytes,
      routerOptions: { ignoreTrailingSlash: true },
      frameworkErrors: refuseAddress,
      clientErrorHandler: refuseUnreadable,
    }),
    // The raw body: a signature is over what came, not over what was read.
    { bufferLogs: true, rawBody: true },
  );
  acceptForgivingBodies(app, bodyLimitBytes);
  app.useLogger(app.get(Logger));
  app.enableShutdownHooks();
  app.useWebSocketAdapter(await SocketsAdapter.connect(app, configuration));
  const document = new DocumentBuilder()
    .setTitle('Qalqan')
    .setDescription('Panic button and GPS proximity alerts for people under a protective order.')
    .setVersion('1')
    .addBearerAuth()
    .build();
  SwaggerModule.setup('docs', app, () => SwaggerModule.createDocument(app, document), {
    jsonDocumentUrl: 'docs/openapi.json',
  });
  serveConsole(app, configuration.WEB_ROOT);
  return app;
}
