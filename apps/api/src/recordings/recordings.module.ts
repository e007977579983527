import { Module } from '@nestjs/common';
import { KeepChunk, RECORDING_STORE, type RecordingStore } from '#companion';
import { CLOCK, type Clock } from '#domain';
import { RECORDING_SHELF } from '#evidence';
import { LIVE_PUSH, type LivePush } from '#incidents';
import { Database, RecordingShelfRepository, SqlRecordingStore } from '#persistence';
import { ChunksController } from './chunks.controller.js';
import { IncidentRecordingsController } from './incident-recordings.controller.js';

/** What phones hear after a press: brought by them, heard by who may take evidence. Never on the connections of presses. */
@Module({
  controllers: [ChunksController, IncidentRecordingsController],
  providers: [
    {
      provide: RECORDING_STORE,
      inject: [Database],
      useFactory: (database: Database) => new SqlRecordingStore(database),
    },
    {
      provide: RECORDING_SHELF,
      inject: [Database],
      useFactory: (database: Database) => new RecordingShelfRepository(database),
    },
    {
      provide: KeepChunk,
      inject: [RECORDING_STORE, LIVE_PUSH, CLOCK],
      useFactory: (store: RecordingStore, push: LivePush, clock: Clock) => new KeepChunk(store, push, clock),
    },
  ],
})
export class RecordingsModule {}
