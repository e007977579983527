import { type Clock, Problem } from '#domain';
import { TokenBucket } from '#notify';

/** Of one address: nobody opens more messages than that; behind one proxy many people may. */
const rate = { perSecond: 5, burst: 60 };
const longestMemory = 10_000;

/** How fast one address may send receipts, of which each costs a look into the database. */
export class ReceiptLimit {
  private readonly buckets = new Map<string, TokenBucket>();

  constructor(private readonly clock: Clock) {}

  /** @throws Problem `too_many_receipts` */
  admit(address: string): void {
    if (this.buckets.size >= longestMemory) this.buckets.clear();
    const bucket = this.buckets.get(address) ?? new TokenBucket(rate);
    this.buckets.set(address, bucket);
    const wait = bucket.take(this.clock.now());
    if (wait > 0) throw new Problem('too_many', 'too_many_receipts', 'Try again later.', [], Math.ceil(wait / 1000));
  }
}
