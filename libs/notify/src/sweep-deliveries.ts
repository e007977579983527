import type { Clock } from '#domain';
import type { DeliveryJob, Job, Jobs } from './ports.js';

/** A delivery that is due for longer than this has lost its job: a live one is run within milliseconds. */
const graceMilliseconds = 3_000;
/** Per cell and sweep; the rest is found by the next sweep, when these are under way. */
const batchSize = 500;

/** Where what has lost its job is found. */
interface Overdue<Kind extends Job> {
  cells(): Promise<number[]>;
  overdue(cell: number, dueBefore: number, limit: number): Promise<Kind[]>;
}

/**
 * Queues again what the queue has lost: deliveries committed but never queued, jobs that vanished with a Redis, claims of
 * workers that died. A delivery whose job is still there is not doubled, since both have the same job id.
 */
export class SweepDeliveries<Kind extends Job = DeliveryJob> {
  constructor(
    private readonly store: Overdue<Kind>,
    private readonly jobs: Jobs<Kind>,
    private readonly clock: Clock,
  ) {}

  /** Resolves to how many deliveries were queued again. */
  async execute(): Promise<number> {
    const dueBefore = this.clock.now() - graceMilliseconds;
    let found = 0;
    for (const cell of await this.store.cells()) {
      const overdue = await this.store.overdue(cell, dueBefore, batchSize);
      await this.jobs.enqueue(overdue);
      found += overdue.length;
    }
    return found;
  }
}
