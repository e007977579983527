/** How fast a channel may be used. */
export interface Rate {
  perSecond: number;
  /** How many may go at once after a pause. */
  burst: number;
}

/** Lets through `perSecond` and tells the others when to come back, each at a time of its own. */
export class TokenBucket {
  private tokens: number;
  private at: number | undefined;
  private nextFree = 0;

  constructor(private readonly rate: Rate) {
    this.tokens = rate.burst;
  }

  /** 0: go. Else the milliseconds after which there is likely room. @param now milliseconds */
  take(now: number): number {
    const { perSecond, burst } = this.rate;
    // A clock that was set back gives nothing and takes nothing.
    const passed = Math.max(0, now - (this.at ?? now));
    this.tokens = Math.min(burst, this.tokens + (passed / 1000) * perSecond);
    this.at = now;
    if (this.tokens >= 1) {
      this.tokens -= 1;
      return 0;
    }
    this.nextFree = Math.max(this.nextFree, now) + 1000 / perSecond;
    return this.nextFree - now;
  }
}
