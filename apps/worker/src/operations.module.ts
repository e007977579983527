import { Module } from '@nestjs/common';
import { CLOCK, type Clock, newId } from '#domain';
import { detectionEngine } from '#geofence';
import { AdvancePlans } from '#incidents';
import {
  type Channel,
  CHANNELS,
  DeliverAlarm,
  DELIVERY_STORE,
  type DeliveryStore,
  LOCATE_STORE,
  LocateDevices,
  type LocateStore,
  PushCap,
  readyChannels,
  statusesOf,
  Stranger,
  SweepDeliveries,
  wakingChannelOf,
} from '#notify';
import {
  CapEndpointRepository,
  Database,
  DeliveryStoreRepository,
  LocateStoreRepository,
  SqlPlanRunStore,
  SqlCapReader,
  SqlTrackingStore,
} from '#persistence';
import { DELIVERY_QUEUE, type DeliveryQueue, LOCATE_QUEUE, type LocateQueue } from '#queue';
import { SweepWatches } from '#tracking';
import { CONFIGURATION, type Configuration } from './configuration.js';
import { countedDeliveries } from './metrics/delivery-outcomes.js';
import { WorkerMetrics } from './metrics/worker-metrics.js';
import { QueueCommitted } from './queue-committed.js';

/** Injection token of the {@link SweepDeliveries} of requests for a location. */
export const SWEEP_LOCATES = Symbol('SweepLocates');

/** What the jobs do. The queue is global: an operation plans its own retry with it. */
@Module({
  providers: [
    {
      provide: DELIVERY_STORE,
      inject: [Database, WorkerMetrics],
      useFactory: (db: Database, metrics: WorkerMetrics) =>
        countedDeliveries(new DeliveryStoreRepository(db), metrics.registry),
    },
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
      provide: AdvancePlans,
      inject: [Database, DELIVERY_QUEUE, CHANNELS, CLOCK],
      useFactory: (database: Database, queue: DeliveryQueue, channels: readonly Channel[], clock: Clock) => {
        const context = { newId, readyChannels: readyChannels(statusesOf(channels)) };
        return new AdvancePlans(new SqlPlanRunStore(database), new QueueCommitted(queue), clock, context);
      },
    },
    { provide: LOCATE_STORE, inject: [Database], useFactory: (db: Database) => new LocateStoreRepository(db) },
    {
      provide: LocateDevices,
      inject: [LOCATE_STORE, LOCATE_QUEUE, CHANNELS, CLOCK],
      useFactory: (store: LocateStore, queue: LocateQueue, channels: readonly Channel[], clock: Clock) =>
        new LocateDevices(store, queue, wakingChannelOf(channels), clock),
    },
    {
      provide: SWEEP_LOCATES,
      inject: [LOCATE_STORE, LOCATE_QUEUE, CLOCK],
      useFactory: (store: LocateStore, queue: LocateQueue, clock: Clock) => new SweepDeliveries(store, queue, clock),
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
          { newId, readyChannels: readyChannels(statusesOf(channels)) },
          metrics,
        ),
    },
    {
      provide: PushCap,
      inject: [Database, CONFIGURATION, CLOCK, WorkerMetrics],
      useFactory: (database: Database, configuration: Configuration, clock: Clock, metrics: WorkerMetrics) =>
        new PushCap(
          new CapEndpointRepository(database),
          new SqlCapReader(database),
          new Stranger({ privateAddressesAllowed: configuration.WEBHOOK_PRIVATE_ADDRESSES_ALLOWED }),
          clock,
          metrics,
        ),
    },
  ],
  exports: [AdvancePlans, DeliverAlarm, SweepDeliveries, LocateDevices, SWEEP_LOCATES, SweepWatches, PushCap],
})
export class OperationsModule {}
