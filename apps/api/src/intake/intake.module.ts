import { Module } from '@nestjs/common';
import { deriveKey, SpokenCodes } from '#access';
import { CLOCK, type Clock, IDS, type IdFactory } from '#domain';
import { Database, IntakeStoreRepository } from '#persistence';
import { AnswerReports, INTAKE_STORE, TakeReports } from '#support';
import { CONFIGURATION, type Configuration } from '../configuration.js';
import { IntakeController } from './intake.controller.js';
import { PublicIntakeController } from './public-intake.controller.js';

/** Letters of a report's code: 80 bits, for what is good for years. */
const lettersOfCode = 16;

/** What witnesses and others without an account tell an agency. */
@Module({
  controllers: [IntakeController, PublicIntakeController],
  providers: [
    {
      provide: INTAKE_STORE,
      inject: [Database, CLOCK],
      useFactory: (database: Database, clock: Clock) => new IntakeStoreRepository(database, clock),
    },
    {
      provide: TakeReports,
      inject: [INTAKE_STORE, CONFIGURATION, CLOCK, IDS],
      useFactory: (
        store: IntakeStoreRepository,
        { ACCESS_TOKEN_SECRET }: Configuration,
        clock: Clock,
        newId: IdFactory,
      ) =>
        new TakeReports(
          store,
          new SpokenCodes(deriveKey(ACCESS_TOKEN_SECRET, 'intake codes'), lettersOfCode),
          clock,
          newId,
        ),
    },
    {
      provide: AnswerReports,
      inject: [INTAKE_STORE, CLOCK, IDS],
      useFactory: (store: IntakeStoreRepository, clock: Clock, newId: IdFactory) =>
        new AnswerReports(store, clock, newId),
    },
  ],
})
export class IntakeModule {}
