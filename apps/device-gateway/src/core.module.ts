import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CLOCK, type Clock } from '#domain';
import { Database, FieldKeys, openDatabase, openMasterKey } from '#persistence';
import { lineWithoutClients, openSocketAdapter, Processes } from '#processes';
import { CONFIGURATION, type Configuration } from './configuration.js';
import { GatewayMetrics } from './metrics/gateway-metrics.js';

/** The pool that only presses use: an SOS waits behind no position. */
export const PANIC_DATABASE = Symbol('panic database');

/** What ends the line to the other processes. */
const LINE_END = Symbol('LineEnd');

/** What every room needs: configuration, time, the two pools, the line to the apis, and what is counted. */
@Global()
@Module({})
export class CoreModule implements OnApplicationShutdown {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PANIC_DATABASE) private readonly panicDatabase: Database,
    @Inject(LINE_END) private readonly endLine: () => Promise<void>,
  ) {}

  static with(configuration: Configuration, clock: Clock): DynamicModule {
    const { DATABASE_URL: url, DATABASE_POOL_SIZE, PANIC_POOL_SIZE, REDIS_URL, QUEUE_PREFIX } = configuration;
    return {
      module: CoreModule,
      providers: [
        { provide: CONFIGURATION, useValue: configuration },
        { provide: CLOCK, useValue: clock },
        { provide: FieldKeys, useFactory: () => new FieldKeys(openMasterKey(configuration), clock) },
        {
          provide: Database,
          inject: [FieldKeys],
          useFactory: (keys: FieldKeys) =>
            openDatabase({ url, poolSize: DATABASE_POOL_SIZE, applicationName: 'qalqan-gateway' }, keys),
        },
        {
          provide: PANIC_DATABASE,
          inject: [FieldKeys],
          useFactory: (keys: FieldKeys) =>
            openDatabase({ url, poolSize: PANIC_POOL_SIZE, applicationName: 'qalqan-gateway-panic' }, keys),
        },
        GatewayMetrics,
        { provide: Processes, useFactory: () => new Processes(configuration.ACCESS_TOKEN_SECRET) },
        {
          provide: LINE_END,
          inject: [Processes],
          useFactory: async (processes: Processes) => {
            const { adapter, end } = await openSocketAdapter({
              databaseUrl: url,
              redisUrl: REDIS_URL,
              prefix: QUEUE_PREFIX,
              applicationName: 'qalqan-gateway-sockets',
            });
            const { line, close } = lineWithoutClients(adapter);
            processes.connect(line);
            return () => close().then(end);
          },
        },
      ],
      exports: [CONFIGURATION, CLOCK, Database, PANIC_DATABASE, GatewayMetrics, Processes],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.endLine();
    await Promise.all([this.database.close(), this.panicDatabase.close()]);
  }
}
