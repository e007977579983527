import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { STAFF_ACCOUNTS, type StaffAccounts } from '#access';
import { DispatchSockets } from './dispatch-sockets.js';

/** An account that was disabled or given another role keeps its live feed no longer than this. */
const everyMilliseconds = 4_000;

/** Ends the sockets of accounts that are no longer what they were when they connected. */
@Injectable()
export class EndStaleSockets implements OnApplicationShutdown {
  private readonly timer: NodeJS.Timeout;
  private checking: Promise<void> | undefined;

  constructor(
    @Inject(STAFF_ACCOUNTS) private readonly accounts: StaffAccounts,
    @Inject(DispatchSockets) private readonly sockets: DispatchSockets,
    @Inject(PinoLogger) private readonly logger: PinoLogger,
  ) {
    this.timer = setInterval(() => {
      this.checking ??= this.check();
    }, everyMilliseconds);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.checking;
  }

  /** Asks for all connected accounts at once. An outage of the database ends nobody's feed. */
  async check(): Promise<void> {
    try {
      const sockets = this.sockets.all();
      if (sockets.length === 0) return;
      const roles = await this.accounts.rolesOf([...new Set(sockets.map((socket) => socket.data.caller.staffId))]);
      for (const socket of sockets) {
        if (roles.get(socket.data.caller.staffId) !== socket.data.caller.role) socket.disconnect(true);
      }
    } catch (error) {
      this.logger.error(
        { err: error },
        'the accounts behind the consoles could not be checked; they are checked again',
      );
    } finally {
      this.checking = undefined;
    }
  }
}
