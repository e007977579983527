import { Module } from '@nestjs/common';
import { DESK_STORE, INCIDENT_READER } from '#incidents';
import { Database, SqlDeskStore, SqlIncidentReader } from '#persistence';
import { CaseStoreModule } from '../cases/case-store.module.js';
import { PANIC_DATABASE } from '../core.module.js';
import { ChangedApprovals } from './changed-approvals.js';
import { ChangedShiftNotes } from './changed-shift-notes.js';
import { Confirmations } from './confirmations.js';
import { ConsolePresence } from './console-presence.js';
import { DispatchFeed, FEED_READER } from './dispatch-feed.js';
import { DispatchGateway } from './dispatch.gateway.js';
import { DispatchSockets } from './dispatch-sockets.js';
import { EndStaleSockets } from './end-stale-sockets.js';
import { LivePositions } from './live-positions.js';
import { PlacesBySms } from './places-by-sms.js';
import { ReadLocations } from './read-locations.js';
import { ServiceState } from './service-state.js';
import { StandInForWorkers } from './stand-in-for-workers.js';
import { SettledLocations } from './settled-locations.js';

@Module({
  imports: [CaseStoreModule],
  providers: [
    {
      provide: INCIDENT_READER,
      inject: [Database],
      useFactory: (database: Database) => new SqlIncidentReader(database),
    },
    {
      provide: FEED_READER,
      inject: [PANIC_DATABASE],
      useFactory: (database: Database) => new SqlIncidentReader(database),
    },
    { provide: DESK_STORE, inject: [Database], useFactory: (database: Database) => new SqlDeskStore(database) },
    DispatchSockets,
    Confirmations,
    ConsolePresence,
    DispatchFeed,
    LivePositions,
    PlacesBySms,
    ReadLocations,
    SettledLocations,
    ChangedApprovals,
    ChangedShiftNotes,
    DispatchGateway,
    EndStaleSockets,
    ServiceState,
    StandInForWorkers,
  ],
  exports: [INCIDENT_READER, DESK_STORE, ReadLocations],
})
export class DispatchModule {}
