import { Module } from '@nestjs/common';
import { AUDIT_CHAIN, type AuditChain } from '#access';
import { CLOCK, type Clock, type IdFactory, IDS } from '#domain';
import { Database, PersonFilesRepository, RetentionShelfRepository } from '#persistence';
import { Processes } from '#processes';
import {
  ChangeRetention,
  ErasePerson,
  ExportPerson,
  HoldIncident,
  PERSON_FILES,
  type PersonFiles,
  RETENTION_SHELF,
  type RetentionShelf,
} from '#retention';
import { CONFIGURATION, type Configuration } from '../configuration.js';
import { HoldsController } from './holds.controller.js';
import { PersonDataController } from './person-data.controller.js';
import { RetentionController } from './retention.controller.js';

/** How long data is kept, what is held beyond that, a person's data given out and erased. Workers delete. */
@Module({
  controllers: [RetentionController, HoldsController, PersonDataController],
  providers: [
    {
      provide: RETENTION_SHELF,
      inject: [Database, CLOCK],
      useFactory: (database: Database, clock: Clock) => new RetentionShelfRepository(database, clock),
    },
    {
      provide: PERSON_FILES,
      inject: [Database, CLOCK],
      useFactory: (database: Database, clock: Clock) => new PersonFilesRepository(database, clock),
    },
    {
      provide: ChangeRetention,
      inject: [RETENTION_SHELF, CONFIGURATION, CLOCK],
      useFactory: (shelf: RetentionShelf, { RETENTION_BOUNDS }: Configuration, clock: Clock) =>
        new ChangeRetention(shelf, RETENTION_BOUNDS, clock),
    },
    {
      provide: HoldIncident,
      inject: [RETENTION_SHELF, CLOCK, IDS],
      useFactory: (shelf: RetentionShelf, clock: Clock, newId: IdFactory) => new HoldIncident(shelf, clock, newId),
    },
    {
      provide: ExportPerson,
      inject: [PERSON_FILES, AUDIT_CHAIN, CLOCK],
      useFactory: (files: PersonFiles, audit: AuditChain, clock: Clock) => new ExportPerson(files, audit, clock),
    },
    {
      provide: ErasePerson,
      inject: [PERSON_FILES, Processes, CLOCK],
      useFactory: (files: PersonFiles, processes: Processes, clock: Clock) =>
        new ErasePerson(files, { devicesChanged: (ids) => processes.tell('devicesChanged', [...ids]) }, clock),
    },
  ],
})
export class RetentionModule {}
