import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public, Unaudited } from '#access';
import { type PushKey, pushKey } from '#contracts';
import { Problem } from '#domain';
import { CONFIGURATION, type Configuration } from '../configuration.js';
import { Answers } from '../http/documented.decorator.js';

/** What a browser needs to subscribe to Web Push; the subscription itself is given with `channels`. */
@ApiTags('channels')
@Controller('v1/push-key')
export class PushKeyController {
  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  @Get()
  @Public('a contact who subscribes has no account, and the key is public')
  @Unaudited('a public key is nobody’s data')
  @Answers(200, pushKey, 404)
  read(): PushKey {
    const { WEB_PUSH_VAPID_PUBLIC_KEY: publicKey } = this.configuration;
    if (!publicKey) throw new Problem('not_found', 'web_push_not_configured', 'Web Push is not configured here.');
    return { publicKey };
  }
}
