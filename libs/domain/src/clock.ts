/** Where time comes from. Injected everywhere, so that tests move time instead of sleeping. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

/** The machine's own clock: the only caller of `Date.now` in the project. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still until it is moved. For tests, replays and simulations. */
export class MovableClock implements Clock {
  constructor(private current: number) {}

  now(): number {
    return this.current;
  }

  /** Moves time forward by `milliseconds`, or backward when negative (a device's clock that was wrong). */
  move(milliseconds: number): void {
    this.current += milliseconds;
  }

  set(milliseconds: number): void {
    this.current = milliseconds;
  }
}

/** Injection token of the {@link Clock}. */
export const CLOCK = Symbol('Clock');
