/** What can be undone and done again. */
export interface History<T> {
  past: readonly T[];
  present: T;
  future: readonly T[];
}

const mostSteps = 100;

export const begun = <T>(present: T): History<T> => ({ past: [], present, future: [] });

/** A step. One that changes nothing is none. */
export const advanced = <T>(history: History<T>, next: T): History<T> =>
  next === history.present
    ? history
    : { past: [...history.past, history.present].slice(-mostSteps), present: next, future: [] };

export function undone<T>(history: History<T>): History<T> {
  const present = history.past.at(-1);
  if (history.past.length === 0) return history;
  return { past: history.past.slice(0, -1), present: present as T, future: [history.present, ...history.future] };
}

export function redone<T>(history: History<T>): History<T> {
  const [present, ...future] = history.future;
  if (history.future.length === 0) return history;
  return { past: [...history.past, history.present], present: present as T, future };
}
