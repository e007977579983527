import type { Clock } from '#domain';
import { handOverUntaken } from '../hand-over/hand-over-untaken.js';
import type { IncidentStore } from '../incident-store.port.js';
import { leavingTheHouse } from '../leaving-the-house.js';
import type { LivePush } from '../live-push.port.js';
import { waitingStep } from './begin-plans.js';
import { decideStep } from './decide-step.js';
import { gatherAudience, neighbourOf } from './gather-audience.js';
import type { DueStep } from './plan-ledger.port.js';
import { takeStep, type TakingContext } from './take-steps.js';

/** Steps that one transaction takes; it is followed by another as long as it was full. */
const stepsPerTransaction = 200;

/** Port: where plans wait. */
export interface PlanRunStore {
  /** Cells that may hold waiting steps. */
  cells(): Promise<number[]>;
  transaction<T>(cell: number, work: (incidents: IncidentStore) => Promise<T>): Promise<T>;
}

/**
 * Takes the steps whose time has come. Step, deliveries and log are one transaction under the lock of the incident, so any
 * number of workers may run it at once, and one that is killed leaves a step either waiting or taken with its deliveries.
 */
export class AdvancePlans {
  constructor(
    private readonly store: PlanRunStore,
    private readonly push: LivePush,
    private readonly clock: Clock,
    private readonly context: TakingContext,
  ) {}

  /** Resolves to how many steps were taken or skipped. */
  async execute(): Promise<number> {
    let count = 0;
    for (const cell of await this.store.cells()) {
      for (;;) {
        const { looked, settled } = await this.advance(cell);
        count += settled;
        if (looked < stepsPerTransaction) break;
      }
    }
    return count;
  }

  private async advance(cell: number): Promise<{ looked: number; settled: number }> {
    const now = this.clock.now();
    const done = await this.store.transaction(cell, async (incidents) => {
      const due = await incidents.plans.takeDue(now, stepsPerTransaction);
      if (due.length === 0) return { looked: 0, settled: 0, cursor: undefined, deliveries: [] };
      return { looked: due.length, ...(await this.take(incidents, due, now)) };
    });
    const { cursor, deliveries } = done;
    if (cursor !== undefined) this.push.tell({ cell, cursor, deliveries, moved: [] });
    return done;
  }

  private async take(incidents: IncidentStore, due: readonly DueStep[], now: number) {
    const decided = due.map((step) => ({ step, decision: decideStep(step, step.state, now) }));
    const waits = decided.flatMap(({ step: { id }, decision }) =>
      decision.do === 'wait' ? [{ id, until: decision.until }] : [],
    );
    const audienceOf = await gatherAudience(
      incidents.plans,
      decided.flatMap(({ step: { run, step }, decision }) => (decision.do === 'tell' ? [{ run, step }] : [])),
    );
    const taken = decided.flatMap(({ step: planned, decision }) => {
      if (decision.do === 'wait') return [];
      const { run } = planned;
      const reason = decision.do === 'skip' ? decision.reason : null;
      return [{ planned, run, ...takeStep({ run, planned, reason }, audienceOf(run), this.context) }];
    });

    await incidents.plans.postpone(waits);
    await incidents.plans.settle(
      taken.map(({ planned: { id }, reason }) => ({ id, reason, status: reason === null ? 'done' : 'skipped' })),
      now,
    );
    await incidents.plans.insertSteps(
      taken.flatMap(({ run, next }) => (next ? waitingStep(run, next, this.context) : [])),
    );
    const climbed = taken.filter(
      ({ planned, reason }) => reason === null && !['closed', 'seen'].includes(planned.step.unless ?? 'closed'),
    );
    await incidents.plans.escalateDeliveries([...new Set(climbed.map(({ run }) => run.alarmId))], now);
    const climbs = taken.flatMap(({ planned: { step }, run, reason }) => {
      const isTaken = reason === null || reason === 'nobody_to_tell';
      const to = isTaken && step.to === 'neighbouring_agency' ? neighbourOf(run) : null;
      return to === null ? [] : [{ incidentId: run.incidentId, to }];
    });
    const handed = await handOverUntaken(incidents, climbs, now, this.context);
    const deliveries = taken.flatMap((one) => one.deliveries);
    await incidents.insertDeliveries(deliveries, now);
    const events = taken.flatMap(({ event }) => event ?? []);
    const cursor = events.length === 0 ? handed.cursor : await incidents.appendEvents(events, now);
    return { settled: taken.length, cursor, deliveries: [...handed.deliveries, ...leavingTheHouse(deliveries)] };
  }
}
