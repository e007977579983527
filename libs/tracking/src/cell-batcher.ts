import { TrackingUnavailable } from './tracking.error.js';

/** Most items of one batch. */
export const batchCapacity = 256;
/** What arrives within this time after a batch began joins the next one, so that a busy cell does not run tiny batches. */
const gatherMilliseconds = 5;
/** Beyond this many waiting items the caller is told to come back: memory stays bounded. */
const usualCapacity = 20_000;
/** Room beyond the capacity for what must not be refused lightly: reports that carry an alarm. */
const reserveShare = 0.1;

export interface BatcherOptions {
  /** Items that may wait. */
  capacity?: number;
  /** After a batch the next one waits for this many times as long as it ran: the others keep their share of the house. */
  restFactor?: number;
  /** What one is told for whom there is no room. */
  retryAfterSeconds?: number;
  elapsed?: () => number;
}

interface Waiting<Item, Outcome> {
  item: Item;
  since: number;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

/**
 * Gathers the items of one cell into batches and runs one batch at a time. An idle cell takes an item at once; what
 * arrives while a batch runs forms the next. A promise settles when its item's batch has been committed.
 */
export class CellBatcher<Item, Outcome> {
  private readonly waiting: Waiting<Item, Outcome>[] = [];
  private readonly capacity: number;
  private readonly restFactor: number;
  private readonly retryAfterSeconds: number | undefined;
  private readonly elapsed: () => number;
  private running = false;
  private notBefore = -Infinity;

  /** @param run settles every item of a batch, in order; must not throw for one item's sake */
  constructor(
    private readonly run: (items: readonly Item[]) => Promise<readonly (Outcome | Error)[]>,
    options: BatcherOptions = {},
  ) {
    this.capacity = options.capacity ?? usualCapacity;
    this.restFactor = options.restFactor ?? 0;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.elapsed = options.elapsed ?? (() => performance.now());
  }

  get length(): number {
    return this.waiting.length;
  }

  /** How long the first of those that wait has waited. */
  get longestWaitMilliseconds(): number {
    const [first] = this.waiting;
    return first ? this.elapsed() - first.since : 0;
  }

  /** @param grave may also take the room that is kept for reports with an alarm */
  add(item: Item, grave = false): Promise<Outcome> {
    const room = grave ? this.capacity * (1 + reserveShare) : this.capacity;
    if (this.waiting.length >= room)
      return Promise.reject(new TrackingUnavailable('overloaded', this.retryAfterSeconds));
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, since: this.elapsed(), resolve, reject });
      if (!this.running) this.schedule();
    });
  }

  private schedule(): void {
    this.running = true;
    const wait = this.notBefore - this.elapsed();
    if (wait <= 0) setImmediate(() => void this.runNext());
    else setTimeout(() => void this.runNext(), wait);
  }

  private async runNext(): Promise<void> {
    const started = this.elapsed();
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
    const now = this.elapsed();
    const rest = now + this.restFactor * (now - started);
    const full = this.restFactor === 0 && this.waiting.length >= batchCapacity;
    this.notBefore = full ? now : Math.max(started + gatherMilliseconds, rest);
    if (this.waiting.length > 0) this.schedule();
  }
}
