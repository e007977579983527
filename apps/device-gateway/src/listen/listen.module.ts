import { Module } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '../configuration.js';
import { GatewayMetrics } from '../metrics/gateway-metrics.js';
import { LiveSessions } from '../session/live-sessions.js';
import { SessionModule } from '../session/session.module.js';
import { TrackerDatagrams } from '../session/tracker-datagrams.js';
import { Listeners } from './listeners.js';

@Module({
  imports: [SessionModule],
  providers: [
    {
      provide: Listeners,
      inject: [CONFIGURATION, LiveSessions, TrackerDatagrams, GatewayMetrics],
      useFactory: (
        configuration: Configuration,
        sessions: LiveSessions,
        datagrams: TrackerDatagrams,
        metrics: GatewayMetrics,
      ) => new Listeners(configuration, sessions, datagrams, metrics),
    },
  ],
})
export class ListenModule {}
