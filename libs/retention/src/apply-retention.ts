import { type Clock, type IdFactory, type RetentionKind, retentionKinds } from '#domain';
import type { DueAgency, KeepingAgency, RetentionBench } from './retention-bench.port.js';
import type { RetentionBounds } from './retention-bounds.js';
import { dueBefore, retentionDays } from './retention-periods.js';

/** One run may take so long; what is left is done by the next. */
const runMilliseconds = 30_000;

/** Positions of quiet days last: their backlog is the longest, and nothing else waits for it. */
const inOrder: readonly RetentionKind[] = [
  ...retentionKinds.filter((kind) => kind !== 'positions_quiet'),
  'positions_quiet',
];

/** What was told of a run. */
export interface RetentionOutcome {
  droppedDays: number;
  /** Something is left for the next run. */
  isUnfinished: boolean;
}

/**
 * Deletes what is due of every agency, as its policy says, but for what is held. Days of positions that nobody keeps go
 * first and whole; then every kind, a bounded step of each agency in turn, so that none waits for another's backlog.
 */
export class ApplyRetention {
  constructor(
    private readonly bench: RetentionBench,
    private readonly bounds: RetentionBounds,
    private readonly clock: Clock,
    private readonly newId: IdFactory,
  ) {}

  async execute(): Promise<RetentionOutcome> {
    const now = this.clock.now();
    const runId = this.newId();
    const agencies = (await this.bench.agencies()).map((agency) => this.due(agency, runId, now));
    let droppedDays = await this.bench.dropExpiredDays(agencies);
    let isUnfinished = false;
    for (const kind of inOrder)
      isUnfinished = (await this.deleteAll(agencies, kind, now + runMilliseconds)) || isUnfinished;
    droppedDays += await this.bench.dropEmptyDays(agencies);
    for (const agency of agencies) await this.bench.chain(agency);
    return { droppedDays, isUnfinished };
  }

  /** Resolves to whether something is left. */
  private async deleteAll(agencies: readonly DueAgency[], kind: RetentionKind, deadline: number): Promise<boolean> {
    let busy = agencies;
    while (busy.length > 0) {
      const more: DueAgency[] = [];
      for (const agency of busy) {
        if (this.clock.now() > deadline) return true;
        if (await this.bench.deleteSome(agency, kind)) more.push(agency);
      }
      busy = more;
    }
    return false;
  }

  private due(agency: KeepingAgency, runId: string, now: number): DueAgency {
    const days = retentionDays(agency.chosen, this.bounds);
    const limits = Object.fromEntries(
      retentionKinds.map((kind) => [kind, dueBefore(kind, days[kind], now)]),
    ) as DueAgency['dueBefore'];
    return { ...agency, days, dueBefore: limits, runId, now };
  }
}
