import { Module } from '@nestjs/common';
import { type Channel, CHANNELS } from '#notify';
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
      inject: [Database, QueueReadiness, CHANNELS, WorkerMetrics],
      useFactory: (database: Database, queue: QueueReadiness, channels: readonly Channel[], metrics: WorkerMetrics) => {
        const health = new WorkerHealth(database, queue, channels);
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
