import type { Queue } from 'bullmq';
import { atMost } from '#domain';
import { deliveryJobId } from './jobs.js';
import type { DeliveryQueue, LocateQueue, QueuedJob } from './delivery-queue.js';

/** Told when deliveries were not queued: how many, and the code of the error (nothing else of it is safe to log). */
export type LeftToSweeper = (count: number, code: string) => void;

/** Jobs per statement, and how long a caller waits for one. */
const batchSize = 500;
const patienceMilliseconds = 2_000;
/** Deliveries that may wait for the queue at once; what comes beyond is left to the sweeper at once. */
const waitingAllowed = 10_000;

/** {@link DeliveryQueue} and {@link LocateQueue} on BullMQ, whichever backend it runs on. */
export class BullDeliveryQueue implements DeliveryQueue, LocateQueue {
  private waiting = 0;
  private leftCount = 0;

  constructor(
    private readonly queue: Queue,
    private readonly leftToSweeper: LeftToSweeper,
    private readonly job: 'deliver-alarm' | 'locate-devices' = 'deliver-alarm',
  ) {}

  /** Deliveries that the queue did not take since the process began. */
  get left(): number {
    return this.leftCount;
  }

  async enqueue(deliveries: readonly QueuedJob[]): Promise<void> {
    if (deliveries.length === 0) return;
    if (this.waiting + deliveries.length > waitingAllowed) return this.leave(deliveries.length, 'queue_full');
    this.waiting += deliveries.length;
    let taken = 0;
    try {
      while (taken < deliveries.length) {
        const batch = deliveries.slice(taken, taken + batchSize);
        await atMost(patienceMilliseconds, this.add(batch));
        taken += batch.length;
      }
    } catch (error) {
      // The caller's transaction is committed and must not fail here: the rows say `queued`, and the sweeper reads them.
      this.leave(deliveries.length - taken, codeOf(error));
    } finally {
      this.waiting -= deliveries.length;
    }
  }

  /**
   * A Redis that restarted has lost BullMQ's scripts. Its adapter for node-redis loads them again when a job is added alone,
   * and fails for ever when jobs are added together (BullMQ 6.7).
   */
  private async add(batch: readonly QueuedJob[]): Promise<void> {
    const jobs = batch.map((delivery) => jobOf(this.job, delivery));
    try {
      await this.queue.addBulk(jobs);
    } catch (error) {
      if (!lacksScript(error)) throw error;
      await Promise.all(jobs.map(({ name, data, opts }) => this.queue.add(name, data, opts)));
    }
  }

  private leave(count: number, code: string): void {
    this.leftCount += count;
    this.leftToSweeper(count, code);
  }
}

function jobOf(name: string, { cell, id, attempts, delayMilliseconds }: QueuedJob) {
  return {
    name,
    data: { cell, id },
    opts: { jobId: deliveryJobId({ id, ...(attempts && { attempts }) }), delay: delayMilliseconds ?? 0 },
  };
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/** node-redis hides the replies of a failed transaction in `replies`. */
function lacksScript(error: unknown): boolean {
  const replies = error instanceof Error && 'replies' in error ? (error.replies as unknown[]) : [];
  return [error, ...replies].some((one) => one instanceof Error && one.message.includes('NOSCRIPT'));
}
