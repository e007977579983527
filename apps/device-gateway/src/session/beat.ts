import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Clock } from '#domain';
import type { DeviceSessions } from '#persistence';
import type { LiveSessions } from './live-sessions.js';
import type { PutAside } from './put-aside.js';

const lookMilliseconds = 1_000;
const writeMilliseconds = 5_000;
const clearMilliseconds = 600_000;

/** One timer for all connections: who is silent, who is connected, what was put aside. */
export class Beat implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(Beat.name);
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> | undefined;
  private writtenAt = -Infinity;
  private clearedAt = -Infinity;

  constructor(
    private readonly sessions: LiveSessions,
    private readonly putAside: PutAside,
    private readonly rows: DeviceSessions,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.beat(), lookMilliseconds);
  }

  /** Resolves when it has written what was to be written. Never rejects. */
  async beat(): Promise<void> {
    this.sessions.look();
    if (this.writing || this.clock.now() - this.writtenAt < writeMilliseconds) return this.writing;
    this.writtenAt = this.clock.now();
    this.writing = this.write().finally(() => (this.writing = undefined));
    return this.writing;
  }

  /** What is under way is finished, and the database told that nobody is connected here any more. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.sessions.endAll();
    await this.writing;
    await this.write();
  }

  private async write(): Promise<void> {
    await this.putAside.write();
    try {
      await this.sessions.write();
      if (this.clock.now() - this.clearedAt < clearMilliseconds) return;
      this.clearedAt = this.clock.now();
      await this.rows.clear(this.clearedAt);
    } catch (error) {
      this.log.warn({ error: (error as Error).name }, 'who is connected could not be written');
    }
  }
}
