/** Chance that repeats: the same seed gives the same life. Never for secrets. */
export class Random {
  private state: number;

  constructor(seed: number) {
    // The generator stands still at 0; small seeds need some turns before their bits have spread.
    this.state = Math.imul(seed, 0x9e3779b1) >>> 0 || 1;
    for (let turn = 0; turn < 8; turn += 1) this.next();
  }

  /** Uniform in [0, 1). Xorshift with 32 bits (Marsaglia, "Xorshift RNGs", 2003): plenty for a demo. */
  next(): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) / 2 ** 32;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Normal with mean 0 and standard deviation 1 (Box and Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** A generator of its own, so that one person's life does not depend on how often another asked. */
  fork(): Random {
    return new Random(Math.floor(this.next() * 2 ** 32));
  }
}
