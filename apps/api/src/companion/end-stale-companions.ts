import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { AccessError, DeviceAuthenticator } from '#access';
import { Processes } from '#processes';
import { type CompanionSocket, CompanionSockets } from './companion-sockets.js';

const everyMilliseconds = 30_000;

/**
 * Ends the connections of devices that were revoked, given another token or whose orders changed: at once when a process says so, and by
 * looking, since what processes tell each other may get lost. Whoever may connect comes back by itself, to the cells of now.
 */
@Injectable()
export class EndStaleCompanions implements OnApplicationShutdown {
  private readonly timer: NodeJS.Timeout;
  private checking: Promise<void> | undefined;

  constructor(
    @Inject(DeviceAuthenticator) private readonly devices: DeviceAuthenticator,
    @Inject(CompanionSockets) private readonly sockets: CompanionSockets,
    @Inject(PinoLogger) private readonly logger: PinoLogger,
    @Inject(Processes) processes: Processes,
  ) {
    this.timer = setInterval(() => void this.check(), everyMilliseconds).unref();
    processes.hear('devicesChanged', (deviceIds) => {
      const changed = new Set(deviceIds);
      for (const socket of this.sockets.all()) if (changed.has(socket.data.caller.deviceId)) socket.conn.close();
    });
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.checking;
  }

  /** Those of one turn are looked up by one statement. */
  check(): Promise<void> {
    this.checking ??= Promise.all(this.sockets.all().map((socket) => this.checkOne(socket)))
      .then(() => undefined)
      .finally(() => (this.checking = undefined));
    return this.checking;
  }

  /** An outage of the database ends nobody's connection. */
  private async checkOne(socket: CompanionSocket): Promise<void> {
    try {
      await this.devices.authenticate(socket.data.token);
    } catch (error) {
      if (error instanceof AccessError) socket.conn.close();
      else
        this.logger.error({ err: error }, 'the devices behind the phones could not be checked; they are checked again');
    }
  }
}
