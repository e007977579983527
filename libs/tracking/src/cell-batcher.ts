import { TrackingUnavailable } from './tracking.error.js';

/** Most items of one batch. */
export const batchCapacity = 256;
/** What arrives within this time after a batch began joins the next one, so that a busy cell does not run tiny batches. */
const gatherMilliseconds = 5;
/** Beyond this many waiting items the caller is told to come back: memory stays bounded. */
const waitingCapacity = 20_000;

interface Waiting<Item, Outcome> {
  item: Item;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

/**
 * Gathers the items of one cell into batches and runs one batch at a time. An idle cell takes an item at once; what
 * arrives while a batch runs forms the next. A promise settles when its item's batch has been committed.
 */
export class CellBatcher<Item, Outcome> {
  private readonly waiting: Waiting<Item, Outcome>[] = [];
  private running = false;
  private lastStart = -Infinity;

  /** @param run settles every item of a batch, in order; must not throw for one item's sake */
  constructor(
    private readonly run: (items: readonly Item[]) => Promise<readonly (Outcome | Error)[]>,
    private readonly elapsed: () => number = () => performance.now(),
  ) {}

  get length(): number {
    return this.waiting.length;
  }

  add(item: Item): Promise<Outcome> {
    if (this.waiting.length >= waitingCapacity) return Promise.reject(new TrackingUnavailable('overloaded'));
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.running) this.schedule();
    });
  }

  private schedule(): void {
    this.running = true;
    const wait = this.lastStart + gatherMilliseconds - this.elapsed();
    if (this.waiting.length >= batchCapacity || wait <= 0) setImmediate(() => void this.runNext());
    else setTimeout(() => void this.runNext(), wait);
  }

  private async runNext(): Promise<void> {
    this.lastStart = this.elapsed();
    const batch = this.waiting.splice(0, batchCapacity);
    try {
      const outcomes = await this.run(batch.map((entry) => entry.item));
      batch.forEach((entry, index) => {
        const outcome = outcomes[index]!;
        if (outcome instanceof Error) entry.reject(outcome);
        else entry.resolve(outcome);
      });
    } catch (error) {
      for (const entry of batch) entry.reject(error);
    }
    this.running = false;
    if (this.waiting.length > 0) this.schedule();
  }
}
