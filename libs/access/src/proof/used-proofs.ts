import { createHash } from 'node:crypto';
import type { Clock } from '#domain';

/** No proof is acceptable for longer: five minutes before its own time to five after it, or two windows of a nonce. */
const rememberedMilliseconds = 10 * 60_000;
/** Some 20 MB of memory for two generations. */
const capacityOfGeneration = 250_000;

/**
 * The proofs that this process has taken, by 48 bits of a hash: among half a million the odds that an honest proof looks used are
 * one in 500 million, and its sender signs another. When full the older half is forgotten: what a replay can do
 * then stands in docs/decisions/0023.
 */
export class UsedProofs {
  private present = new Set<number>();
  private former = new Set<number>();
  private since: number;

  constructor(
    private readonly clock: Clock,
    private readonly capacity = capacityOfGeneration,
  ) {
    this.since = clock.now();
  }

  /** Notes that a proof by this key is used. False: it was used before. */
  use(thumbprint: string, id: string): boolean {
    this.turnOver();
    const mark = createHash('sha256').update(`${thumbprint}.${id}`).digest().readUIntBE(0, 6);
    if (this.present.has(mark) || this.former.has(mark)) return false;
    this.present.add(mark);
    return true;
  }

  private turnOver(): void {
    const age = this.clock.now() - this.since;
    if (age < rememberedMilliseconds && this.present.size < this.capacity) return;
    this.former = age < 2 * rememberedMilliseconds ? this.present : new Set();
    this.present = new Set();
    this.since = this.clock.now();
  }
}
