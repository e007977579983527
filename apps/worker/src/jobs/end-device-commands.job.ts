import type { Clock } from '#domain';
import { type Database, type EndedCommands, endDeviceCommands } from '#persistence';
import type { JobHandler } from '#queue';

export interface CommandsObserver {
  commandsEnded(ended: EndedCommands): void;
}

/** Ends commands of devices that were answered by a fix, are too late, or that nobody answers. */
export class EndDeviceCommandsJob implements JobHandler<'end-device-commands'> {
  readonly job = 'end-device-commands';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly observer: CommandsObserver,
  ) {}

  async handle(): Promise<void> {
    this.observer.commandsEnded(await endDeviceCommands(this.database, this.clock.now()));
  }
}
