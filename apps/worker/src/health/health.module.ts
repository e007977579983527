import { Logger, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { type Channel, CHANNELS, operatorConfiguration } from '#notify';
import { Database } from '#persistence';
import { HealthServer } from '#processes';
import { QueueReadiness } from '#queue';
import { CONFIGURATION, type Configuration } from '../configuration.js';
import { WorkerMetrics } from '../metrics/worker-metrics.js';
import { WorkerHealth } from './worker-health.js';

@Module({
  providers: [
    {
      provide: WorkerHealth,
      inject: [Database, QueueReadiness, CHANNELS, WorkerMetrics, CONFIGURATION],
      useFactory: (
        database: Database,
        queue: QueueReadiness,
        channels: readonly Channel[],
        metrics: WorkerMetrics,
        configuration: Configuration,
      ) => {
        const operatorWays = Object.keys(operatorConfiguration(configuration));
        const health = new WorkerHealth(database, queue, channels, operatorWays);
        metrics.watchCircuits(() => health.openCircuits());
        return health;
      },
    },
    {
      provide: HealthServer,
      inject: [CONFIGURATION, WorkerHealth, WorkerMetrics],
      useFactory: (configuration: Configuration, health: WorkerHealth, metrics: WorkerMetrics) =>
        new HealthServer('worker', configuration.HOST, configuration.WORKER_PORT, health, metrics.registry),
    },
  ],
})
export class HealthModule implements OnApplicationBootstrap {
  private readonly log = new Logger(HealthModule.name);

  constructor(private readonly health: WorkerHealth) {}

  onApplicationBootstrap(): void {
    for (const { channel, status } of this.health.channels())
      if (status === 'not_configured') this.log.warn({ channel }, 'a channel is not configured and sends nothing');
  }
}
