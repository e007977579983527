import { Module } from '@nestjs/common';
import { TrackerAuthenticator } from '#access';
import { CLOCK, type Clock, newId } from '#domain';
import {
  Database,
  DeviceDirectoryRepository,
  DeviceSessions,
  DueCommands,
  QuarantinedFrames,
  UnknownDevices,
} from '#persistence';
import { Processes } from '#processes';
import { ReceiveReports } from '#tracking';
import { GatewayMetrics } from '../metrics/gateway-metrics.js';
import { PipelineModule } from '../pipeline.module.js';
import { Beat } from './beat.js';
import { DatagramPeers } from './datagram-peers.js';
import { LiveSessions } from './live-sessions.js';
import { PutAside } from './put-aside.js';
import type { SessionWork } from './live-session.js';
import { TrackerDatagrams } from './tracker-datagrams.js';

const SESSION_WORK = Symbol('SessionWork');

@Module({
  imports: [PipelineModule],
  providers: [
    {
      provide: TrackerAuthenticator,
      inject: [Database, CLOCK, Processes],
      useFactory: (database: Database, clock: Clock, processes: Processes) => {
        const authenticator = new TrackerAuthenticator(new DeviceDirectoryRepository(database), clock);
        processes.hear('devicesChanged', (deviceIds) => deviceIds.forEach((id) => authenticator.forget(id)));
        return authenticator;
      },
    },
    {
      provide: PutAside,
      inject: [Database, CLOCK],
      useFactory: (database: Database, clock: Clock) =>
        new PutAside(new UnknownDevices(database), new QuarantinedFrames(database), clock),
    },
    {
      provide: DeviceSessions,
      inject: [Database],
      useFactory: (database: Database) => new DeviceSessions(database, newId()),
    },
    {
      provide: DueCommands,
      inject: [Database, DeviceSessions],
      useFactory: (database: Database, { gatewayId }: DeviceSessions) => new DueCommands(database, gatewayId),
    },
    { provide: DatagramPeers, inject: [CLOCK], useFactory: (clock: Clock) => new DatagramPeers(clock) },
    {
      provide: SESSION_WORK,
      inject: [TrackerAuthenticator, ReceiveReports, GatewayMetrics],
      useFactory: (devices: TrackerAuthenticator, receive: ReceiveReports, metrics: GatewayMetrics): SessionWork => ({
        recognise: (protocol, uniqueId) => devices.recognise(protocol, uniqueId),
        store: (device, reports) => metrics.committed(receive.execute(device, reports)),
      }),
    },
    {
      provide: LiveSessions,
      inject: [SESSION_WORK, PutAside, DeviceSessions, GatewayMetrics, CLOCK],
      useFactory: (
        work: SessionWork,
        putAside: PutAside,
        rows: DeviceSessions,
        metrics: GatewayMetrics,
        clock: Clock,
      ) => new LiveSessions(work, putAside, rows, metrics, clock),
    },
    {
      provide: TrackerDatagrams,
      inject: [SESSION_WORK, PutAside, LiveSessions, DatagramPeers, GatewayMetrics, CLOCK],
      useFactory: (
        work: SessionWork,
        putAside: PutAside,
        sessions: LiveSessions,
        peers: DatagramPeers,
        metrics: GatewayMetrics,
        clock: Clock,
      ) =>
        new TrackerDatagrams(
          work,
          peers,
          {
            faulted: (protocol, fault, bytes) => {
              metrics.frameRefused(protocol, fault);
              putAside.frame(protocol, fault, bytes, undefined);
            },
            unknown: (protocol, uniqueId) => sessions.unknown(protocol, uniqueId),
            failed: (error) => sessions.failed(error),
          },
          clock,
        ),
    },
    {
      provide: Beat,
      inject: [LiveSessions, PutAside, DeviceSessions, CLOCK],
      useFactory: (sessions: LiveSessions, putAside: PutAside, rows: DeviceSessions, clock: Clock) =>
        new Beat(sessions, putAside, rows, clock),
    },
  ],
  exports: [LiveSessions, Beat, TrackerDatagrams, TrackerAuthenticator, PutAside, DatagramPeers, DueCommands],
})
export class SessionModule {}
