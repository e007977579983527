import { Inject, Module } from '@nestjs/common';
import type { DeviceCaller } from '#access';
import { SweepCheckIns } from '#companion';
import { AskContacts } from '#contacts';
import { pressMessageOf } from '#contracts';
import { CLOCK, type Clock, newId } from '#domain';
import { detectionEngine } from '#geofence';
import { AdvancePlans, PressBySms, PressPanic } from '#incidents';
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
  ConsentStoreRepository,
  Database,
  DeliveryStoreRepository,
  DeviceDirectoryRepository,
  LocateStoreRepository,
  SqlCheckInStore,
  SqlPanicStore,
  SqlPlanRunStore,
  SqlCapReader,
  SqlTrackingStore,
} from '#persistence';
import { readPositionsBody } from '#protocols';
import { DELIVERY_QUEUE, type DeliveryQueue, LOCATE_QUEUE, type LocateQueue } from '#queue';
import { RunBatch, SweepWatches, TakeFix } from '#tracking';
import { CONFIGURATION, type Configuration } from './configuration.js';
import { InboundSms } from './inbound-sms.js';
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
      provide: SweepCheckIns,
      inject: [Database, DELIVERY_QUEUE, CHANNELS, CLOCK, WorkerMetrics],
      useFactory: (
        database: Database,
        queue: DeliveryQueue,
        channels: readonly Channel[],
        clock: Clock,
        metrics: WorkerMetrics,
      ) => {
        const context = { newId, readyChannels: readyChannels(statusesOf(channels)) };
        return new SweepCheckIns(new SqlCheckInStore(database), new QueueCommitted(queue), clock, context, metrics);
      },
    },
    {
      provide: PressBySms,
      inject: [Database, DELIVERY_QUEUE, CHANNELS, CLOCK, WorkerMetrics],
      useFactory: (
        database: Database,
        queue: DeliveryQueue,
        channels: readonly Channel[],
        clock: Clock,
        metrics: WorkerMetrics,
      ) => {
        const context = { newId, readyChannels: readyChannels(statusesOf(channels)) };
        const push = new QueueCommitted(queue);
        const pressPanic = new PressPanic(new SqlPanicStore(database), push, clock, context);
        const store = new SqlTrackingStore(database);
        const takeFix = new TakeFix(new RunBatch(store, detectionEngine, push, clock, context, metrics), clock);
        const places = {
          follow: async (device: DeviceCaller, fix: object) => {
            for (const report of readPositionsBody({ fixes: [fix] }).reports) await takeFix.execute(device, report);
          },
        };
        const phones = new DeviceDirectoryRepository(database);
        return new PressBySms(pressMessageOf, phones, pressPanic, places, (outcome) => metrics.smsHeard(outcome));
      },
    },
    {
      provide: AskContacts,
      inject: [Database, CHANNELS, CONFIGURATION, CLOCK],
      useFactory: (database: Database, channels: readonly Channel[], { PUBLIC_URL }: Configuration, clock: Clock) =>
        new AskContacts(new ConsentStoreRepository(database, clock), channels, PUBLIC_URL, clock),
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
  exports: [
    AskContacts,
    AdvancePlans,
    DeliverAlarm,
    SweepDeliveries,
    LocateDevices,
    SWEEP_LOCATES,
    SweepWatches,
    SweepCheckIns,
    PushCap,
  ],
})
export class OperationsModule {
  constructor(@Inject(InboundSms) inbound: InboundSms, @Inject(PressBySms) pressBySms: PressBySms) {
    inbound.taking((text) => pressBySms.execute(text));
  }
}
