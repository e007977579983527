import { isOver, type Job, keyOf } from './job.js';

/** Jobs by `keyOf`. */
export interface JobsState {
  jobs: Readonly<Record<string, Job>>;
  /** Those whose progress could not be read the last time. */
  lost: Readonly<Record<string, true>>;
  /** Taken from the list by hand; remembered so that reading the list anew does not bring them back. */
  forgotten: readonly string[];
}

export const emptyJobs: JobsState = { jobs: {}, lost: {}, forgotten: [] };

/** Work that is over does not begin again: an answer that was overtaken by another one says nothing. */
export function withJob(state: JobsState, job: Job): JobsState {
  const key = keyOf(job);
  const known = state.jobs[key];
  if (state.forgotten.includes(key) || (known !== undefined && isOver(known) && !isOver(job))) return state;
  const { [key]: _, ...lost } = state.lost;
  return { ...state, jobs: { ...state.jobs, [key]: job }, lost };
}

export const withLost = (state: JobsState, job: Job): JobsState => ({
  ...state,
  lost: { ...state.lost, [keyOf(job)]: true },
});

export function withoutJob(state: JobsState, job: Job): JobsState {
  const { [keyOf(job)]: _, ...jobs } = state.jobs;
  return { ...state, jobs, forgotten: [...state.forgotten, keyOf(job)].slice(-forgottenToKeep) };
}

const forgottenToKeep = 200;

/** Newest first. */
export const jobsOf = ({ jobs }: JobsState): Job[] => Object.values(jobs).sort((a, b) => b.startedAt - a.startedAt);

const firstPause = 1_000;
const longestPause = 15_000;

/** Work that has just begun is looked at each second, long work seldom: each look is an entry in the audit chain. */
export const pauseBeforeLook = (looks: number): number => Math.min(longestPause, Math.round(firstPause * 1.5 ** looks));
