import type { INestApplicationContext } from '@nestjs/common';
import type { MovableClock } from '#domain';
import { type ProtocolName, protocolNames } from '#protocols';
import { portOf, readConfiguration } from '../../apps/device-gateway/src/configuration.js';
import { createGateway } from '../../apps/device-gateway/src/create-gateway.js';
import { Beat } from '../../apps/device-gateway/src/session/beat.js';
import { LiveSessions } from '../../apps/device-gateway/src/session/live-sessions.js';
import { sparePort } from './house-process.js';
import { testDatabaseUrl, testMasterKey, testWorker } from './test-database.js';

/** The device gateway in this process, on the run's database, with a clock that the test moves. */
export class TestGateway {
  private constructor(
    readonly app: INestApplicationContext,
    private readonly clock: MovableClock,
    readonly ports: Readonly<Record<ProtocolName, number>>,
    readonly tlsPort: number,
  ) {}

  /** That of Teltonika. */
  get port(): number {
    return this.ports.teltonika;
  }

  /** @param secret that of the apis which shall hear of it */
  static async start(
    secret: string,
    clock: MovableClock,
    environment: Record<string, string> = {},
  ): Promise<TestGateway> {
    const tlsPort = await sparePort();
    const ports = { teltonika: 0, gt06: 0, h02: 0, watch: 0 };
    for (const protocol of protocolNames) ports[protocol] = await sparePort();
    const configuration = readConfiguration({
      DATABASE_URL: testDatabaseUrl(),
      MASTER_KEY: testMasterKey(),
      REDIS_URL: process.env['REDIS_URL'],
      QUEUE_PREFIX: `tests-${testWorker()}`,
      ACCESS_TOKEN_SECRET: secret,
      DATABASE_POOL_SIZE: '2',
      PANIC_POOL_SIZE: '1',
      LOG_LEVEL: 'silent',
      GATEWAY_PORT: '0',
      ...Object.fromEntries(protocolNames.map((protocol) => [portOf(protocol), String(ports[protocol])])),
      ...(environment['TRACKER_TLS_CERT_FILE'] && { TELTONIKA_TLS_PORT: String(tlsPort) }),
      ...environment,
    });
    const app = await createGateway(configuration, clock);
    await app.init();
    return new TestGateway(app, clock, ports, tlsPort);
  }

  get sessions(): LiveSessions {
    return this.app.get(LiveSessions);
  }

  /** Looks for who is silent, and writes who is connected and what was put aside. */
  async beat(): Promise<void> {
    this.clock.move(5_001);
    await this.app.get(Beat).beat();
  }

  close(): Promise<void> {
    return this.app.close();
  }
}
