import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { cacheControlOf } from './static-cache.js';

/** Serves the built console from `/`. Without a build there is no page, and the api says so once at start. */
export function serveConsole(app: NestFastifyApplication, webRoot: string | undefined): void {
  if (!webRoot || !existsSync(join(webRoot, 'index.html'))) return;
  app.useStaticAssets({
    root: webRoot,
    prefix: '/',
    decorateReply: false,
    preCompressed: true,
    setHeaders: (response, path) => {
      // Nest types it as Node's response; @fastify/static 10 hands over Fastify's reply.
      const reply = response as unknown as FastifyReply;
      void reply.header('cache-control', cacheControlOf(path));
    },
  });
}
