import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { CLOCK, type Clock } from '#domain';
import { Database, expireLocationRequests } from '#persistence';
import { Processes } from '#processes';
import { Metrics } from '../metrics/metrics.js';

const everyMilliseconds = 5_000;

/** Ends requests that no fix has answered in time. Every process may do it: each request expires in one of them. */
@Injectable()
export class ExpireLocationRequests implements OnApplicationShutdown {
  private readonly timer: NodeJS.Timeout;
  private running: Promise<void> | undefined;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Processes) private readonly processes: Processes,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(PinoLogger) private readonly logger: PinoLogger,
  ) {
    this.timer = setInterval(() => {
      this.running ??= this.expire();
    }, everyMilliseconds);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  async expire(): Promise<void> {
    try {
      const expired = await expireLocationRequests(this.database, this.clock.now());
      if (expired.length === 0) return;
      this.metrics.locationsExpired(expired.length);
      this.processes.tell('locationsSettled', expired);
    } catch (error) {
      this.logger.error({ err: error }, 'requests for a location could not be ended; they are looked at again');
    } finally {
      this.running = undefined;
    }
  }
}
