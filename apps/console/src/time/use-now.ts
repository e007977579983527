import { useSyncExternalStore } from 'react';
import { systemClock } from '#domain';

let now = systemClock.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  now = systemClock.now();
  timer ??= setInterval(() => {
    now = systemClock.now();
    for (const each of listeners) each();
  }, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time in milliseconds, once a second, from one timer for the whole screen: all ages tick together. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);
