import { readFileSync } from 'node:fs';
import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { deviceProtocols, type ProtocolName, protocolNames } from '#protocols';
import { type Configuration, portOf, tlsPortOf } from '../configuration.js';
import type { GatewayMetrics } from '../metrics/gateway-metrics.js';
import { ConnectionLimits } from '../session/connection-limits.js';
import type { LiveSessions } from '../session/live-sessions.js';
import type { TrackerDatagrams } from '../session/tracker-datagrams.js';
import { TcpListener } from './tcp-listener.js';
import { UdpListener } from './udp-listener.js';

export type Transport = 'tcp' | 'tls' | 'udp';

/** Listens where the configuration says so. */
export class Listeners implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(Listeners.name);
  private readonly open = new Map<`${ProtocolName} ${Transport}`, TcpListener | UdpListener>();
  private readonly limits: ConnectionLimits;

  constructor(
    private readonly configuration: Configuration,
    private readonly sessions: LiveSessions,
    private readonly datagrams: TrackerDatagrams,
    private readonly metrics: GatewayMetrics,
  ) {
    const { TRACKER_CONNECTIONS, TRACKER_CONNECTIONS_PER_ADDRESS } = configuration;
    this.limits = new ConnectionLimits(TRACKER_CONNECTIONS, TRACKER_CONNECTIONS_PER_ADDRESS);
    metrics.watchConnections(() => this.limits.connected, TRACKER_CONNECTIONS);
  }

  async onApplicationBootstrap(): Promise<void> {
    const { configuration } = this;
    const host = configuration.TRACKER_HOST ?? configuration.HOST;
    const certificate = configuration.TRACKER_TLS_CERT_FILE
      ? {
          cert: readFileSync(configuration.TRACKER_TLS_CERT_FILE),
          key: readFileSync(configuration.TRACKER_TLS_KEY_FILE!),
        }
      : undefined;
    const refused = (): void => this.metrics.connectionRefused();
    for (const name of protocolNames) {
      const protocol = deviceProtocols[name];
      const [port, tlsPort] = [configuration[portOf(name)], configuration[tlsPortOf(name)]];
      if (!protocol) continue;
      if (port !== 0) {
        const tcp = new TcpListener(protocol, this.sessions, this.limits, refused);
        await tcp.listen(port, host);
        this.open.set(`${name} tcp`, tcp);
      }
      if (port !== 0 && protocol.datagram) {
        const udp = new UdpListener(protocol, this.datagrams, host);
        await udp.listen(port, host);
        this.open.set(`${name} udp`, udp);
      }
      if (tlsPort !== 0) {
        const tls = new TcpListener(protocol, this.sessions, this.limits, refused, certificate);
        await tls.listen(tlsPort, host);
        this.open.set(`${name} tls`, tls);
      }
    }
    this.log.log({ listens: [...this.open].map(([name, { port }]) => `${name} ${port}`) }, 'the gateway listens');
  }

  /** Before the sessions are ended: whoever connects from now on goes to another gateway. */
  onModuleDestroy(): void {
    for (const listener of this.open.values()) listener.close();
  }
}
