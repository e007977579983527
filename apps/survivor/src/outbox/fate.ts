import type { Waiting } from '../keep/kept.js';

/** `later`: it stays and is tried again. `dropped`: the api will never take it. */
export type Fate = 'done' | 'later' | 'dropped';

/** Statuses that a later attempt may well change. */
const passing = new Set([0, 401, 403, 408, 425, 429]);

/**
 * What becomes of a request that was answered so. A press is never given up: a phone that was shut out may be let in again, and what
 * a proxy on the way says is not what the api says.
 *
 * @param status 0 when no answer came
 */
export function fateOf(kind: Waiting['kind'] | 'chunk', status: number): Fate {
  if (status >= 200 && status < 300) return 'done';
  if (kind === 'press' || status >= 500 || passing.has(status)) return 'later';
  return 'dropped';
}
