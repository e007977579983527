import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AccessError } from '#access';
import { CONFIGURATION, type Configuration } from '../configuration.js';

/**
 * For routes that live by a cookie: refuses what a page of another site sends (a browser says so, and no script can make it
 * say otherwise). Programs that are no browser send neither header. The cookies are SameSite=Strict besides.
 */
@Injectable()
export class OwnPagesGuard implements CanActivate {
  private readonly publicHost: string | undefined;

  constructor(@Inject(CONFIGURATION) { PUBLIC_URL }: Configuration) {
    this.publicHost = PUBLIC_URL === undefined ? undefined : new URL(PUBLIC_URL).host;
  }

  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    const site = headers['sec-fetch-site'];
    const foreign = site !== undefined ? site !== 'same-origin' : !this.isOwn(headers.origin, headers.host);
    if (foreign) throw new AccessError('foreign_origin');
    return true;
  }

  private isOwn(origin: string | undefined, host: string | undefined): boolean {
    if (origin === undefined) return true;
    if (!URL.canParse(origin)) return false;
    const from = new URL(origin).host;
    return from === host || from === this.publicHost;
  }
}
