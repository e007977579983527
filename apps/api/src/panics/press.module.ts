import { Module } from '@nestjs/common';
import { CLOCK, type Clock, type IdFactory, IDS } from '#domain';
import { CancelPanic, LIVE_PUSH, type LivePush, PANIC_STORE, type PanicStore, PressPanic } from '#incidents';
import { type Database, SqlPanicStore } from '#persistence';
import { PANIC_DATABASE } from '../core.module.js';
import { DispatchModule } from '../dispatch/dispatch.module.js';

const collaborators = [PANIC_STORE, LIVE_PUSH, CLOCK, IDS];

/** The operations of a press, on the pool that only presses use. */
@Module({
  imports: [DispatchModule],
  providers: [
    { provide: PANIC_STORE, inject: [PANIC_DATABASE], useFactory: (database: Database) => new SqlPanicStore(database) },
    {
      provide: PressPanic,
      inject: collaborators,
      useFactory: (store: PanicStore, push: LivePush, clock: Clock, ids: IdFactory) =>
        new PressPanic(store, push, clock, ids),
    },
    {
      provide: CancelPanic,
      inject: collaborators,
      useFactory: (store: PanicStore, push: LivePush, clock: Clock, ids: IdFactory) =>
        new CancelPanic(store, push, clock, ids),
    },
  ],
  exports: [PressPanic, CancelPanic],
})
export class PressModule {}
