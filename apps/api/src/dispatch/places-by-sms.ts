import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { agenciesOf, type FeedEvent, type IncidentReader } from '#incidents';
import { Metrics } from '../metrics/metrics.js';
import { DispatchFeed, FEED_READER } from './dispatch-feed.js';
import { LivePositions } from './live-positions.js';

/** The place of a press is written right after it; the second look is for a database that is slow. */
const looksAfterMilliseconds = [500, 5_000];
/** Both parties' newest are among so many. */
const newest = 20;

/**
 * Shows the consoles the place of a press that a worker has taken by SMPP: a worker has no line to them (decision 6), and the fix of
 * such a press has no next one that would make up for it. The log tells of the press, and the place is looked up.
 */
@Injectable()
export class PlacesBySms implements OnApplicationShutdown {
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(
    @Inject(FEED_READER) private readonly reader: IncidentReader,
    @Inject(LivePositions) private readonly positions: LivePositions,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(PinoLogger) private readonly logger: PinoLogger,
    @Inject(DispatchFeed) feed: DispatchFeed,
  ) {
    feed.hear((cell, events) => {
      for (const event of events) if (isPressBySms(event)) this.lookLater(cell, event);
    });
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  private lookLater(cell: number, event: FeedEvent): void {
    for (const milliseconds of looksAfterMilliseconds) {
      const timer = setTimeout(() => {
        this.timers.delete(timer);
        void this.look(cell, event);
      }, milliseconds).unref();
      this.timers.add(timer);
    }
  }

  private async look(cell: number, event: FeedEvent): Promise<void> {
    const { incidentId, agencyId } = event;
    try {
      const track = await this.reader.track({ cell, agencyId }, incidentId, newest);
      this.positions.show(
        track.map(({ id: _, deviceId: __, receivedAt: ___, fixTime, ...point }) => ({
          ...point,
          ...{ incidentId, agencyId, agencyIds: agenciesOf(event), fixTime: Date.parse(fixTime) },
        })),
      );
    } catch (error) {
      this.metrics.pushFailed('positions');
      this.logger.error({ err: error }, 'the place of a press by SMS was not shown');
    }
  }
}

function isPressBySms({ kind, data }: FeedEvent): boolean {
  const decision = data['decision'] as { trigger?: unknown } | undefined;
  return (kind === 'alarm_raised' || kind === 'alarm_updated') && decision?.trigger === 'sms';
}
