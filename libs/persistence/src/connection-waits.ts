/** How long callers wait for a connection of a pool. */
export class ConnectionWaits {
  /** Begins of the waits that go on; the first is the oldest. */
  private readonly waiting = new Set<{ since: number }>();
  private longestEnded = 0;

  constructor(private readonly elapsed: () => number = () => performance.now()) {}

  async during<T>(connecting: Promise<T>): Promise<T> {
    const wait = { since: this.elapsed() };
    this.waiting.add(wait);
    try {
      return await connecting;
    } finally {
      this.waiting.delete(wait);
      this.longestEnded = Math.max(this.longestEnded, this.elapsed() - wait.since);
    }
  }

  /** In milliseconds: the longest wait that ended since the last call, or that goes on now. */
  takeLongest(): number {
    const [oldest] = this.waiting;
    const longest = Math.max(this.longestEnded, oldest ? this.elapsed() - oldest.since : 0);
    this.longestEnded = 0;
    return longest;
  }
}
