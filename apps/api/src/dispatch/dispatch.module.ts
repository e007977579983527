import { Module } from '@nestjs/common';
import { DESK_STORE, INCIDENT_READER, LIVE_PUSH } from '#incidents';
import { Database, SqlDeskStore, SqlIncidentReader } from '#persistence';
import { DispatchFeed } from './dispatch-feed.js';
import { DispatchGateway } from './dispatch.gateway.js';
import { DispatchSockets } from './dispatch-sockets.js';
import { EndStaleSockets } from './end-stale-sockets.js';
import { LivePositions } from './live-positions.js';
import { PushCommitted } from './push-committed.js';

@Module({
  providers: [
    {
      provide: INCIDENT_READER,
      inject: [Database],
      useFactory: (database: Database) => new SqlIncidentReader(database),
    },
    { provide: DESK_STORE, inject: [Database], useFactory: (database: Database) => new SqlDeskStore(database) },
    DispatchSockets,
    DispatchFeed,
    LivePositions,
    DispatchGateway,
    EndStaleSockets,
    { provide: LIVE_PUSH, useClass: PushCommitted },
  ],
  exports: [INCIDENT_READER, DESK_STORE, LIVE_PUSH, DispatchSockets],
})
export class DispatchModule {}
