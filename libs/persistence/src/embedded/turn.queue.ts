/** After its turn a holder keeps the engine to itself (`held`: a transaction is open) or gives it back (`free`). */
export type TurnOutcome = 'free' | 'held';

/** One uninterrupted use of the engine on behalf of `holder`. */
export interface Turn {
  readonly holder: object;
  run(): Promise<TurnOutcome>;
}

/**
 * Gives the one engine to one turn at a time: first come, first served, except that a holder in a transaction is served
 * alone until it gives the engine back. That is all the isolation there is between connections that share one session.
 */
export class TurnQueue {
  readonly #onFailure: (error: unknown) => void;
  #waiting: Turn[] = [];
  #heldBy: object | undefined;
  #running = false;
  #stopped = false;

  /** @param onFailure called once when a turn rejects; the queue serves nothing more. */
  constructor(onFailure: (error: unknown) => void) {
    this.#onFailure = onFailure;
  }

  /** Starts the turn in the same tick if nothing else has the engine: an idle server answers without delay. */
  enqueue(turn: Turn): void {
    if (this.#stopped) return;
    this.#waiting.push(turn);
    if (!this.#running) this.#serve();
  }

  /** Takes back a turn that has not begun. Returns whether it was still waiting. */
  withdraw(turn: Turn): boolean {
    const index = this.#waiting.indexOf(turn);
    if (index < 0) return false;
    this.#waiting.splice(index, 1);
    return true;
  }

  /** Drops all waiting turns and serves no more. A running turn ends by itself. */
  stop(): void {
    this.#stopped = true;
    this.#waiting = [];
  }

  #next(): Turn | undefined {
    if (this.#heldBy === undefined) return this.#waiting.shift();
    const index = this.#waiting.findIndex((turn) => turn.holder === this.#heldBy);
    return index < 0 ? undefined : this.#waiting.splice(index, 1)[0];
  }

  #serve(): void {
    const turn = this.#next();
    if (turn === undefined) return;
    this.#running = true;
    turn.run().then(
      (outcome) => {
        this.#heldBy = outcome === 'held' ? turn.holder : undefined;
        this.#running = false;
        // The engine blocks the event loop while it works; without this, a long queue would starve sockets of their reads.
        if (this.#waiting.length > 0) setImmediate(() => this.#resume());
      },
      (error: unknown) => {
        this.stop();
        this.#running = false;
        this.#onFailure(error);
      },
    );
  }

  #resume(): void {
    if (!this.#running) this.#serve();
  }
}
