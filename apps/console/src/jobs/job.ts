import type { ComponentType } from 'react';

export type JobState = 'waiting' | 'running' | 'ready' | 'failed';

/** Work that the server goes on with while one does something else. */
export interface Job<D = unknown> {
  /** Which {@link JobKind} it is of. */
  kind: string;
  id: string;
  state: JobState;
  /** 0–100; `null`: nobody can tell. */
  percent: number | null;
  /** Milliseconds since 1970. */
  startedAt: number;
  /** What its kind shows of it. */
  data: D;
}

/** A kind of long work: evidence, an import. Give it to `registerJobKind` where the first bundle loads it. */
export interface JobKind<D = unknown> {
  name: string;
  /** Without it nothing of this kind is read. */
  permission: string;
  /** What this member of staff has asked for lately: read once after signing in, so that one finds it again. */
  recent: () => Promise<Job<D>[]>;
  /** How far it is now. */
  look: (id: string) => Promise<Job<D>>;
  /** What it is, in a few words. */
  Title: ComponentType<{ job: Job<D> }>;
  /** What to do with what came of it; shown once it is over. */
  Outcome: ComponentType<{ job: Job<D> }>;
}

export const isOver = ({ state }: Pick<Job, 'state'>): boolean => state === 'ready' || state === 'failed';

export const keyOf = ({ kind, id }: Pick<Job, 'kind' | 'id'>): string => `${kind} ${id}`;
