import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CLOCK, type Clock } from '#domain';
import { type Channel, CHANNELS, openChannels } from '#notify';
import { createDataSource, Database } from '#persistence';
import { CONFIGURATION, type Configuration } from './configuration.js';
import { WorkerMetrics } from './metrics/worker-metrics.js';

/** What every job needs: configuration, time, the pool, what is counted, and the ways out. Given channels replace the configured ones. */
@Global()
@Module({})
export class CoreModule implements OnApplicationShutdown {
  constructor(@Inject(Database) private readonly database: Database) {}

  static with(configuration: Configuration, clock: Clock, channels?: readonly Channel[]): DynamicModule {
    return {
      module: CoreModule,
      providers: [
        { provide: CONFIGURATION, useValue: configuration },
        { provide: CLOCK, useValue: clock },
        { provide: Database, useFactory: () => open(configuration) },
        WorkerMetrics,
        { provide: CHANNELS, useFactory: () => channels ?? openChannels(channelsConfiguration(configuration), clock) },
      ],
      exports: [CONFIGURATION, CLOCK, Database, CHANNELS, WorkerMetrics],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}

const channelsConfiguration = (configuration: Configuration) => ({
  firebaseCredentialsFile: configuration.FIREBASE_CREDENTIALS_FILE,
  webhookPrivateAddressesAllowed: configuration.WEBHOOK_PRIVATE_ADDRESSES_ALLOWED,
});

async function open({ DATABASE_URL: url, DATABASE_POOL_SIZE: poolSize }: Configuration): Promise<Database> {
  return new Database(await createDataSource({ url, poolSize, applicationName: 'qalqan-worker' }).initialize());
}
