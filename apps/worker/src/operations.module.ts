import { Module } from '@nestjs/common';
import { CLOCK, type Clock, newId } from '#domain';
import { detectionEngine } from '#geofence';
import { type Channel, CHANNELS, DeliverAlarm, DELIVERY_STORE, type DeliveryStore, SweepDeliveries } from '#notify';
import { Database, DeliveryStoreRepository, SqlTrackingStore } from '#persistence';
import { DELIVERY_QUEUE, type DeliveryQueue } from '#queue';
import { SweepWatches } from '#tracking';
import { WorkerMetrics } from './metrics/worker-metrics.js';
import { QueueCommitted } from './queue-committed.js';

/** What the jobs do. The queue is global: an operation plans its own retry with it. */
@Module({
  providers: [
    { provide: DELIVERY_STORE, inject: [Database], useFactory: (db: Database) => new DeliveryStoreRepository(db) },
    {
      provide: DeliverAlarm,
      inject: [DELIVERY_STORE, DELIVERY_QUEUE, CHANNELS, CLOCK],
      useFactory: (store: DeliveryStore, queue: DeliveryQueue, channels: readonly Channel[], clock: Clock) =>
        new DeliverAlarm(store, queue, channels, clock),
    },
    {
      provide: SweepDeliveries,
      inject: [DELIVERY_STORE, DELIVERY_QUEUE, CLOCK],
      useFactory: (store: DeliveryStore, queue: DeliveryQueue, clock: Clock) =>
        new SweepDeliveries(store, queue, clock),
    },
    {
      provide: SweepWatches,
      inject: [Database, DELIVERY_QUEUE, CHANNELS, CLOCK, WorkerMetrics],
      useFactory: (
        database: Database,
        queue: DeliveryQueue,
        channels: readonly Channel[],
        clock: Clock,
        metrics: WorkerMetrics,
      ) =>
        new SweepWatches(
          new SqlTrackingStore(database),
          detectionEngine,
          new QueueCommitted(queue),
          clock,
          { newId, readyChannels: readyOf(channels) },
          metrics,
        ),
    },
  ],
  exports: [DeliverAlarm, SweepDeliveries, SweepWatches],
})
export class OperationsModule {}

const readyOf = (channels: readonly Channel[]): ReadonlySet<Channel['name']> =>
  new Set(channels.filter((channel) => channel.status() === 'ready').map(({ name }) => name));
