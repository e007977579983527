import { useEffect, useState } from 'preact/hooks';

/** One value that several parts of the screen show. */
export class Store<Value> {
  private readonly listeners = new Set<(value: Value) => void>();

  constructor(private current: Value) {}

  get(): Value {
    return this.current;
  }

  set(value: Value): void {
    this.current = value;
    for (const listen of this.listeners) listen(value);
  }

  subscribe(listen: (value: Value) => void): () => void {
    this.listeners.add(listen);
    return () => this.listeners.delete(listen);
  }
}

export function useStore<Value>(store: Store<Value>): Value {
  const [value, setValue] = useState(store.get());
  useEffect(() => {
    // It may have changed between drawing and now.
    setValue(() => store.get());
    return store.subscribe((next) => setValue(() => next));
  }, [store]);
  return value;
}
