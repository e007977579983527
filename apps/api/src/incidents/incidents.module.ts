import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '#domain';
import { detectionEngine } from '#geofence';
import {
  AcknowledgeIncident,
  ArriveOnScene,
  CloseIncident,
  DESK_STORE,
  type DeskStore,
  DispatchUnit,
  HandOverIncident,
  LIVE_PUSH,
  type LivePush,
  NEAREST_UNITS,
  NoteIncident,
  type RecordingContext,
  WorkOnIncident,
} from '#incidents';
import { Database, SqlNearestUnits } from '#persistence';
import { RECORDING_CONTEXT } from '../core.module.js';
import { CaseStoreModule } from '../cases/case-store.module.js';
import { DispatchModule } from '../dispatch/dispatch.module.js';
import { IncidentsController } from './incidents.controller.js';
import { ReadIncidents } from './read-incidents.js';
import { ReadNearestUnits } from './read-nearest-units.js';

@Module({
  imports: [CaseStoreModule, DispatchModule],
  controllers: [IncidentsController],
  providers: [
    ReadIncidents,
    ReadNearestUnits,
    { provide: NEAREST_UNITS, inject: [Database], useFactory: (database: Database) => new SqlNearestUnits(database) },
    {
      provide: WorkOnIncident,
      inject: [DESK_STORE, LIVE_PUSH, CLOCK],
      useFactory: (store: DeskStore, push: LivePush, clock: Clock) => new WorkOnIncident(store, push, clock),
    },
    ...[AcknowledgeIncident, DispatchUnit, ArriveOnScene, NoteIncident].map((Operation) => ({
      provide: Operation,
      inject: [WorkOnIncident],
      useFactory: (work: WorkOnIncident) => new Operation(work),
    })),
    {
      provide: CloseIncident,
      inject: [WorkOnIncident, CLOCK],
      useFactory: (work: WorkOnIncident, clock: Clock) => new CloseIncident(work, detectionEngine, clock),
    },
    {
      provide: HandOverIncident,
      inject: [DESK_STORE, LIVE_PUSH, CLOCK, RECORDING_CONTEXT],
      useFactory: (store: DeskStore, push: LivePush, clock: Clock, context: RecordingContext) =>
        new HandOverIncident(store, push, clock, context),
    },
  ],
})
export class IncidentsModule {}
