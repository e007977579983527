import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { AUDIT_CHAIN, type AuditChain } from '#access';
import type { PositionMessage } from '#contracts';
import { CLOCK, type Clock } from '#domain';
import type { MovedParty } from '#incidents';
import { Processes } from '#processes';
import { Metrics } from '../metrics/metrics.js';
import { DispatchFeed } from './dispatch-feed.js';
import { type DispatchSocket, DispatchSockets } from './dispatch-sockets.js';

/** A person's marker moves at most this often on a console. */
const flushMilliseconds = 250;

/** Positions of open incidents to the consoles; the first one that a console gets of an incident is audited before. */
@Injectable()
export class LivePositions {
  private waiting = new Map<string, MovedParty>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(DispatchSockets) private readonly sockets: DispatchSockets,
    @Inject(DispatchFeed) private readonly feed: DispatchFeed,
    @Inject(AUDIT_CHAIN) private readonly audit: AuditChain,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(PinoLogger) private readonly logger: PinoLogger,
    @Inject(Processes) processes: Processes,
  ) {
    processes.hear('moved', (parties) => this.show(parties as MovedParty[]));
  }

  /** Keeps the newest of each person and incident until the next flush. */
  show(parties: readonly MovedParty[]): void {
    for (const party of parties) {
      const key = `${party.incidentId}|${party.personId}`;
      const earlier = this.waiting.get(key);
      if (!earlier || earlier.fixTime <= party.fixTime) this.waiting.set(key, party);
    }
    if (this.waiting.size > 0) this.timer ??= setTimeout(() => void this.flush(), flushMilliseconds);
  }

  private async flush(): Promise<void> {
    const parties = [...this.waiting.values()];
    this.waiting = new Map();
    this.timer = undefined;
    try {
      const targets = parties.flatMap((party) =>
        party.agencyIds.flatMap((agencyId) =>
          this.sockets.of(agencyId, 'position.moved').map((socket) => ({ party, socket })),
        ),
      );
      await this.record(targets);
      for (const { party, socket } of targets) socket.emit('position.moved', this.message(party, socket));
    } catch (error) {
      this.metrics.pushFailed('positions');
      this.logger.error({ err: error }, 'live positions were not shown');
    }
  }

  private async record(targets: readonly { party: MovedParty; socket: DispatchSocket }[]): Promise<void> {
    const fresh = targets.filter(({ party, socket }) => !socket.data.watched.has(party.incidentId));
    if (fresh.length === 0) return;
    const once = new Map(fresh.map((target) => [`${target.socket.id}|${target.party.incidentId}`, target]));
    await this.audit.append(
      [...once.values()].map(({ party, socket }) => ({
        agencyId: socket.data.caller.agencyId,
        actor: 'staff' as const,
        actorId: socket.data.caller.staffId,
        action: 'incident.positions.watch',
        object: 'incident',
        objectId: party.incidentId,
        result: 'allowed' as const,
      })),
    );
    for (const { party, socket } of fresh) socket.data.watched.add(party.incidentId);
  }

  private message(party: MovedParty, socket: DispatchSocket): PositionMessage {
    const { longitude, latitude, agencyId: _, agencyIds: __, fixTime, ...rest } = party;
    return {
      ...rest,
      cursor: this.feed.cursorOf(socket.data.caller.cell),
      at: new Date(this.clock.now()).toISOString(),
      point: { type: 'Point', coordinates: [longitude, latitude] },
      fixTime: new Date(fixTime).toISOString(),
    };
  }
}
