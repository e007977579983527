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

/** Runs a step that may crash on what the late fixes made of it; `undefined` then. */
type Attempt = <Result>(step: () => Result) => Result | undefined;

/**
 * Evaluates late fixes against the state of their time: the stored fixes of both parties are judged again without and
 * with them. One statement for the fixes of all orders, one measurement for all their points.
 *
 * @returns by position; `undefined` where a step crashed
 */
export async function lookBack(
  transaction: TrackingTransaction,
  engine: DetectionEngine,
  late: readonly (LateWatch & { attempt: Attempt })[],
  now: number,
): Promise<(JudgeResult | undefined)[]> {
  if (late.length === 0) return [];
  const fixes = await transaction.fixesSince(late);
  const revisions = late.map((watch) =>
    watch.attempt(() => engine.retrack(watch.rules, fixes.get(watch.orderId) ?? [], watch.lateIds)),
  );
  const facts = await transaction.measure(revisions.flatMap(probesOf));
  let taken = 0;
  return late.map(({ state, rules, attempt }, index) => {
    const revision = revisions[index];
    const own = facts.slice(taken, (taken += probesOf(revision).length));
    return revision && attempt(() => engine.rejudge(state, rules, revision, own, now));
  });
}

const probesOf = (revision: Revision | undefined) =>
  revision ? [...revision.before, ...revision.after].map((step) => step.probe) : [];
