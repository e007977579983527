import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '#domain';
import {
  CancelPanic,
  LIVE_PUSH,
  type LivePush,
  PANIC_STORE,
  type PanicStore,
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
      provide: CancelPanic,
      inject: collaborators,
      useFactory: (store: PanicStore, push: LivePush, clock: Clock, context: RecordingContext) =>
        new CancelPanic(store, push, clock, context),
    },
  ],
  exports: [PressPanic, CancelPanic],
})
export class PressModule {}
