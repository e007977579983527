import { createHash, timingSafeEqual } from 'node:crypto';
import { Body, Controller, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AccessError, Public, Unaudited } from '#access';
import { PressBySms } from '#incidents';
import { CONFIGURATION, type Configuration } from '../configuration.js';

/** What gateways call the text of a message. */
const textFields = ['text', 'message', 'body', 'content', 'msg', 'sms'];

/** Messages that phones send to the house's number, as a gateway brings them: JSON or a form, with a secret that both know. */
@ApiTags('devices')
@Controller('v1/sms/inbound')
export class SmsInboundController {
  constructor(
    @Inject(PressBySms) private readonly pressBySms: PressBySms,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** The same answer whatever the message was: a gateway that is refused brings it again, and learns what is a press. */
  @Post()
  @HttpCode(204)
  @Public('an SMS gateway shows a secret of its own; the phone has signed what it wrote')
  @Unaudited('a press is its own record, in the log of its incident; nothing may stand before it')
  async received(@Headers('authorization') authorization: string | undefined, @Body() body: unknown): Promise<void> {
    if (!isKnown(this.configuration.SMS_INBOUND_SECRET, authorization)) throw new AccessError('credentials_missing');
    await this.pressBySms.execute(textOf(body));
  }
}

/** `Bearer <secret>`, or the password of `Basic`, whatever the user is called. */
function isKnown(secret: string | undefined, authorization = ''): boolean {
  const [, scheme = '', given = ''] = /^(\S+) +(.+)$/.exec(authorization) ?? [];
  const shown = /^basic$/i.test(scheme)
    ? Buffer.from(given, 'base64')
        .toString()
        .replace(/^[^:]*:/, '')
    : /^bearer$/i.test(scheme)
      ? given
      : '';
  return secret !== undefined && timingSafeEqual(hashOf(secret), hashOf(shown));
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Names of fields in any case; what is no text is none. */
function textOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  const fields = new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value as unknown]));
  const found = textFields.map((name) => fields.get(name)).find((value) => typeof value === 'string');
  return typeof found === 'string' ? found.slice(0, 1_000) : '';
}
