import { describe, expect, it } from '@jest/globals';
import type { Job } from './job.js';
import { emptyJobs, jobsOf, pauseBeforeLook, withJob, withLost, withoutJob } from './job-state.js';

const job = (change: Partial<Job> = {}): Job => ({
  kind: 'export',
  id: 'a',
  state: 'running',
  percent: 40,
  startedAt: 1,
  data: null,
  ...change,
});

describe('long work', () => {
  it('is listed newest first, each once', () => {
    const state = [job(), job({ percent: 70 }), job({ id: 'b', startedAt: 2 })].reduce(withJob, emptyJobs);
    expect(jobsOf(state).map(({ id, percent }) => [id, percent])).toEqual([
      ['b', 40],
      ['a', 70],
    ]);
  });

  it('that is over does not begin again by an answer that comes late', () => {
    const state = [job({ state: 'ready', percent: 100 }), job()].reduce(withJob, emptyJobs);
    expect(jobsOf(state)).toMatchObject([{ state: 'ready' }]);
  });

  it('that was taken from the list stays away', () => {
    const state = withJob(withoutJob(withJob(emptyJobs, job()), job()), job());
    expect(jobsOf(state)).toEqual([]);
  });

  it('is no longer lost once it is read again', () => {
    const lost = withLost(withJob(emptyJobs, job()), job());
    expect(Object.keys(lost.lost)).toEqual(['export a']);
    expect(withJob(lost, job()).lost).toEqual({});
  });

  it('is looked at seldomer the longer it takes', () => {
    expect([0, 1, 2, 10].map(pauseBeforeLook)).toEqual([1_000, 1_500, 2_250, 15_000]);
  });
});
