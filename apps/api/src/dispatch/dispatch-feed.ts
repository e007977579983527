import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { AlarmMessage, IncidentMessage } from '#contracts';
import { CLOCK, type Clock } from '#domain';
import {
  agenciesOf,
  type AlarmView,
  type FeedEvent,
  type IncidentReader,
  type IncidentView,
  worksOn,
} from '#incidents';
import { Processes } from '#processes';
import { logCursor } from '../incidents/cursor.js';
import { toAlarm, toIncident } from '../incidents/incident-mapping.js';
import { Metrics } from '../metrics/metrics.js';
import { Confirmations } from './confirmations.js';
import { type DispatchSocket, DispatchSockets } from './dispatch-sockets.js';

/**
 * The feed's {@link IncidentReader}, on the connections that only presses use: on the general ones what brings a press to a
 * console would wait behind the lists of other consoles.
 */
export const FEED_READER = Symbol('IncidentReader of the feed');

const eventsPerRead = 200;
/** A wake that was lost is made up for after this time. */
const sweepMilliseconds = 1_000;

/**
 * Reads the log of each cell in the order of its cursor and passes it to this process's consoles. Every process reads for
 * itself: what a console has seen last is then always a point before which it has seen everything.
 */
@Injectable()
export class DispatchFeed implements OnApplicationShutdown {
  private readonly cursors = new Map<number, number>();
  private readonly running = new Map<number, Promise<void>>();
  private readonly again = new Set<number>();
  private readonly listeners: ((cell: number, events: readonly FeedEvent[]) => void)[] = [];
  private readonly sweeper: NodeJS.Timeout;

  constructor(
    @Inject(FEED_READER) private readonly reader: IncidentReader,
    @Inject(Confirmations) private readonly confirmations: Confirmations,
    @Inject(DispatchSockets) private readonly sockets: DispatchSockets,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(PinoLogger) private readonly logger: PinoLogger,
    @Inject(Processes) processes: Processes,
  ) {
    processes.hear('wake', (cell) => this.wake(cell));
    this.sweeper = setInterval(() => {
      for (const cell of this.sockets.cells()) this.wake(cell);
    }, sweepMilliseconds);
    this.sweeper.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.sweeper);
    await Promise.all(this.running.values());
  }

  /** What is new in the log, once it was passed on. */
  hear(listener: (cell: number, events: readonly FeedEvent[]) => void): void {
    this.listeners.push(listener);
  }

  /** There may be something new in the log of this cell. */
  wake(cell: number): void {
    if (!this.cursors.has(cell)) return;
    if (this.running.has(cell)) {
      this.again.add(cell);
      return;
    }
    const run = this.run(cell)
      .catch((error: unknown) => {
        this.metrics.pushFailed('feed');
        this.logger.error({ err: error, cell }, 'the feed of a cell could not be read; it is tried again');
      })
      .finally(() => {
        this.running.delete(cell);
        if (this.again.delete(cell)) this.wake(cell);
      });
    this.running.set(cell, run);
  }

  /**
   * Sends a console all it missed after `cursor`, then lets it join its rooms in the same turn of the event loop in
   * which nothing newer is waiting: no event is left out between the two.
   */
  async resume(socket: DispatchSocket, cursor: number | undefined, join: () => void): Promise<void> {
    const { cell, agencyId } = socket.data.caller;
    if (!this.cursors.has(cell)) {
      const last = await this.reader.lastCursor(cell);
      if (!this.cursors.has(cell)) this.cursors.set(cell, last);
    }
    let at = cursor ?? Infinity;
    // Only as far as this process has passed on: what is newer comes to the rooms, and so to this console, once.
    while (at < this.cursors.get(cell)!) {
      const until = this.cursors.get(cell)!;
      const events = await this.reader.eventsOfAllAgenciesAfter(cell, at, eventsPerRead);
      const passed = events.filter((event) => event.cursor <= until);
      await this.pass(cell, passed, (id) => (id === agencyId ? [socket] : []));
      at = passed.at(-1)?.cursor ?? until;
    }
    join();
    socket.emit('feed.live', { cursor: logCursor(cell, this.cursors.get(cell)!), at: this.now() });
  }

  /** The last cursor this process has passed on, as clients hold it. */
  cursorOf(cell: number): string {
    return logCursor(cell, this.cursors.get(cell) ?? 0);
  }

  private async run(cell: number): Promise<void> {
    for (;;) {
      const events = await this.reader.eventsOfAllAgenciesAfter(cell, this.cursors.get(cell)!, eventsPerRead);
      if (events.length === 0) return;
      await this.pass(
        cell,
        events,
        (agencyId) => this.sockets.of(agencyId, 'incident.updated'),
        () => {
          this.cursors.set(cell, events.at(-1)!.cursor);
          this.metrics.feedPassed((this.clock.now() - Date.parse(events[0]!.at)) / 1_000);
        },
      );
      for (const listener of this.listeners) listener(cell, events);
      if (events.length < eventsPerRead) return;
    }
  }

  /** @param before runs in the turn of the event loop in which the events are sent */
  private async pass(
    cell: number,
    events: readonly FeedEvent[],
    socketsOf: (agencyId: string) => DispatchSocket[],
    before: () => void = () => undefined,
  ): Promise<void> {
    const anyone = events.some((event) => agenciesOf(event).some((agencyId) => socketsOf(agencyId).length > 0));
    const ids = [...new Set(events.map((event) => event.incidentId))];
    const incidents = new Map(anyone ? (await this.reader.many({ cell }, ids)).map((row) => [row.id, row]) : []);
    before();
    for (const event of events) {
      const readers = agenciesOf(event);
      const released = event.data['releasedAgencyId'];
      if (typeof released === 'string' && !readers.includes(released)) {
        for (const socket of socketsOf(released)) this.release(cell, socket, event);
      }
      const incident = incidents.get(event.incidentId);
      if (!incident) continue;
      for (const socket of readers.flatMap(socketsOf)) this.send(cell, socket, event, incident);
    }
  }

  private release(cell: number, socket: DispatchSocket, { cursor, at, incidentId }: FeedEvent): void {
    // Should it come back, its positions are watched anew.
    socket.data.watched.delete(incidentId);
    socket.emit('incident.released', { cursor: logCursor(cell, cursor), at, incidentId });
  }

  private send(cell: number, socket: DispatchSocket, event: FeedEvent, view: IncidentView): void {
    const message: IncidentMessage = {
      cursor: logCursor(cell, event.cursor),
      at: event.at,
      kind: event.kind,
      incident: toIncident(cell, view),
    };
    const { agencyId } = socket.data.caller;
    const isHandedHere = event.kind === 'handed_over' && event.data['to'] === agencyId;
    const isNew = event.kind === 'alarm_raised' || event.data['grew'] === true;
    // Whose staff only read the incident need confirm nothing.
    const alarms = isHandedHere || (isNew && worksOn(agencyId, event)) ? alarmsOf(event, view) : [];
    if (alarms.length === 0 || isHandedHere) {
      socket.emit(event.kind === 'opened' || isHandedHere ? 'incident.opened' : 'incident.updated', message);
    }
    for (const alarm of alarms) {
      const raised: AlarmMessage = {
        cursor: message.cursor,
        at: message.at,
        alarm: toAlarm(alarm),
        incident: message.incident,
      };
      socket.emit('alarm.raised', raised, () => void this.confirmations.confirm({ cell, agencyId }, alarm));
    }
  }

  private now(): string {
    return new Date(this.clock.now()).toISOString();
  }
}

/** The alarm of an event, or those that were handed over with the incident. */
function alarmsOf({ data }: FeedEvent, { alarms }: IncidentView): AlarmView[] {
  const ids = [data['alarmId'], data['alarmIds']].flat();
  return alarms.filter(({ id }) => ids.includes(id));
}
