export type QueueErrorCode = 'job_without_handler' | 'job_with_two_handlers' | 'unknown_job' | 'queue_timeout';

/** Wiring faults, which end the boot, and a queue that does not answer in time. */
export class QueueError extends Error {
  constructor(
    readonly code: QueueErrorCode,
    detail: string,
  ) {
    super(detail);
    this.name = 'QueueError';
  }
}
