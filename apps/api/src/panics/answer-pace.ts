import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds that never go back. A test has its own. */
export interface Elapsing {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

const real: Elapsing = { now: () => performance.now(), sleep: (milliseconds) => pause(milliseconds) };

/** Far more than any way of taking a press back needs, and less than a person notices. */
export const cancelBeatMilliseconds = 250;

/**
 * Lets answers leave on whole beats after their request came, so that the time of the work does not tell which work it was: what
 * a duress PIN sets going takes longer than what the PIN does.
 */
export class AnswerPace {
  constructor(
    private readonly beatMilliseconds: number,
    private readonly elapsing: Elapsing = real,
  ) {}

  /** What the work resolves to, or its error, at the next beat. */
  async even<Result>(work: () => Promise<Result>): Promise<Result> {
    const began = this.elapsing.now();
    try {
      return await work();
    } finally {
      const taken = this.elapsing.now() - began;
      const beats = this.beatMilliseconds === 0 ? 0 : Math.ceil(taken / this.beatMilliseconds);
      await this.elapsing.sleep(beats * this.beatMilliseconds - (beats === 0 ? 0 : taken));
    }
  }
}
