import { Global, Module } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { LIVE_PUSH } from '#incidents';
import { Processes, PushCommitted } from '#processes';
import { DELIVERY_QUEUE, type DeliveryQueue } from '#queue';
import { CONFIGURATION, type Configuration } from '../configuration.js';
import { Metrics } from '../metrics/metrics.js';

/** In every process, whatever it serves: what it commits is told to those that show it. */
@Global()
@Module({
  providers: [
    {
      provide: Processes,
      inject: [CONFIGURATION],
      useFactory: ({ ACCESS_TOKEN_SECRET }: Configuration) => new Processes(ACCESS_TOKEN_SECRET),
    },
    {
      provide: LIVE_PUSH,
      inject: [Processes, DELIVERY_QUEUE, Metrics, PinoLogger],
      useFactory: (processes: Processes, queue: DeliveryQueue, metrics: Metrics, logger: PinoLogger) =>
        new PushCommitted(processes, queue, {
          locationAnswered: (secondsToFix) => metrics.locationAnswered(secondsToFix),
          queueFailed: (error, count) => {
            metrics.pushFailed('queue');
            logger.error({ err: error, count }, 'deliveries were not queued; the sweeper will find them');
          },
        }),
    },
  ],
  exports: [Processes, LIVE_PUSH],
})
export class ProcessesModule {}
