import { jobNames, type JobName, type JobPayloads } from './jobs.js';
import { QueueError } from './queue.error.js';

/** What runs one kind of job. A rejection leaves the work to the sweeper or to the schedule's next run. */
export interface JobHandler<Name extends JobName = JobName> {
  readonly job: Name;
  handle(payload: JobPayloads[Name]): Promise<void>;
}

/** Injection token of all handlers of a worker, as an array. */
export const JOB_HANDLERS = Symbol('JobHandlers');

export type HandlersByJob = ReadonlyMap<string, JobHandler>;

/**
 * One handler for each job of the house.
 *
 * @throws QueueError `job_without_handler`, `job_with_two_handlers`: the worker must not start
 */
export function assignHandlers(handlers: readonly JobHandler[]): HandlersByJob {
  const assigned = new Map<string, JobHandler>();
  for (const handler of handlers) {
    if (assigned.has(handler.job)) throw new QueueError('job_with_two_handlers', `${handler.job} has two handlers`);
    assigned.set(handler.job, handler);
  }
  const missing = jobNames.filter((name) => !assigned.has(name));
  if (missing.length > 0) throw new QueueError('job_without_handler', `no handler for ${missing.join(', ')}`);
  return assigned;
}
