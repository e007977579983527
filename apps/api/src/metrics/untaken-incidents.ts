import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Gauge } from 'prom-client';
import { CLOCK, type Clock, severities } from '#domain';
import { Database, untakenIncidents } from '#persistence';
import { Metrics } from './metrics.js';

/** However often the numbers are asked for, the database is asked no more than this. */
const freshMilliseconds = 1_000;

/**
 * The metric that rings: incidents that nobody has taken, and since when the oldest waits. A database that does not answer
 * leaves the series out: absent is what a rule must ring on too.
 */
@Injectable()
export class UntakenIncidents {
  private readAt = -Infinity;
  private reading: Promise<void> | undefined;

  private readonly count: Gauge;
  private readonly oldest: Gauge;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Metrics) metrics: Metrics,
    @Inject(PinoLogger) private readonly logger: PinoLogger,
  ) {
    const refresh = (): Promise<void> => this.refresh();
    this.count = new Gauge({
      name: 'qalqan_incidents_unacknowledged',
      help: 'Incidents that no desk has taken',
      labelNames: ['severity'],
      registers: [metrics.registry],
      collect: refresh,
    });
    this.oldest = new Gauge({
      name: 'qalqan_incident_unacknowledged_oldest_seconds',
      help: 'How long the oldest incident that no desk has taken waits since it was opened or reopened',
      labelNames: ['severity'],
      registers: [metrics.registry],
      collect: refresh,
    });
  }

  private refresh(): Promise<void> {
    if (this.clock.now() - this.readAt < freshMilliseconds) return Promise.resolve();
    this.reading ??= this.read().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async read(): Promise<void> {
    const now = this.clock.now();
    try {
      const found = await untakenIncidents(this.database);
      for (const severity of severities) {
        const row = found.get(severity);
        this.count.set({ severity }, row?.count ?? 0);
        this.oldest.set({ severity }, row ? Math.max(0, now - row.since) / 1_000 : 0);
      }
      this.readAt = now;
    } catch (error) {
      this.count.reset();
      this.oldest.reset();
      this.logger.error({ err: error }, 'incidents that nobody has taken could not be counted');
    }
  }
}
