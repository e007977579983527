import { useCallback, useSyncExternalStore } from 'react';
import type { Store } from '../feed/store.js';

/** The state of a store that changes many times a second, looked at now and then: a map need not move with each fix. */
export function useSampled<S>(store: Store<S>, everyMilliseconds: number): S {
  const subscribe = useCallback(
    (listener: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const unsubscribe = store.subscribe(() => {
        timer ??= setTimeout(() => {
          timer = undefined;
          listener();
        }, everyMilliseconds);
      });
      return () => {
        clearTimeout(timer);
        unsubscribe();
      };
    },
    [store, everyMilliseconds],
  );
  return useSyncExternalStore(subscribe, store.get);
}
