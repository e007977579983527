import type { Random } from '../random.js';

const firstSeconds = 1;
const longestSeconds = 30;

/** How long to wait after failures in a row: doubling, with a jitter, so that devices do not come back all at once. */
export class BackOff {
  private failures = 0;

  constructor(private readonly random: Random) {}

  succeeded(): void {
    this.failures = 0;
  }

  /** @param asked what the api itself asked for, in seconds */
  failed(asked?: number): number {
    const doubled = Math.min(longestSeconds, firstSeconds * 2 ** this.failures);
    this.failures += 1;
    return Math.max(asked ?? 0, doubled * this.random.between(0.5, 1));
  }
}
