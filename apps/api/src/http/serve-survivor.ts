import '@fastify/static';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { cacheControlOf } from './static-cache.js';

/** Where each page is served, and its file within the build. What they load is below `/app/` for all. */
const pages = [
  { address: '/app', file: 'index.html' },
  { address: '/c', file: 'contact/index.html' },
  { address: '/help', file: 'help/index.html' },
] as const;

/** Serves the built survivor's app from `/app/`, the contact's page from `/c/`, and help for everybody from `/help/`. */
export function serveSurvivor(app: NestFastifyApplication, root: string | undefined): void {
  if (root === undefined || !existsSync(join(root, 'index.html'))) return;
  const built = pages.filter(({ file }) => existsSync(join(root, file)));
  const policies = new Map(built.map(({ file }) => [file, policyOf(readFileSync(join(root, file), 'utf8'))] as const));
  // Whatever was asked for, and compressed or not: the page's own folder stands in the path of its file.
  const policyAt = (path: string) =>
    policies.get(pages.find(({ file }) => file !== 'index.html' && path.includes(`/${file}`))?.file ?? 'index.html');
  app.useStaticAssets({
    root,
    prefix: '/app/',
    preCompressed: true,
    setHeaders: (response, path) => {
      // Nest types it as Node's response; @fastify/static 10 hands over Fastify's reply.
      const reply = response as unknown as FastifyReply;
      void reply.headers({
        'cache-control': cacheControlOf(path),
        'content-security-policy': policyAt(path),
        'permissions-policy': `geolocation=(self), camera=(), microphone=${hears(path)}, payment=(), usb=()`,
      });
    },
  });
  const fastify = app.getHttpAdapter().getInstance();
  for (const { address, file } of built)
    fastify.get(address, (request, reply) => {
      // For the router both are one address; for the service worker, whose reach is a path, they are not.
      const [path] = request.url.split('?', 1);
      return path === address ? reply.redirect(`${address}/`, 308) : reply.sendFile(file);
    });
}

/** The app alone hears, and only if she has switched it on. */
const hears = (path: string): string =>
  pages.some(({ file }) => file !== 'index.html' && path.includes(`/${file}`)) ? '()' : '(self)';

/** Our own files, our own api, the styles that stand in the page, and nothing else. Numbers to call are links, not loads. */
const policyOf = (page: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${stylesIn(page)}`.trim(),
    "img-src 'self' data:",
    "connect-src 'self' ws: wss:",
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

const stylesIn = (page: string): string =>
  [...page.matchAll(/<style>([^]*?)<\/style>/g)]
    .map(([, style]) => `'sha256-${createHash('sha256').update(style!).digest('base64')}'`)
    .join(' ');
