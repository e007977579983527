import { Module } from '@nestjs/common';
import { pressMessageOf } from '#contracts';
import { PressBySms, PressPanic } from '#incidents';
import { type Database, DeviceDirectoryRepository } from '#persistence';
import { CompanionReadingModule } from '../companion/companion-reading.module.js';
import { PANIC_DATABASE } from '../core.module.js';
import { Metrics } from '../metrics/metrics.js';
import { PipelineModule } from '../tracking/pipeline.module.js';
import { FollowPress } from './follow-press.js';
import { PanicsController } from './panics.controller.js';
import { PressModule } from './press.module.js';
import { SmsInboundController } from './sms-inbound.controller.js';

@Module({
  imports: [PressModule, PipelineModule, CompanionReadingModule],
  controllers: [PanicsController, SmsInboundController],
  providers: [
    FollowPress,
    {
      provide: PressBySms,
      inject: [PANIC_DATABASE, PressPanic, FollowPress, Metrics],
      useFactory: (database: Database, pressPanic: PressPanic, places: FollowPress, metrics: Metrics) =>
        new PressBySms(pressMessageOf, new DeviceDirectoryRepository(database), pressPanic, places, (outcome) =>
          metrics.smsHeard(outcome),
        ),
    },
  ],
})
export class PanicsModule {}
