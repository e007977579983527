import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { BrokerDevices } from '../mqtt/broker-devices.js';
import type { SendCommands } from './send-commands.js';

/** What is hinted at is sent at once; this finds what a lost hint and the pauses between attempts left. */
const everyMilliseconds = 10_000;

export class LookForCommands implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(LookForCommands.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly commands: SendCommands,
    private readonly broker: BrokerDevices,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(), everyMilliseconds);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.commands.settled();
  }

  /** Looks what waits for all devices that can be reached from here. Never rejects. */
  async look(): Promise<void> {
    await this.find();
    await this.commands.lookForAll();
  }

  /** Looks for what these devices were just asked. Never rejects. */
  async asked(deviceIds: readonly string[]): Promise<void> {
    await this.commands.lookFor(deviceIds);
    const others = deviceIds.filter((id) => !this.broker.of(id));
    await this.find();
    await this.commands.lookFor(others.filter((id) => this.broker.of(id)));
  }

  private async find(): Promise<void> {
    try {
      await this.broker.find();
    } catch (error) {
      this.log.warn({ error: (error as Error).name }, 'devices behind the broker could not be looked for');
    }
  }
}
