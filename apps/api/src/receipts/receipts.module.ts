import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '#domain';
import { RECEIPT_STORE } from '#notify';
import { Database, ReceiptStoreRepository } from '#persistence';
import { ReceiptLimit } from './receipt-limit.js';
import { ReceiptsController } from './receipts.controller.js';

@Module({
  controllers: [ReceiptsController],
  providers: [
    {
      provide: RECEIPT_STORE,
      inject: [Database],
      useFactory: (database: Database) => new ReceiptStoreRepository(database),
    },
    { provide: ReceiptLimit, inject: [CLOCK], useFactory: (clock: Clock) => new ReceiptLimit(clock) },
  ],
  exports: [RECEIPT_STORE, ReceiptLimit],
})
export class ReceiptsModule {}
