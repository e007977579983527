import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { type BeforeApplicationShutdown, Logger, type Type } from '@nestjs/common';
import type { Job } from 'bullmq';
import type { HandlersByJob, JobHandler } from './job-handlers.js';
import { concurrencyOf, type QueueName } from './jobs.js';
import type { QueueBackend } from './queue-backend.js';
import { QueueError } from './queue.error.js';

/**
 * Times of a BullMQ worker. Its own values (30 s lock, 30 s between looks for stalled jobs, 15 s after a failed fetch) are
 * made for batch work: an alarm whose worker died, or whose database came back, would wait that long.
 */
const times = { lockDuration: 10_000, stalledInterval: 5_000, runRetryDelay: 1_000, drainDelay: 5 };

/** The Nest provider that runs the jobs of one queue. Closes its worker, and so its running jobs, before any pool closes. */
export function jobHostOf(
  queue: QueueName,
  registeredName: string,
  backend: QueueBackend,
): Type<WorkerHost & BeforeApplicationShutdown> & (new (handlers: HandlersByJob) => WorkerHost) {
  @Processor(registeredName, { concurrency: concurrencyOf[queue], connection: backend.workerConnection, ...times })
  class JobHost extends WorkerHost implements BeforeApplicationShutdown {
    private readonly log = new Logger(`jobs of ${queue}`);
    /** A Redis without room refuses thousands of fetches a second: one line a second says so. */
    private saidLately = false;

    constructor(private readonly handlers: HandlersByJob) {
      super();
    }

    async process(job: Job): Promise<void> {
      const handler: JobHandler | undefined = this.handlers.get(job.name);
      if (!handler) throw new QueueError('unknown_job', `no handler for ${job.name}`);
      await handler.handle(job.data as never);
    }

    @OnWorkerEvent('failed')
    failed(job: Job | undefined, error: Error): void {
      this.log.error({ job: job?.name, jobId: job?.id, error: error.name, code: codeOf(error) }, 'a job failed');
    }

    @OnWorkerEvent('error')
    failing(error: Error): void {
      if (this.saidLately) return;
      this.saidLately = true;
      setTimeout(() => (this.saidLately = false), times.runRetryDelay).unref();
      this.log.warn({ error: error.name, code: codeOf(error) }, 'the queue does not answer');
    }

    async beforeApplicationShutdown(): Promise<void> {
      await this.worker.close();
    }
  }
  return JobHost;
}

const codeOf = (error: Error): unknown => ('code' in error ? error.code : undefined);
