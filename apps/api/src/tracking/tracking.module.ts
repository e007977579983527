import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '#domain';
import { detectionEngine } from '#geofence';
import { LIVE_PUSH, type LivePush, PressPanic, type RecordingContext } from '#incidents';
import { Database, SqlTrackingStore } from '#persistence';
import { ReceiveReports, RunBatch, TRACKING_STORE, type TrackingStore } from '#tracking';
import { RECORDING_CONTEXT } from '../core.module.js';
import { DispatchModule } from '../dispatch/dispatch.module.js';
import { Metrics } from '../metrics/metrics.js';
import { PressModule } from '../panics/press.module.js';
import { PositionsController } from './positions.controller.js';
import { pressForSos } from './press-for-sos.js';

@Module({
  imports: [DispatchModule, PressModule],
  controllers: [PositionsController],
  providers: [
    { provide: TRACKING_STORE, inject: [Database], useFactory: (database: Database) => new SqlTrackingStore(database) },
    {
      provide: RunBatch,
      inject: [TRACKING_STORE, LIVE_PUSH, CLOCK, RECORDING_CONTEXT, Metrics],
      useFactory: (store: TrackingStore, push: LivePush, clock: Clock, context: RecordingContext, metrics: Metrics) =>
        new RunBatch(store, detectionEngine, push, clock, context, metrics),
    },
    {
      provide: ReceiveReports,
      inject: [RunBatch, PressPanic, CLOCK, Metrics],
      useFactory: (runBatch: RunBatch, press: PressPanic, clock: Clock, metrics: Metrics) => {
        const receive = new ReceiveReports(timed(runBatch, metrics), pressForSos(press), clock);
        metrics.watchWaiting(() => receive.waiting);
        return receive;
      },
    },
  ],
  exports: [ReceiveReports],
})
export class TrackingModule {}

const timed = (runBatch: RunBatch, metrics: Metrics): Pick<RunBatch, 'execute'> => ({
  execute: async (cell, items) => {
    const ended = metrics.batchStarted();
    try {
      return await runBatch.execute(cell, items);
    } finally {
      ended();
    }
  },
});
