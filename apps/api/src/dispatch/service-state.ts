import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { atMost, canaryOutage, type CanaryOutage, type CanaryRecord, CLOCK, type Clock } from '#domain';
import { defaultCell } from '#orders';
import { CanaryStore, Database } from '#persistence';
import { Metrics } from '../metrics/metrics.js';
import { DispatchFeed } from './dispatch-feed.js';
import { type DispatchSocket, DispatchSockets } from './dispatch-sockets.js';
import { eventPermissions, roomOf } from './rooms.js';
import { StandInForWorkers } from './stand-in-for-workers.js';

const everyMilliseconds = 1_000;
/** Longer than this nobody waits for the database: it may be what is broken. */
const patienceMilliseconds = 2_000;

/**
 * Tells every console, of whatever agency, that the test alarm does not arrive, and when it does again. Each process looks
 * for itself: also when the worker is gone, or the database, a console that still hears must learn of it.
 */
@Injectable()
export class ServiceState implements OnApplicationShutdown {
  private readonly timer: NodeJS.Timeout;
  private readonly startedAt: number;
  private record: CanaryRecord | undefined;
  private looking: Promise<void> | undefined;
  /** Consoles that have been told, and of which outage. */
  private readonly told = new WeakMap<DispatchSocket, number>();
  private readonly store: CanaryStore;

  constructor(
    @Inject(Database) database: Database,
    @Inject(DispatchSockets) private readonly sockets: DispatchSockets,
    @Inject(DispatchFeed) private readonly feed: DispatchFeed,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(StandInForWorkers) private readonly standIn: StandInForWorkers,
    @Inject(PinoLogger) private readonly logger: PinoLogger,
  ) {
    this.store = new CanaryStore(database, defaultCell);
    this.startedAt = clock.now();
    this.timer = setInterval(() => void this.look(), everyMilliseconds);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /** A database that does not answer leaves what was known last, which grows older. */
  look(): Promise<void> {
    this.looking ??= this.read().finally(() => (this.looking = undefined));
    this.show(this.outage);
    return this.looking;
  }

  private async read(): Promise<void> {
    try {
      const canary = await atMost(patienceMilliseconds, this.store.read());
      this.record = canary;
      this.metrics.leaveOut(canary?.agencyId);
      this.show(this.outage);
    } catch (error) {
      this.logger.warn({ err: error }, 'what is known of the test alarm could not be read; it is read again');
    }
    await this.standIn.look(this.outage);
  }

  private get outage(): CanaryOutage | undefined {
    return this.record && canaryOutage(this.record, this.clock.now(), this.startedAt);
  }

  private show(outage: CanaryOutage | undefined): void {
    for (const socket of this.sockets.all()) {
      // One that is still being brought up to date hears of it when it is.
      const { agencyId, cell } = socket.data.caller;
      if (!socket.rooms.has(roomOf(agencyId, eventPermissions['service.warning']))) continue;
      if (this.told.get(socket) === outage?.since) continue;
      const message = {
        cursor: this.feed.cursorOf(cell),
        at: new Date(this.clock.now()).toISOString(),
        service: 'canary' as const,
      };
      if (outage) {
        this.told.set(socket, outage.since);
        socket.emit('service.warning', {
          ...message,
          step: outage.step,
          since: new Date(outage.since).toISOString(),
        });
      } else {
        this.told.delete(socket);
        socket.emit('service.restored', message);
      }
    }
  }
}
