import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CLOCK, type Clock } from '#domain';
import { type Channel, CHANNELS, channelsConfiguration, openChannels } from '#notify';
import { Database, FieldKeys, openDatabase, openMasterKey, ReceiptStoreRepository } from '#persistence';
import { CONFIGURATION, type Configuration } from './configuration.js';
import { InboundSms } from './inbound-sms.js';
import { WorkerMetrics } from './metrics/worker-metrics.js';

/** Those of the channels that this process has opened and has to close. */
const OWN_CHANNELS = Symbol('OwnChannels');

/** What every job needs: configuration, time, the pool, what is counted, and the ways out. Given channels replace the configured ones. */
@Global()
@Module({})
export class CoreModule implements OnApplicationShutdown {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OWN_CHANNELS) private readonly channels: readonly Channel[],
  ) {}

  static with(configuration: Configuration, clock: Clock, channels?: readonly Channel[]): DynamicModule {
    return {
      module: CoreModule,
      providers: [
        { provide: CONFIGURATION, useValue: configuration },
        { provide: CLOCK, useValue: clock },
        {
          provide: FieldKeys,
          useFactory: () => new FieldKeys(openMasterKey(configuration), clock),
        },
        {
          provide: Database,
          inject: [FieldKeys],
          useFactory: (keys: FieldKeys) => {
            const { DATABASE_URL: url, DATABASE_POOL_SIZE: poolSize } = configuration;
            return openDatabase({ url, poolSize, applicationName: 'qalqan-worker' }, keys);
          },
        },
        WorkerMetrics,
        InboundSms,
        {
          provide: CHANNELS,
          inject: [Database, WorkerMetrics, InboundSms],
          useFactory: (database: Database, metrics: WorkerMetrics, inbound: InboundSms) =>
            channels ??
            openChannels(channelsConfiguration(configuration), {
              clock,
              receipts: new ReceiptStoreRepository(database),
              observer: metrics,
              inbound: inbound.hear,
            }),
        },
        { provide: OWN_CHANNELS, inject: [CHANNELS], useFactory: (all: readonly Channel[]) => (channels ? [] : all) },
      ],
      exports: [CONFIGURATION, CLOCK, Database, CHANNELS, WorkerMetrics, InboundSms],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.channels.flatMap((channel) => channel.close?.() ?? []));
    await this.database.close();
  }
}
