import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type DeviceCaller, DeviceMay, Unaudited } from '#access';
import { ReadCompanion } from '#companion';
import { type Companion, companion } from '#contracts';
import { CONFIGURATION, type Configuration } from '../configuration.js';
import { Answers } from '../http/documented.decorator.js';
import { companionView } from './companion-views.js';

@ApiTags('devices')
@Controller('v1/companion')
export class CompanionController {
  constructor(
    @Inject(ReadCompanion) private readonly read: ReadCompanion,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get()
  @DeviceMay('companion.read')
  @Unaudited('a person reads of their own doings')
  @Answers(200, companion)
  async all(@CurrentCaller() device: DeviceCaller): Promise<Companion> {
    return companionView(await this.read.all(device), this.configuration.SMS_INBOUND_NUMBER ?? null);
  }
}
