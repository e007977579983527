import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '#domain';
import { type Channel, CHANNELS, DeliverAlarm, DELIVERY_STORE, type DeliveryStore, SweepDeliveries } from '#notify';
import { Database, DeliveryStoreRepository } from '#persistence';
import { DELIVERY_QUEUE, type DeliveryQueue } from '#queue';

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
  ],
  exports: [DeliverAlarm, SweepDeliveries],
})
export class OperationsModule {}
