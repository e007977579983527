import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { SendCommands } from './send-commands.js';

/** What is hinted at is sent at once; this finds what a lost hint and the pauses between attempts left. */
const everyMilliseconds = 10_000;

export class LookForCommands implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly commands: SendCommands) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.commands.lookForAll(), everyMilliseconds);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.commands.settled();
  }
}
