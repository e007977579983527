import { systemClock } from '#domain';

interface Holding {
  /** How long it must be held, in milliseconds. */
  milliseconds(): number;
  /** Felt and seen. */
  began(): void;
  gaveUp(): void;
  held(): void;
}

/** A button that must be held: a touch by mistake calls nobody, a shaking finger that slides a little still does. */
export class Hold {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private began = 0;

  constructor(private readonly holding: Holding) {}

  start(): void {
    if (this.timer !== undefined) return;
    this.began = systemClock.now();
    this.holding.began();
    this.timer = setTimeout(() => this.finish(), this.holding.milliseconds());
  }

  /** The finger went away; a slow phone may not have run the timer that was due already. */
  stop(): void {
    if (this.timer === undefined) return;
    if (systemClock.now() - this.began >= this.holding.milliseconds()) return this.finish();
    clearTimeout(this.timer);
    this.timer = undefined;
    this.holding.gaveUp();
  }

  private finish(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.holding.held();
  }
}
