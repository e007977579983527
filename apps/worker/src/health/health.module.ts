import { Module } from '@nestjs/common';
import { type Channel, CHANNELS, operatorConfiguration } from '#notify';
import { Database } from '#persistence';
import { QueueReadiness } from '#queue';
import { CONFIGURATION, type Configuration } from '../configuration.js';
import { WorkerMetrics } from '../metrics/worker-metrics.js';
import { HealthServer } from './health-server.js';
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
        new HealthServer(configuration.HOST, configuration.WORKER_PORT, health, metrics.registry),
    },
  ],
})
export class HealthModule {}
