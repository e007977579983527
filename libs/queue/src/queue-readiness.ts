import type { OnModuleInit } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { atMost } from '#domain';
import type { QueueBackendName } from './queue-backend.js';

/** Whether the queue answers. Its loss delays deliveries until the sweeper runs again; it loses none. */
export class QueueReadiness implements OnModuleInit {
  constructor(
    readonly backend: QueueBackendName,
    private readonly queue: Queue,
  ) {}

  /** BullMQ remembers a first failure on PostgreSQL for ever: rather no start than one that never queues. */
  async onModuleInit(): Promise<void> {
    if (this.backend === 'postgresql') await this.queue.waitUntilReady();
  }

  async check(): Promise<'up' | 'down'> {
    return atMost(2_000, this.queue.isPaused()).then(
      () => 'up' as const,
      () => 'down' as const,
    );
  }
}
