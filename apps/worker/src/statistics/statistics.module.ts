import { Logger, Module } from '@nestjs/common';
import { CLOCK, type Clock } from '#domain';
import { Database, StatisticsRepository } from '#persistence';
import { PublishStatistics } from '#statistics';

/** Publishes the statistics of each month that is closed. */
@Module({
  providers: [
    {
      provide: PublishStatistics,
      inject: [Database, CLOCK],
      useFactory: (database: Database, clock: Clock) => {
        const log = new Logger('statistics');
        return new PublishStatistics(new StatisticsRepository(database), clock, {
          monthPublished: (month, left) => log.log({ month, left }, 'the statistics of a month were published'),
        });
      },
    },
  ],
  exports: [PublishStatistics],
})
export class StatisticsModule {}
