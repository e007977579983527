import { FloodRequests, type FloodPlan } from './flood-requests.js';
import { openLoop, type OpenLoopResult } from './open-loop.js';

/**
 * The generator of floods, in a process of its own: what it is told over IPC (tokens are no arguments), it sends; then it
 * tells what became of it and ends.
 */
// It ends with whoever started it.
process.once('disconnect', () => process.exit());
process.once('message', (plans: FloodPlan[]) => {
  void Promise.all(
    plans.map((plan) => openLoop({ ...plan, rate: plan.rate ?? Infinity, next: requestsOf(plan) })),
  ).then((results: OpenLoopResult[]) => process.send!(results, () => process.disconnect()));
});

function requestsOf(plan: FloodPlan): () => { bytes: string; kind: string } {
  const requests = new FloodRequests(plan);
  return () => requests.next();
}
