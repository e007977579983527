import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { CommittedNews, LivePush } from '#incidents';
import { DELIVERY_QUEUE, type DeliveryQueue } from '#queue';
import { Metrics } from '../metrics/metrics.js';
import { DispatchFeed } from './dispatch-feed.js';
import { DispatchSockets } from './dispatch-sockets.js';
import { LivePositions } from './live-positions.js';
import { SettledLocations } from './settled-locations.js';

/** What follows a commit: the consoles of every process, and the queue. A loss is made up for by sweepers and cursors. */
@Injectable()
export class PushCommitted implements LivePush {
  constructor(
    @Inject(DispatchFeed) private readonly feed: DispatchFeed,
    @Inject(LivePositions) private readonly positions: LivePositions,
    @Inject(SettledLocations) private readonly locations: SettledLocations,
    @Inject(DispatchSockets) private readonly sockets: DispatchSockets,
    @Inject(DELIVERY_QUEUE) private readonly queue: DeliveryQueue,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(PinoLogger) private readonly logger: PinoLogger,
  ) {}

  tell({ cell, cursor, deliveryIds, moved, located = [] }: CommittedNews): void {
    if (cursor !== undefined) {
      this.feed.wake(cell);
      this.sockets.tellOthers('wake', cell);
    }
    if (moved.length > 0) {
      this.positions.show(moved);
      this.sockets.tellOthers('moved', [...moved]);
    }
    for (const { secondsToFix } of located) this.metrics.locationAnswered(secondsToFix);
    this.locations.tell(located);
    if (deliveryIds.length === 0) return;
    this.queue.enqueue(deliveryIds.map((id) => ({ cell, id }))).catch((error: unknown) => {
      this.metrics.pushFailed('queue');
      this.logger.error(
        { err: error, count: deliveryIds.length },
        'deliveries were not queued; the sweeper will find them',
      );
    });
  }
}
