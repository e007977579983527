import { Inject, Logger, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock, newId } from '#domain';
import { openOperatorChannels, operatorConfiguration, TellOperator } from '#notify';
import { Cases, defaultCell } from '#orders';
import { CanaryStore, Database, onceAvailable, SqlCaseStore } from '#persistence';
import { CONFIGURATION, type Configuration } from '../configuration.js';
import { CanaryMetrics } from '../metrics/canary-metrics.js';
import { WorkerMetrics } from '../metrics/worker-metrics.js';
import { CanaryCalls } from './canary-calls.js';
import { CanaryCase } from './canary-case.js';
import { PressCanary } from './press-canary.js';
import { WatchCanary } from './watch-canary.js';

/** The test alarm. Without `API_URL` there is neither press nor watch, and the log says so. */
@Module({
  providers: [
    { provide: CanaryStore, inject: [Database], useFactory: (db: Database) => new CanaryStore(db, defaultCell) },
    {
      provide: WatchCanary,
      inject: [CONFIGURATION, CanaryStore, WorkerMetrics, CLOCK],
      useFactory: (configuration: Configuration, store: CanaryStore, { registry }: WorkerMetrics, clock: Clock) =>
        configuration.API_URL && openWatch(configuration, store, new CanaryMetrics(registry), clock),
    },
    {
      provide: PressCanary,
      inject: [CONFIGURATION, CanaryStore, Database, WatchCanary, CLOCK],
      useFactory: (
        { API_URL: apiUrl }: Configuration,
        store: CanaryStore,
        database: Database,
        watch: WatchCanary,
        clock: Clock,
      ) => {
        if (!apiUrl) return undefined;
        const canaryCase = new CanaryCase(store, casesOf(database, clock), newId);
        return new PressCanary(new CanaryCalls(apiUrl), canaryCase, store, watch, clock, newId);
      },
    },
  ],
  exports: [PressCanary],
})
export class CanaryModule implements OnApplicationBootstrap {
  private readonly log = new Logger(CanaryModule.name);

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(CanaryStore) private readonly store: CanaryStore,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { API_URL: apiUrl } = this.configuration;
    if (!apiUrl) {
      this.log.warn('API_URL is not set: no test alarm is pressed, and nobody notices when alarms do not arrive');
      await onceAvailable(() => this.store.giveUp());
    } else if (Object.keys(operatorConfiguration(this.configuration)).length === 0) {
      this.log.warn(
        'neither OPERATOR_EMAIL nor OPERATOR_WEBHOOK_URL is set: a missing test alarm is told by log, metric and consoles alone',
      );
    }
  }
}

function openWatch(
  configuration: Configuration,
  store: CanaryStore,
  metrics: CanaryMetrics,
  clock: Clock,
): WatchCanary {
  const log = new Logger(TellOperator.name);
  const channels = openOperatorChannels(operatorConfiguration(configuration), clock);
  const operator = new TellOperator(channels, clock, (channel, outcome) => {
    metrics.operatorTold(channel, outcome);
    if (outcome === 'failed') log.error({ channel }, 'the operator could not be told that the test alarm is missing');
  });
  return new WatchCanary(store, operator, metrics, clock);
}

/** The api is not told that a token was renewed: it forgets the old one by itself within half a minute. */
function casesOf(database: Database, clock: Clock): Cases {
  const context = { newId, readyChannels: new Set<never>() };
  const changes = { devicesChanged: () => undefined };
  return new Cases(new SqlCaseStore(database, clock), clock, context, changes, { tell: () => undefined });
}
