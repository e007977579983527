import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { type CanaryOutage, CLOCK, type Clock } from '#domain';
import { openOperatorChannels, operatorConfiguration, TellOfOutage, TellOperator } from '#notify';
import { defaultCell } from '#orders';
import { CanaryStore, Database } from '#persistence';
import { CONFIGURATION, type Configuration } from '../configuration.js';
import { Metrics } from '../metrics/metrics.js';

/** So long the workers have to tell of an outage that they noticed. */
const workersFirstMilliseconds = 30_000;

/**
 * Tells the operator that the test alarm does not arrive when no worker has: the worker may be what is gone, and who
 * fails cannot be relied on to say so. That one arrives again is told by the worker by which it arrives.
 */
@Injectable()
export class StandInForWorkers {
  private readonly operator: TellOperator;
  private readonly telling: TellOfOutage;

  constructor(
    @Inject(CONFIGURATION) configuration: Configuration,
    @Inject(Database) database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Metrics) metrics: Metrics,
    @Inject(PinoLogger) logger: PinoLogger,
  ) {
    const channels = openOperatorChannels(operatorConfiguration(configuration), clock);
    this.operator = new TellOperator(channels, clock, (channel, outcome) => {
      metrics.operatorTold(channel, outcome);
      if (outcome === 'failed')
        logger.error({ channel }, 'the operator could not be told that the test alarm is missing');
    });
    this.telling = new TellOfOutage(new CanaryStore(database, defaultCell), this.operator, clock, (error) =>
      logger.warn({ error }, 'nobody can be asked whether the operator knows; telling alone'),
    );
  }

  /** Call it about each second with the outage that lasts, if any. */
  async look(outage: CanaryOutage | undefined): Promise<void> {
    await this.operator.goOn();
    if (!outage) this.telling.ended();
    else if (this.clock.now() - outage.since >= workersFirstMilliseconds) await this.telling.goesOn(outage);
  }
}
