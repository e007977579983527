import type { Clock } from '#domain';

/** What a phone that was offline for days has kept comes at once; more than this for long is none. */
const usual = { atOnce: 5_000, perSecond: 20 };
/** Devices that are remembered. Of one that is forgotten everything may come at once again. */
const mostDevices = 50_000;

interface Bucket {
  left: number;
  /** Milliseconds since 1970. */
  at: number;
}

/** How many reports each device may send. */
export class ReportLimits {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly clock: Clock,
    private readonly allowed: { atOnce: number; perSecond: number } = usual,
  ) {}

  /** @returns whether so many may be taken now; then they count */
  admit(deviceId: string, reports: number): boolean {
    const { atOnce, perSecond } = this.allowed;
    const now = this.clock.now();
    const before = this.buckets.get(deviceId) ?? { left: atOnce, at: now };
    const left = Math.min(atOnce, before.left + ((now - before.at) / 1_000) * perSecond);
    const isAdmitted = left >= 1;
    // A message that is longer than what is left is taken whole, and paid for by those after it.
    this.buckets.delete(deviceId);
    this.buckets.set(deviceId, { left: isAdmitted ? left - reports : left, at: now });
    if (this.buckets.size > mostDevices) this.forgetOldest();
    return isAdmitted;
  }

  private forgetOldest(): void {
    for (const oldest of this.buckets.keys()) return void this.buckets.delete(oldest);
  }
}
