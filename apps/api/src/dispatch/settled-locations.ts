import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { CLOCK, type Clock } from '#domain';
import { Processes, type SettledLocation } from '#processes';
import { Metrics } from '../metrics/metrics.js';
import { DispatchFeed } from './dispatch-feed.js';
import { type DispatchSocket, DispatchSockets } from './dispatch-sockets.js';
import { ReadLocations } from './read-locations.js';

/**
 * Brings the answer to the consoles of who asked, and to nobody else's. Between processes go ids alone: the process that
 * has the console reads the answer as its member of staff would, so that this reading is in the audit chain too.
 */
@Injectable()
export class SettledLocations {
  constructor(
    @Inject(DispatchSockets) private readonly sockets: DispatchSockets,
    @Inject(DispatchFeed) private readonly feed: DispatchFeed,
    @Inject(ReadLocations) private readonly read: ReadLocations,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(PinoLogger) private readonly logger: PinoLogger,
    @Inject(Processes) processes: Processes,
  ) {
    processes.hear('locationsSettled', (requests) => this.show(requests));
  }

  /** To the consoles of this process. What is lost here is found by `GET /v1/location-requests/:id`. */
  show(requests: readonly SettledLocation[]): void {
    for (const request of requests) {
      const sockets = this.socketsOf(request);
      if (sockets.length === 0) continue;
      this.send(request.requestId, sockets).catch((error: unknown) => {
        this.metrics.pushFailed('locations');
        this.logger.error({ err: error, requestId: request.requestId }, 'the answer to a request was not shown');
      });
    }
  }

  private socketsOf({ agencyId, staffId }: SettledLocation): DispatchSocket[] {
    return this.sockets.of(agencyId, 'location.answered').filter((socket) => socket.data.caller.staffId === staffId);
  }

  private async send(requestId: string, sockets: readonly DispatchSocket[]): Promise<void> {
    const { caller } = sockets[0]!.data;
    const { orderId, personId, status, answer } = await this.read.one(caller, requestId);
    const message = {
      cursor: this.feed.cursorOf(caller.cell),
      at: new Date(this.clock.now()).toISOString(),
      requestId,
      orderId,
      personId,
    };
    for (const socket of sockets) {
      if (answer) socket.emit('location.answered', { ...message, ...answer });
      else if (status === 'expired') socket.emit('location.expired', message);
    }
  }
}
