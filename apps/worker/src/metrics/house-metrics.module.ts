import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '#domain';
import { Database } from '#persistence';
import { QueueDepths } from '#queue';
import { HouseMetrics } from './house-metrics.js';
import { WorkerMetrics } from './worker-metrics.js';

@Module({
  providers: [
    {
      provide: HouseMetrics,
      inject: [Database, QueueDepths, CLOCK, WorkerMetrics],
      useFactory: (database: Database, queues: QueueDepths, clock: Clock, { registry }: WorkerMetrics) =>
        new HouseMetrics(database, queues, clock, registry),
    },
  ],
})
export class HouseMetricsModule {}
