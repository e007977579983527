import { createHmac } from 'node:crypto';
import { createParamDecorator, type ExecutionContext, Inject, Injectable, type PipeTransform } from '@nestjs/common';
import { Problem } from '#domain';
import type { Once } from '#orders';
import { CONFIGURATION, type Configuration } from '../configuration.js';

interface Asked {
  key: string | string[] | undefined;
  route: string;
  body: unknown;
}

interface CreateRequest {
  headers: Record<string, string | string[] | undefined>;
  method: string;
  url: string;
  body: unknown;
}

const wellFormed = /^[\x21-\x7e]{1,200}$/;

/**
 * The hash is keyed: a body may hold a PIN, which a plain hash would give away to whoever tries all of them.
 */
@Injectable()
class OncePipe implements PipeTransform<Asked, Once | undefined> {
  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  transform({ key, route, body }: Asked): Once | undefined {
    if (key === undefined) return undefined;
    if (typeof key !== 'string' || !wellFormed.test(key))
      throw new Problem('malformed', 'idempotency_key_malformed', 'The Idempotency-Key cannot be used.', [
        { path: 'Idempotency-Key', message: 'must be 1 to 200 printable ASCII characters without spaces' },
      ]);
    const requestHash = createHmac('sha256', this.configuration.ACCESS_TOKEN_SECRET)
      .update(textOf(['idempotency', route, body]))
      .digest();
    return { key, route, requestHash };
  }
}

function textOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    // Nested more deeply than the stack is.
    throw new Problem('malformed', 'body_too_deep', 'The body is nested too deeply.');
  }
}

const asked = createParamDecorator((_: unknown, context: ExecutionContext): Asked => {
  const { headers, method, url, body } = context.switchToHttp().getRequest<CreateRequest>();
  return { key: headers['idempotency-key'], route: `${method} ${url.split('?')[0]}`, body };
});

/** Parameter: {@link Once} of the request, or `undefined` when it carries no `Idempotency-Key`. */
export const IdempotencyKey = () => asked(OncePipe);
