import { Module } from '@nestjs/common';
import { CLOCK, type Clock, type IdFactory, IDS } from '#domain';
import {
  CancelPanic,
  LIVE_PUSH,
  type LivePush,
  PANIC_STORE,
  type PanicStore,
  PersonPins,
  PressPanic,
  type RecordingContext,
} from '#incidents';
import { type Database, SqlPanicStore } from '#persistence';
import { PANIC_DATABASE, RECORDING_CONTEXT } from '../core.module.js';

const collaborators = [PANIC_STORE, LIVE_PUSH, CLOCK, RECORDING_CONTEXT];

/** The operations of a press, on the pool that only presses use. */
@Module({
  providers: [
    { provide: PANIC_STORE, inject: [PANIC_DATABASE], useFactory: (database: Database) => new SqlPanicStore(database) },
    {
      provide: PressPanic,
      inject: collaborators,
      useFactory: (store: PanicStore, push: LivePush, clock: Clock, context: RecordingContext) =>
        new PressPanic(store, push, clock, context),
    },
    {
      provide: PersonPins,
      inject: [PANIC_STORE, CLOCK, IDS],
      useFactory: (store: PanicStore, clock: Clock, ids: IdFactory) => new PersonPins(store, clock, ids),
    },
    {
      provide: CancelPanic,
      inject: [PersonPins, ...collaborators],
      useFactory: (pins: PersonPins, store: PanicStore, push: LivePush, clock: Clock, context: RecordingContext) =>
        new CancelPanic(store, pins, push, clock, context),
    },
  ],
  exports: [PressPanic, CancelPanic, PersonPins],
})
export class PressModule {}
