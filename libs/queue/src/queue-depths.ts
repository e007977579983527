import type { Queue } from 'bullmq';
import { atMost } from '#domain';
import type { QueueName } from './jobs.js';

export interface QueueDepth {
  queue: QueueName;
  waiting: number;
  delayed: number;
  active: number;
  failed: number;
  /** When the oldest job that waits was added, milliseconds since 1970; `undefined` when none waits. */
  oldestWaitingAt: number | undefined;
}

const patienceMilliseconds = 2_000;

/** What waits in each queue. Rejects when the queue does not answer. */
export class QueueDepths {
  constructor(private readonly queues: ReadonlyMap<QueueName, Queue>) {}

  read(): Promise<QueueDepth[]> {
    return atMost(patienceMilliseconds, Promise.all([...this.queues].map(([name, queue]) => depthOf(name, queue))));
  }
}

async function depthOf(name: QueueName, queue: Queue): Promise<QueueDepth> {
  const [counts, [oldest]] = await Promise.all([
    queue.getJobCounts('waiting', 'delayed', 'active', 'failed'),
    queue.getJobs(['waiting'], 0, 0, true),
  ]);
  const { waiting = 0, delayed = 0, active = 0, failed = 0 } = counts;
  return { queue: name, waiting, delayed, active, failed, oldestWaitingAt: oldest?.timestamp };
}
