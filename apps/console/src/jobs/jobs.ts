import { ApiError } from '../api/request.js';
import { createStore } from '../feed/store.js';
import { isOver, type Job, type JobKind, keyOf } from './job.js';
import { emptyJobs, type JobsState, pauseBeforeLook, withJob, withLost, withoutJob } from './job-state.js';

const kinds = new Map<string, JobKind>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const forgottenKey = 'qalqan.forgotten-jobs';

export const jobStore = createStore<JobsState>(emptyJobs);

/** A kind is registered once, before anybody signs in. */
export function registerJobKind<D>(kind: JobKind<D>): void {
  kinds.set(kind.name, kind as unknown as JobKind);
}

export const kindOf = (job: Job): JobKind => kinds.get(job.kind)!;

/** Shows a job that was just begun, and looks how far it is until it is over, on whatever screen one is. */
export function followJob(job: Job): void {
  jobStore.update((state) => withJob(state, job));
  if (!isOver(job)) lookLater(job, 0);
}

/** Takes it from the list; what it made stays where it is. Ids only are kept, in this tab. */
export function forgetJob(job: Job): void {
  clearTimeout(timers.get(keyOf(job)));
  timers.delete(keyOf(job));
  jobStore.update((state) => withoutJob(state, job));
  sessionStorage.setItem(forgottenKey, JSON.stringify(jobStore.get().forgotten));
}

/** Finds again what was begun before, also in another tab or before a reload. Returns what ends it. */
export function keepJobs(permissions: readonly string[]): () => void {
  const stored: unknown = JSON.parse(sessionStorage.getItem(forgottenKey) ?? '[]');
  const forgotten = Array.isArray(stored) ? stored.filter((key) => typeof key === 'string') : [];
  let ended = false;
  jobStore.update(() => ({ ...emptyJobs, forgotten }));
  for (const kind of kinds.values()) {
    if (!permissions.includes(kind.permission)) continue;
    kind
      .recent()
      .then((jobs) => {
        if (!ended) jobs.forEach(followJob);
      })
      // What cannot be read now is found again at the next start; the work itself goes on.
      .catch(() => undefined);
  }
  return () => {
    ended = true;
    for (const timer of timers.values()) clearTimeout(timer);
    timers.clear();
    jobStore.update(() => emptyJobs);
  };
}

function lookLater(job: Job, looks: number): void {
  const key = keyOf(job);
  clearTimeout(timers.get(key));
  timers.set(
    key,
    setTimeout(() => void look(job, looks), pauseBeforeLook(looks)),
  );
}

async function look(job: Job, looks: number): Promise<void> {
  const key = keyOf(job);
  const isFollowed = (): boolean => timers.has(key);
  try {
    const now = await kindOf(job).look(job.id);
    if (!isFollowed()) return;
    jobStore.update((state) => withJob(state, now));
    if (isOver(now)) timers.delete(key);
    else lookLater(now, looks + 1);
  } catch (error) {
    if (!isFollowed()) return;
    if (error instanceof ApiError && (error.status === 404 || error.status === 403)) return forgetJob(job);
    jobStore.update((state) => withLost(state, job));
    lookLater(job, looks + 1);
  }
}
