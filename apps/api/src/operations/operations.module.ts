import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '#domain';
import { FAILED_DELIVERIES, type FailedDeliveries, SendAgain } from '#notify';
import { Database, FailedDeliveriesRepository, SqlQuarantineReader } from '#persistence';
import { DELIVERY_QUEUE, type DeliveryQueue } from '#queue';
import { QUARANTINE_READER } from '#tracking';
import { DeliveriesController } from './deliveries.controller.js';
import { QuarantinedReportsController } from './quarantined-reports.controller.js';

/** What an operator looks after. */
@Module({
  controllers: [DeliveriesController, QuarantinedReportsController],
  providers: [
    {
      provide: QUARANTINE_READER,
      inject: [Database],
      useFactory: (database: Database) => new SqlQuarantineReader(database),
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
