import { Module } from '@nestjs/common';
import { Database, SqlQuarantineReader } from '#persistence';
import { QUARANTINE_READER } from '#tracking';
import { QuarantinedReportsController } from './quarantined-reports.controller.js';

/** What an operator looks after. */
@Module({
  controllers: [QuarantinedReportsController],
  providers: [
    {
      provide: QUARANTINE_READER,
      inject: [Database],
      useFactory: (database: Database) => new SqlQuarantineReader(database),
    },
  ],
})
export class OperationsModule {}
