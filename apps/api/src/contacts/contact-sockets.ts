import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { Namespace, Socket } from 'socket.io';
import { LIVE_LINK_STORE, type LiveLink, type LiveLinkStore, type StandingLink } from '#contacts';
import type { ContactServerEvents } from '#contracts';
import { CLOCK, type Clock } from '#domain';
import type { MovedParty } from '#incidents';
import { Processes } from '#processes';
import { Metrics } from '../metrics/metrics.js';

interface ContactSocketData {
  link: LiveLink;
  /** What the page was told last. */
  told?: string;
}

type Nothing = Record<string, never>;
export type ContactSocket = Socket<Nothing, ContactServerEvents, Nothing, ContactSocketData>;
export type ContactNamespace = Namespace<Nothing, ContactServerEvents, Nothing, ContactSocketData>;

const everyMilliseconds = 1_000;

/**
 * Tells the pages of contacts what has changed, at most once a second and only after looking whether their links hold still: what
 * was revoked shows nothing more. Only hers moves on a page, and only in the incident of its link.
 */
@Injectable()
export class ContactSockets implements OnApplicationShutdown {
  private namespace: ContactNamespace | undefined;
  private moved = new Map<string, MovedParty>();
  private telling: Promise<void> | undefined;
  private readonly timer: NodeJS.Timeout;

  constructor(
    @Inject(LIVE_LINK_STORE) private readonly store: LiveLinkStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(PinoLogger) private readonly logger: PinoLogger,
    @Inject(Processes) processes: Processes,
  ) {
    processes.hear('moved', (parties) => this.keep(parties as MovedParty[]));
    this.timer = setInterval(() => void this.tell(), everyMilliseconds).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.telling;
  }

  attach(namespace: ContactNamespace): void {
    this.namespace = namespace;
  }

  /** One look for all pages at once. */
  tell(): Promise<void> {
    return (this.telling ??= this.run().finally(() => {
      this.telling = undefined;
    }));
  }

  private keep(parties: readonly MovedParty[]): void {
    if (!this.namespace || this.namespace.sockets.size === 0) return;
    for (const party of parties) {
      if (party.role !== 'protected' || party.mock) continue;
      const key = keyOf(party);
      const earlier = this.moved.get(key);
      if (!earlier || earlier.fixTime <= party.fixTime) this.moved.set(key, party);
    }
  }

  private async run(): Promise<void> {
    const moved = this.moved;
    this.moved = new Map();
    const sockets = [...(this.namespace?.sockets.values() ?? [])].filter(({ data }) => data.link !== undefined);
    if (sockets.length === 0) return;
    try {
      const links = await this.store.standing(
        sockets.map(({ data }) => data.link),
        this.clock.now(),
      );
      const standing = new Map(links.map((link) => [link.key, link]));
      for (const socket of sockets) show(socket, standing.get(socket.data.link.key), moved);
    } catch (error) {
      this.metrics.pushFailed('positions');
      this.logger.error({ err: error }, 'pages of contacts were told nothing; the next second they are');
    }
  }
}

const keyOf = ({ incidentId, personId }: { incidentId: string; personId: string }): string =>
  `${incidentId}|${personId}`;

function show(socket: ContactSocket, link: StandingLink | undefined, moved: ReadonlyMap<string, MovedParty>): void {
  if (!link) return void socket.disconnect(true);
  const message = { status: link.status, othersGoing: link.others };
  const told = JSON.stringify(message);
  if (socket.data.told !== told) socket.emit('incident.updated', message);
  socket.data.told = told;
  const party = moved.get(keyOf(socket.data.link));
  if (!party || link.status === 'closed') return;
  const { longitude, latitude, accuracyMeters, fixTime } = party;
  socket.emit('position.moved', {
    point: { type: 'Point', coordinates: [longitude, latitude] },
    at: new Date(fixTime).toISOString(),
    accuracyMeters,
  });
}
