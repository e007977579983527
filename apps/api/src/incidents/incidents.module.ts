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
  LIVE_PUSH,
  type LivePush,
  NoteIncident,
  WorkOnIncident,
} from '#incidents';
import { DispatchModule } from '../dispatch/dispatch.module.js';
import { IncidentsController } from './incidents.controller.js';
import { ReadIncidents } from './read-incidents.js';

@Module({
  imports: [DispatchModule],
  controllers: [IncidentsController],
  providers: [
    ReadIncidents,
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
  ],
})
export class IncidentsModule {}
