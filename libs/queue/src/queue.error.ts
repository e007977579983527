export type QueueErrorCode = 'job_without_handler' | 'job_with_two_handlers' | 'unknown_job';

/** Wiring faults, which end the boot. */
export class QueueError extends Error {
  constructor(
    readonly code: QueueErrorCode,
    detail: string,
  ) {
    super(detail);
    this.name = 'QueueError';
  }
}
