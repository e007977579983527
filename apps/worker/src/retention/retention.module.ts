import { Module } from '@nestjs/common';
import { CLOCK, type Clock, newId } from '#domain';
import { Database, RetentionBenchRepository } from '#persistence';
import { ApplyRetention } from '#retention';
import { CONFIGURATION, type Configuration } from '../configuration.js';

/** Deletes what agencies no longer keep. */
@Module({
  providers: [
    {
      provide: ApplyRetention,
      inject: [Database, CONFIGURATION, CLOCK],
      useFactory: (database: Database, { RETENTION_BOUNDS }: Configuration, clock: Clock) =>
        new ApplyRetention(new RetentionBenchRepository(database, clock), RETENTION_BOUNDS, clock, newId),
    },
  ],
  exports: [ApplyRetention],
})
export class RetentionModule {}
