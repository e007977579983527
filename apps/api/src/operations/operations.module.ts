import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '#domain';
import { CHANNEL_FIGURES, FAILED_DELIVERIES, type FailedDeliveries, SendAgain } from '#notify';
import {
  ChannelFiguresRepository,
  Database,
  FailedDeliveriesRepository,
  QuarantinedFrames,
  SqlQuarantineReader,
  UnknownDevices,
} from '#persistence';
import { DELIVERY_QUEUE, type DeliveryQueue } from '#queue';
import { QUARANTINE_READER, QUARANTINED_FRAME_READER, UNKNOWN_DEVICE_READER } from '#tracking';
import { ChannelsController } from './channels.controller.js';
import { DeliveriesController } from './deliveries.controller.js';
import { QuarantinedReportsController } from './quarantined-reports.controller.js';
import { TrackersController } from './trackers.controller.js';

/** What an operator looks after. */
@Module({
  controllers: [ChannelsController, DeliveriesController, QuarantinedReportsController, TrackersController],
  providers: [
    {
      provide: CHANNEL_FIGURES,
      inject: [Database],
      useFactory: (database: Database) => new ChannelFiguresRepository(database),
    },
    {
      provide: QUARANTINE_READER,
      inject: [Database],
      useFactory: (database: Database) => new SqlQuarantineReader(database),
    },
    {
      provide: UNKNOWN_DEVICE_READER,
      inject: [Database],
      useFactory: (database: Database) => new UnknownDevices(database),
    },
    {
      provide: QUARANTINED_FRAME_READER,
      inject: [Database],
      useFactory: (database: Database) => new QuarantinedFrames(database),
    },
    {
      provide: FAILED_DELIVERIES,
      inject: [Database, CLOCK],
      useFactory: (database: Database, clock: Clock) => new FailedDeliveriesRepository(database, clock),
    },
    {
      provide: SendAgain,
      inject: [FAILED_DELIVERIES, DELIVERY_QUEUE, CLOCK],
      useFactory: (deliveries: FailedDeliveries, queue: DeliveryQueue, clock: Clock) =>
        new SendAgain(deliveries, queue, clock),
    },
  ],
})
export class OperationsModule {}
