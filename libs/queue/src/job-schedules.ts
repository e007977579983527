import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { Clock } from '#domain';
import { everyMilliseconds, type QueueName, queueOfJob, type ScheduledJobName } from './jobs.js';

const lookEveryMilliseconds = 5_000;
const names = Object.keys(everyMilliseconds) as ScheduledJobName[];

/**
 * Keeps the repeating jobs in the queue. The queue itself can lose them (a Redis that was emptied), and the sweeper, which
 * repairs every other loss, is one of them: so each worker looks for them by a timer of its own.
 */
export class JobSchedules implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(JobSchedules.name);
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly queueOf: (name: QueueName) => Queue,
    private readonly clock: Clock,
  ) {
    for (const queue of new Set(names.map((name) => queueOf(queueOfJob[name]))))
      queue.on('error', (error) => this.log.warn({ error: error.name }, 'the queue does not answer'));
  }

  onApplicationBootstrap(): void {
    this.look();
    this.timer = setInterval(() => this.look(), lookEveryMilliseconds);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /** Adds each schedule that is missing or overdue by three turns. */
  async keep(): Promise<void> {
    for (const name of names) {
      const every = everyMilliseconds[name];
      const queue = this.queueOf(queueOfJob[name]);
      const known = await queue.getJobScheduler(name);
      const overdue = known?.next !== undefined && known.next < this.clock.now() - 3 * every;
      if (known && !overdue && known.every === every) continue;
      await queue.upsertJobScheduler(name, { every }, { name, data: {} });
    }
  }

  private look(): void {
    this.looking ??= this.keep()
      .catch((error: Error) => this.log.warn({ error: error.name }, 'schedules could not be checked; trying again'))
      .finally(() => (this.looking = undefined));
  }
}
