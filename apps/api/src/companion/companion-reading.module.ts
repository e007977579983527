import { Module } from '@nestjs/common';
import {
  COMPANION_READER,
  type CompanionReader,
  ReadCompanion,
  WARNING_PLACES,
  WARNING_RECEIPTS,
  type WarningPlaces,
  type WarningReceipts,
} from '#companion';
import { CLOCK, type Clock } from '#domain';
import { Database, SqlCompanionReader, SqlWarningPlaces, SqlWarningReceipts } from '#persistence';

/** What a phone reads of its own person: not on the connections that only presses use. */
@Module({
  providers: [
    {
      provide: COMPANION_READER,
      inject: [Database],
      useFactory: (database: Database) => new SqlCompanionReader(database),
    },
    {
      provide: WARNING_RECEIPTS,
      inject: [Database],
      useFactory: (database: Database) => new SqlWarningReceipts(database),
    },
    {
      provide: WARNING_PLACES,
      inject: [Database],
      useFactory: (database: Database) => new SqlWarningPlaces(database),
    },
    {
      provide: ReadCompanion,
      inject: [COMPANION_READER, WARNING_RECEIPTS, WARNING_PLACES, CLOCK],
      useFactory: (reader: CompanionReader, receipts: WarningReceipts, places: WarningPlaces, clock: Clock) =>
        new ReadCompanion(reader, receipts, places, clock),
    },
  ],
  exports: [COMPANION_READER, ReadCompanion],
})
export class CompanionReadingModule {}
