import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '#domain';
import { CASE_STORE } from '#orders';
import { Database, SqlCaseStore } from '#persistence';

@Module({
  providers: [
    {
      provide: CASE_STORE,
      inject: [Database, CLOCK],
      useFactory: (database: Database, clock: Clock) => new SqlCaseStore(database, clock),
    },
  ],
  exports: [CASE_STORE],
})
export class CaseStoreModule {}
