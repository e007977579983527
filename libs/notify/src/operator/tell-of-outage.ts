import { atMost, type CanaryOutage, type CanaryStep, type Clock } from '#domain';
import type { TellOperator } from './tell-operator.js';

/** While an outage lasts, the operator is told of it again after this time. */
export const tellAgainAfterMilliseconds = 15 * 60_000;

/** Longer than this nobody waits for the database: it may be what is broken. */
const patienceMilliseconds = 2_000;

/** Port. What processes know of an outage together, so that one of them tells of it. */
export interface OutageLedger {
  /** Begins an outage, or says where the one that lasts fails now; nothing when a test alarm has arrived since. */
  failed(step: CanaryStep, since: number): Promise<void>;
  /** Whether it is this caller who tells of the outage now: nobody has since `toldBefore`. */
  claimTelling(now: number, toldBefore: number): Promise<boolean>;
}

/**
 * Tells the operator that the test alarm does not arrive, and again each quarter of an hour; one of all processes does.
 * Without the database nobody can be asked whether the operator knows: told twice is better than not at all.
 */
export class TellOfOutage {
  private askedAt: number | undefined;

  constructor(
    private readonly ledger: OutageLedger,
    private readonly operator: TellOperator,
    private readonly clock: Clock,
    /** Told by the name of the error that the database did not answer. */
    private readonly alone: (error: string) => void,
  ) {}

  /** Call it about each second while an outage lasts. Resolves to whether this process has told of it just now. */
  async goesOn({ since, step }: CanaryOutage): Promise<boolean> {
    const now = this.clock.now();
    if (this.askedAt !== undefined && now - this.askedAt < tellAgainAfterMilliseconds) return false;
    this.askedAt = now;
    const claimed = this.ledger
      .failed(step, since)
      .then(() => this.ledger.claimTelling(now, now - tellAgainAfterMilliseconds));
    const mine = await atMost(patienceMilliseconds, claimed).catch((error: Error) => {
      this.alone(error.name);
      return true;
    });
    if (mine) void this.operator.tell({ kind: 'canary_missing', since, step, at: now });
    return mine;
  }

  /** The outage is over: the next one is told of at once. */
  ended(): void {
    this.askedAt = undefined;
  }
}
