import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AccessError } from '#access';
import { CONFIGURATION, type Configuration } from '../configuration.js';
import { isOwnOrigin } from '../http/own-origin.js';

/**
 * For routes that live by a cookie: refuses what a page of another site sends (a browser says so, and no script can make it
 * say otherwise). Programs that are no browser send neither header. The cookies are SameSite=Strict besides.
 */
@Injectable()
export class OwnPagesGuard implements CanActivate {
  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    const site = headers['sec-fetch-site'];
    const own = site === undefined ? isOwnOrigin(headers, this.configuration.PUBLIC_URL) : site === 'same-origin';
    if (!own) throw new AccessError('foreign_origin');
    return true;
  }
}
