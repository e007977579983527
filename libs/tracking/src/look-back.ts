import type { DetectionEngine, JudgeResult, OrderRules, Revision, WatchState } from '#geofence';
import type { TrackingTransaction } from './tracking-store.port.js';

/** A watch that fixes came late for. */
export interface LateWatch {
  orderId: string;
  rules: OrderRules;
  state: WatchState;
  /** Begin of the stretch that is looked at again, milliseconds since 1970. */
  from: number;
  lateIds: Set<string>;
}

/**
 * Evaluates late fixes against the state of their time: the stored fixes of both parties are judged again without and
 * with them. One statement for the fixes of all orders, one measurement for all their points.
 */
export async function lookBack(
  transaction: TrackingTransaction,
  engine: DetectionEngine,
  late: readonly LateWatch[],
  now: number,
): Promise<JudgeResult[]> {
  if (late.length === 0) return [];
  const fixes = await transaction.fixesSince(late);
  const revisions = late.map((watch) => engine.retrack(watch.rules, fixes.get(watch.orderId) ?? [], watch.lateIds));
  const probes = revisions.flatMap(probesOf);
  const facts = await transaction.measure(probes);
  let taken = 0;
  return late.map(({ state, rules }, index) => {
    const revision = revisions[index]!;
    const own = facts.slice(taken, (taken += probesOf(revision).length));
    return engine.rejudge(state, rules, revision, own, now);
  });
}

const probesOf = ({ before, after }: Revision) => [...before, ...after].map((step) => step.probe);
