import { describe, expect, it } from '@jest/globals';
import { assignHandlers, type JobHandler } from './job-handlers.js';
import { deliveryJobId, jobNames } from './jobs.js';

const handlerOf = (job: JobHandler['job']): JobHandler => ({ job, handle: () => Promise.resolve() });

describe('handlers of jobs', () => {
  it('are one for each job', () => {
    const handlers = jobNames.map(handlerOf);
    expect([...assignHandlers(handlers).keys()]).toEqual(jobNames);
  });

  it('end the boot when one is missing or one is there twice', () => {
    const handlers = jobNames.map(handlerOf);
    expect(() => assignHandlers(handlers.slice(1))).toThrow(
      expect.objectContaining({ code: 'job_without_handler', message: expect.stringContaining(jobNames[0]!) }),
    );
    expect(() => assignHandlers([...handlers, handlerOf('sweep-deliveries')])).toThrow(
      expect.objectContaining({ code: 'job_with_two_handlers' }),
    );
  });
});

describe('id of a delivery’s job', () => {
  const id = '0190b1c2-0000-7000-8000-000000000001';

  it('is the delivery’s, and one of its own for each further attempt', () => {
    expect(deliveryJobId({ id })).toBe(id);
    expect(deliveryJobId({ id, attempts: 0 })).toBe(id);
    expect(deliveryJobId({ id, attempts: 2 })).toBe(`${id}-2`);
  });
});
