import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '#domain';
import { Database, StatisticsRepository } from '#persistence';
import { PUBLISHED_STATISTICS, type PublishedStatistics, ReadPublicStatistics, ReadStatistics } from '#statistics';
import { StatisticsController } from './statistics.controller.js';

/** What workers have published of each month. */
@Module({
  controllers: [StatisticsController],
  providers: [
    {
      provide: PUBLISHED_STATISTICS,
      inject: [Database],
      useFactory: (database: Database) => new StatisticsRepository(database),
    },
    {
      provide: ReadStatistics,
      inject: [PUBLISHED_STATISTICS, CLOCK],
      useFactory: (published: PublishedStatistics, clock: Clock) => new ReadStatistics(published, clock),
    },
    {
      provide: ReadPublicStatistics,
      inject: [PUBLISHED_STATISTICS, CLOCK],
      useFactory: (published: PublishedStatistics, clock: Clock) => new ReadPublicStatistics(published, clock),
    },
  ],
})
export class StatisticsModule {}
