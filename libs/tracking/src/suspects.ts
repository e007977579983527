import type { Clock } from '#domain';

/** As long as the longest pause between two reports (design, section 5): a device is remembered until its next one. */
const rememberedMilliseconds = 15 * 60_000;
const capacity = 10_000;

/**
 * Devices whose report made a batch fail so that it had to be split. Their next reports go in batches of their own: a device
 * that fails again and again costs those of its own kind, and not the others.
 */
export class Suspects {
  private readonly until = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  add(deviceId: string): void {
    // The one remembered first goes first: it can only cost one more splitting.
    if (this.until.size >= capacity) this.until.delete(this.until.keys().next().value!);
    this.until.delete(deviceId);
    this.until.set(deviceId, this.clock.now() + rememberedMilliseconds);
  }

  has(deviceId: string): boolean {
    const until = this.until.get(deviceId);
    if (until === undefined) return false;
    if (until > this.clock.now()) return true;
    this.until.delete(deviceId);
    return false;
  }
}
