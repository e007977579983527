import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '#domain';
import { Database, SupportDirectoryRepository } from '#persistence';
import { ReadDirectory, SUPPORT_DIRECTORY, type SupportDirectory } from '#support';
import { SupportController } from './support.controller.js';

/** Who helps, for everybody. */
@Module({
  controllers: [SupportController],
  providers: [
    {
      provide: SUPPORT_DIRECTORY,
      inject: [Database],
      useFactory: (database: Database) => new SupportDirectoryRepository(database),
    },
    {
      provide: ReadDirectory,
      inject: [SUPPORT_DIRECTORY, CLOCK],
      useFactory: (directory: SupportDirectory, clock: Clock) => new ReadDirectory(directory, clock),
    },
  ],
})
export class SupportModule {}
