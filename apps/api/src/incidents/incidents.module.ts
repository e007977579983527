import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '#domain';
import { detectionEngine } from '#geofence';
import {
  AcknowledgeIncident,
  ArriveOnScene,
  CloseIncident,
  DESK_FIGURES,
  DESK_STORE,
  type DeskStore,
  DispatchUnit,
  HandOverIncident,
  INCIDENT_PLACES,
  LIVE_PUSH,
  type LivePush,
  NEAREST_UNITS,
  NoteIncident,
  ORDER_HISTORY,
  type RecordingContext,
  RevokeLinks,
  UndoClose,
  WAITING_STEPS,
  WorkOnIncident,
} from '#incidents';
import {
  Database,
  SqlDeskFigures,
  SqlIncidentPlaces,
  SqlNearestUnits,
  SqlOrderHistory,
  SqlWaitingSteps,
} from '#persistence';
import { RECORDING_CONTEXT } from '../core.module.js';
import { CaseStoreModule } from '../cases/case-store.module.js';
import { DispatchModule } from '../dispatch/dispatch.module.js';
import { DeskFiguresController } from './desk-figures.controller.js';
import { IncidentsController } from './incidents.controller.js';
import { ReadDeskFigures } from './read-desk-figures.js';
import { OrderHistoryController } from './order-history.controller.js';
import { ReadIncidents } from './read-incidents.js';
import { ReadNearestUnits } from './read-nearest-units.js';
import { ReadOrderHistory } from './read-order-history.js';

@Module({
  imports: [CaseStoreModule, DispatchModule],
  controllers: [IncidentsController, DeskFiguresController, OrderHistoryController],
  providers: [
    ReadIncidents,
    ReadNearestUnits,
    ReadDeskFigures,
    { provide: DESK_FIGURES, inject: [Database], useFactory: (database: Database) => new SqlDeskFigures(database) },
    ReadOrderHistory,
    { provide: ORDER_HISTORY, inject: [Database], useFactory: (database: Database) => new SqlOrderHistory(database) },
    { provide: NEAREST_UNITS, inject: [Database], useFactory: (database: Database) => new SqlNearestUnits(database) },
    {
      provide: INCIDENT_PLACES,
      inject: [Database],
      useFactory: (database: Database) => new SqlIncidentPlaces(database),
    },
    { provide: WAITING_STEPS, inject: [Database], useFactory: (database: Database) => new SqlWaitingSteps(database) },
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
      provide: RevokeLinks,
      inject: [WorkOnIncident, CLOCK],
      useFactory: (work: WorkOnIncident, clock: Clock) => new RevokeLinks(work, clock),
    },
    {
      provide: UndoClose,
      inject: [DESK_STORE, LIVE_PUSH, CLOCK],
      useFactory: (store: DeskStore, push: LivePush, clock: Clock) => new UndoClose(store, push, clock),
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
