import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { atMost, canaryOutage, type CanaryOutage, type CanaryRecord, type CanaryStep, type Clock } from '#domain';
import { TellOfOutage, type TellOperator } from '#notify';
import type { CanaryStore } from '#persistence';
import type { CanaryMetrics } from '../metrics/canary-metrics.js';

const lookEveryMilliseconds = 1_000;
/** Longer than this nobody waits for the database: it may be what is broken. */
const patienceMilliseconds = 2_000;
/** A house that is being started: its api may not listen yet. The age counts all the same. */
const startingMilliseconds = 60_000;

/**
 * Knows how old the last canary is, and rings: by a timer of its own, since a queue that is dead presses none. All
 * workers share what is known through the database, so that an outage is told once; without the database each goes on by
 * what it remembers.
 */
export class WatchCanary implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(WatchCanary.name);
  private readonly startedAt: number;
  private record: CanaryRecord = { arrivedAt: null, failingSince: null, failedStep: null };
  private outage: (CanaryOutage & { told: boolean }) | undefined;
  private readonly telling: TellOfOutage;
  private hasArrivedHere = false;
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Pick<CanaryStore, 'read' | 'arrived' | 'failed' | 'claimTelling'>,
    private readonly operator: TellOperator,
    private readonly metrics: CanaryMetrics,
    private readonly clock: Clock,
  ) {
    this.startedAt = clock.now();
    this.telling = new TellOfOutage(store, operator, clock, (error) => this.alone(error));
    metrics.watchAge(() => this.ageSeconds);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(), lookEveryMilliseconds);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.turn;
  }

  /** Since the last one that arrived; while none is known, since this process began. */
  get ageSeconds(): number {
    return (this.clock.now() - (this.record.arrivedAt ?? this.startedAt)) / 1_000;
  }

  /** Nothing has arrived here yet, and that is no wonder. */
  get isStarting(): boolean {
    return !this.hasArrivedHere && this.clock.now() - this.startedAt < startingMilliseconds;
  }

  arrived(seconds: number): Promise<void> {
    return this.inTurn(async () => {
      const now = this.clock.now();
      this.hasArrivedHere = true;
      this.metrics.arrived(seconds);
      this.record = { arrivedAt: now, failingSince: null, failedStep: null };
      const before = await this.stored(this.store.arrived(now));
      const known = this.outage;
      this.outage = undefined;
      this.telling.ended();
      const since = before?.since ?? known?.since;
      if (since === undefined) return;
      this.log.warn({ outageSeconds: (now - since) / 1_000 }, 'the test alarm arrives again');
      if (before?.told || known?.told) void this.operator.tell({ kind: 'canary_back', since, at: now });
    });
  }

  failed(step: CanaryStep, code: string): Promise<void> {
    return this.inTurn(async () => {
      if (this.isStarting) {
        this.log.warn({ step, code }, 'the test alarm does not arrive yet; the house may still be starting');
        return;
      }
      const now = this.clock.now();
      this.metrics.failed(step);
      this.log.error({ step, code, ageSeconds: this.ageSeconds }, 'THE TEST ALARM DID NOT ARRIVE');
      this.record = { ...this.record, failingSince: this.record.failingSince ?? now, failedStep: step };
      await this.stored(this.store.failed(step, this.record.failingSince!));
      await this.ring();
    });
  }

  /** Reads what other processes know, and rings when none has arrived for too long. */
  look(): Promise<void> {
    return this.inTurn(async () => {
      const row = await this.stored(this.store.read());
      if (row) this.record = await this.withOwnOutage(row);
      await this.ring();
      void this.operator.goOn();
    });
  }

  /** What the database missed while it was away is shared with it. */
  private async withOwnOutage(row: CanaryRecord): Promise<CanaryRecord> {
    const { outage } = this;
    if (!outage || row.failingSince !== null || (row.arrivedAt ?? 0) > outage.since) return row;
    await this.stored(this.store.failed(outage.step, outage.since));
    if (outage.told) await this.stored(this.store.claimTelling(this.clock.now(), this.clock.now()));
    return { ...row, failingSince: outage.since, failedStep: outage.step };
  }

  private async ring(): Promise<void> {
    const now = this.clock.now();
    const outage = canaryOutage(this.record, now, this.startedAt);
    if (!outage) {
      this.outage = undefined;
      this.telling.ended();
      return;
    }
    if (!this.outage && this.record.failingSince === null) {
      this.metrics.failed(outage.step);
      this.log.error({ step: outage.step, ageSeconds: this.ageSeconds }, 'NO TEST ALARM HAS ARRIVED');
    }
    this.outage ??= { ...outage, told: false };
    if (await this.telling.goesOn(outage)) this.outage.told = true;
  }

  /** `undefined` when the database does not answer: what is remembered must do. */
  private stored<T>(work: Promise<T>): Promise<T | undefined> {
    return atMost(patienceMilliseconds, work).catch((error: Error) => {
      this.alone(error.name);
      return undefined;
    });
  }

  private alone(error: string): void {
    this.log.warn({ error }, 'what is known of the test alarm could not be shared; going on alone');
  }

  /** One after the other: each reads and changes what is remembered. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.turn.then(work);
    this.turn = done.catch((error: Error) => this.log.error({ error: error.name }, 'watching the test alarm failed'));
    return done;
  }
}
