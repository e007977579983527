import { Module } from '@nestjs/common';
import { CLOCK, type Clock, newId } from '#domain';
import { IMPORT_SHELF, type ImportShelf, StaffImports } from '#imports';
import { Database, ImportShelfRepository } from '#persistence';
import { ImportsController } from './imports.controller.js';

/** Bringing tables of orders and devices. Workers read and apply them. */
@Module({
  controllers: [ImportsController],
  providers: [
    {
      provide: IMPORT_SHELF,
      inject: [Database, CLOCK],
      useFactory: (database: Database, clock: Clock) => new ImportShelfRepository(database, clock),
    },
    {
      provide: StaffImports,
      inject: [IMPORT_SHELF, CLOCK],
      useFactory: (shelf: ImportShelf, clock: Clock) => new StaffImports(shelf, clock, newId),
    },
  ],
})
export class ImportsModule {}
