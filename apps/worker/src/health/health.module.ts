import { Module } from '@nestjs/common';
import { type Channel, CHANNELS } from '#notify';
import { Database } from '#persistence';
import { QueueReadiness } from '#queue';
import { WorkerMetrics } from '../metrics/worker-metrics.js';
import { CONFIGURATION, type Configuration } from '../configuration.js';
import { HealthServer } from './health-server.js';
import { WorkerHealth } from './worker-health.js';

@Module({
  providers: [
    {
      provide: WorkerHealth,
      inject: [Database, QueueReadiness, CHANNELS],
      useFactory: (database: Database, queue: QueueReadiness, channels: readonly Channel[]) =>
        new WorkerHealth(database, queue, channels),
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
