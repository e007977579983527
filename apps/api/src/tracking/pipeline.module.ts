import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '#domain';
import type { DetectionEngine } from '#geofence';
import { LIVE_PUSH, type LivePush, PressPanic, type RecordingContext } from '#incidents';
import { Database, SqlTrackingStore } from '#persistence';
import {
  type BatchObserver,
  pressForSos,
  ReceiveReports,
  RunBatch,
  Suspects,
  TRACKING_STORE,
  type TrackingStore,
} from '#tracking';
import { LoadShedding } from '../admission/load-shedding.js';
import { PressureGauge } from '../admission/pressure-gauge.js';
import { DETECTION_ENGINE, RECORDING_CONTEXT } from '../core.module.js';
import { Metrics } from '../metrics/metrics.js';
import { PressModule } from '../panics/press.module.js';

/** A report that waits longer than this for its batch finds a house that takes more than it can bear. */
const batchLimitMilliseconds = 1_000;
const BATCH_OBSERVER = Symbol('BatchObserver');

/** The pipeline of positions, without the addresses at which they arrive: a press that has one needs it too. */
@Module({
  imports: [PressModule],
  providers: [
    { provide: TRACKING_STORE, inject: [Database], useFactory: (database: Database) => new SqlTrackingStore(database) },
    { provide: Suspects, inject: [CLOCK], useFactory: (clock: Clock) => new Suspects(clock) },
    {
      provide: BATCH_OBSERVER,
      inject: [Metrics, Suspects],
      useFactory: (metrics: Metrics, suspects: Suspects): BatchObserver => ({
        batchCommitted: (size) => metrics.batchCommitted(size),
        reportQuarantined: () => metrics.reportQuarantined(),
        batchFailedBy: (deviceId) => suspects.add(deviceId),
      }),
    },
    {
      provide: RunBatch,
      inject: [TRACKING_STORE, DETECTION_ENGINE, LIVE_PUSH, CLOCK, RECORDING_CONTEXT, BATCH_OBSERVER],
      useFactory: (
        store: TrackingStore,
        engine: DetectionEngine,
        push: LivePush,
        clock: Clock,
        context: RecordingContext,
        observer: BatchObserver,
      ) => new RunBatch(store, engine, push, clock, context, observer),
    },
    {
      provide: ReceiveReports,
      inject: [RunBatch, PressPanic, CLOCK, LoadShedding, Suspects, Metrics],
      useFactory: (
        runBatch: RunBatch,
        press: PressPanic,
        clock: Clock,
        admission: LoadShedding,
        suspects: Suspects,
        metrics: Metrics,
      ) => new ReceiveReports(timed(runBatch, metrics), pressForSos(press), clock, admission, suspects),
    },
  ],
  exports: [ReceiveReports],
})
export class PipelineModule {
  constructor(receive: ReceiveReports, metrics: Metrics, gauge: PressureGauge) {
    metrics.watchWaiting(() => receive.waiting);
    gauge.watch('batch', batchLimitMilliseconds, () => receive.longestWaitMilliseconds);
  }
}

const timed = (runBatch: RunBatch, metrics: Metrics): Pick<RunBatch, 'execute'> => ({
  execute: async (...given) => {
    const ended = metrics.batchStarted();
    try {
      return await runBatch.execute(...given);
    } finally {
      ended();
    }
  },
});
