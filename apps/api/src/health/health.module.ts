import { Module } from '@nestjs/common';
import { type ChannelReadiness, channelsConfiguration, channelStatuses } from '#notify';
import { Database } from '#persistence';
import { QueueReadiness } from '#queue';
import { CONFIGURATION, type Configuration } from '../configuration.js';
import { HealthController } from './health.controller.js';
import { READINESS, type ReadinessCheck } from './readiness.js';

@Module({
  controllers: [HealthController],
  providers: [
    {
      provide: READINESS,
      inject: [Database, QueueReadiness, CONFIGURATION],
      useFactory: (database: Database, queue: QueueReadiness, configuration: Configuration): ReadinessCheck[] => [
        databaseCheck(database),
        queueCheck(queue),
        ...channelStatuses(channelsConfiguration(configuration)).map(channelCheck),
      ],
    },
  ],
})
export class HealthModule {}

const databaseCheck = (database: Database): ReadinessCheck => ({
  name: 'database',
  run: () =>
    database.ping().then(
      () => ({ status: 'up' as const }),
      () => ({ status: 'down' as const, detail: 'The database does not answer.' }),
    ),
});

/** Without the queue, deliveries wait for the worker's sweep. */
const queueCheck = (queue: QueueReadiness): ReadinessCheck => ({
  name: 'queue',
  run: async () => ({ status: (await queue.check()) === 'up' ? 'up' : 'degraded', detail: queue.backend }),
});

const channelCheck = ({ channel, status }: ChannelReadiness): ReadinessCheck => ({
  name: `channel:${channel}`,
  run: async () => ({ status: status === 'ready' ? 'up' : status }),
});
