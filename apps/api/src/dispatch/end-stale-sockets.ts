import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { STAFF_SESSIONS, type StaffSessions } from '#access';
import { CLOCK, type Clock } from '#domain';
import { Processes } from '#processes';
import { type DispatchSocket, DispatchSockets } from './dispatch-sockets.js';

/** A session that was ended, or whose account was disabled or given another role, keeps its live feed no longer than this. */
const everyMilliseconds = 3_000;

/**
 * Ends the sockets whose session has ended, or whose account is no longer what it was when they connected: at once when a process
 * says so, and by looking every few seconds, since what processes tell each other may get lost.
 */
@Injectable()
export class EndStaleSockets implements OnApplicationShutdown {
  private readonly timer: NodeJS.Timeout;
  private checking: Promise<void> | undefined;
  private again = false;

  constructor(
    @Inject(STAFF_SESSIONS) private readonly sessions: StaffSessions,
    @Inject(DispatchSockets) private readonly sockets: DispatchSockets,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PinoLogger) private readonly logger: PinoLogger,
    @Inject(Processes) processes: Processes,
  ) {
    this.timer = setInterval(() => void this.check(), everyMilliseconds);
    this.timer.unref();
    processes.hear('sessionsEnded', (staffId) => {
      if (this.sockets.all().some((socket) => socket.data.caller.staffId === staffId)) void this.check();
    });
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.checking;
  }

  /** Asks for all connected sessions at once; once more when it is called meanwhile. */
  check(): Promise<void> {
    this.again = this.checking !== undefined;
    return (this.checking ??= this.run());
  }

  private async run(): Promise<void> {
    do {
      this.again = false;
      await this.endStale();
    } while (this.again);
    this.checking = undefined;
  }

  /** An outage of the database ends nobody's feed. */
  private async endStale(): Promise<void> {
    try {
      const sockets = this.sockets.all();
      if (sockets.length === 0) return;
      const ids = [...new Set(sockets.map((socket) => socket.data.caller.sessionId))];
      const live = await this.sessions.live(ids, this.clock.now());
      for (const socket of sockets) if (!isAsConnected(socket, live)) socket.disconnect(true);
    } catch (error) {
      this.logger.error(
        { err: error },
        'the sessions behind the consoles could not be checked; they are checked again',
      );
    }
  }
}

function isAsConnected(
  { data: { caller } }: DispatchSocket,
  live: Awaited<ReturnType<StaffSessions['live']>>,
): boolean {
  const found = live.get(caller.sessionId);
  return found !== undefined && found.role === caller.role && !found.mustEnrol;
}
