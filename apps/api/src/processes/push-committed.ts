import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { CommittedNews, LivePush } from '#incidents';
import { DELIVERY_QUEUE, type DeliveryQueue } from '#queue';
import { Metrics } from '../metrics/metrics.js';
import { Processes } from './processes.js';

/** What follows a commit: the consoles of every process, and the queue. A loss is made up for by sweepers and cursors. */
@Injectable()
export class PushCommitted implements LivePush {
  constructor(
    @Inject(Processes) private readonly processes: Processes,
    @Inject(DELIVERY_QUEUE) private readonly queue: DeliveryQueue,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(PinoLogger) private readonly logger: PinoLogger,
  ) {}

  tell({ cell, cursor, deliveries, moved, located = [] }: CommittedNews): void {
    if (cursor !== undefined) this.processes.tell('wake', cell);
    if (moved.length > 0) this.processes.tell('moved', [...moved]);
    for (const { secondsToFix } of located) this.metrics.locationAnswered(secondsToFix);
    if (located.length > 0) {
      const ids = located.map(({ requestId, agencyId, staffId }) => ({ requestId, agencyId, staffId }));
      this.processes.tell('locationsSettled', ids);
    }
    if (deliveries.length === 0) return;
    this.queue.enqueue(deliveries.map((delivery) => ({ cell, ...delivery }))).catch((error: unknown) => {
      this.metrics.pushFailed('queue');
      this.logger.error(
        { err: error, count: deliveries.length },
        'deliveries were not queued; the sweeper will find them',
      );
    });
  }
}
