import * as N from './numbers.js';
import type { Sample } from './sample.js';
import { hundredth, tenth, type Belief } from './state.js';

export type Verdict = 'none' | 'entered' | 'left';

/**
 * Breach and left, for a zone and for the proximity limit alike. Someone who moves is judged by successive fixes, someone
 * at rest by the average of the rest: two fixes seconds apart share one error, and are one fix twice.
 */
export function judgeBreach(belief: Belief, sample: Sample): Verdict {
  noteArrival(belief, sample);
  if (belief.in === 1) return hasLeft(belief, sample) ? leave(belief) : 'none';
  const proven = sample.resting ? restsInside(belief, sample) : movesInside(belief, sample);
  if (!proven) return 'none';
  belief.in = 1;
  delete belief.l;
  return 'entered';
}

/** What was believed when the person last moved, and when the rest began: someone who arrived inside is inside. */
function noteArrival(belief: Belief, sample: Sample): void {
  if (sample.moving && !sample.poor) belief.m = hundredth(sample.p);
  if (!sample.resting) delete belief.b;
  else if (sample.restIsNew || belief.b === undefined) belief.b = hundredth(sample.p);
}

function restsInside(belief: Belief, sample: Sample): boolean {
  delete belief.r;
  delete belief.rf;
  const rested = sample.t - sample.restBegan;
  if (sample.poor) return false;
  if (sample.p >= N.restBreachProbability && rested >= N.restBreachSeconds) return true;
  const arrived =
    !sample.notArrived && (belief.m ?? 0) >= N.cameFromOutsideProbability && (belief.b ?? 0) >= N.breachAnyProbability;
  if (arrived && sample.p >= N.arrivedInsideProbability && rested >= N.arrivedInsideSeconds) return true;
  if (sample.d < -(N.deepMeters + 2 * sample.sigma) && rested >= N.deepSeconds) return true;
  // Nobody saw this person arrive (first fixes of an order): sure is enough.
  return belief.m === undefined && sample.p >= N.restBreachProbability && rested >= N.restSeconds;
}

function movesInside(belief: Belief, sample: Sample): boolean {
  if (sample.poor) return false;
  const { any, once, alone } = probabilitiesNeeded(sample);
  if (sample.p < any) {
    delete belief.r;
    delete belief.rf;
    return false;
  }
  const run = belief.r ?? [tenth(sample.t), 0, 0];
  if (belief.r === undefined) belief.rf = sample.fixId;
  belief.r = [run[0]!, Math.min(run[1]! + 1, 99), Math.max(run[2]!, hundredth(sample.p))];
  // Half a second of grace: reporting every 5 s is never exactly that.
  const needed = secondsNeeded(belief, sample) - 0.5;
  if (sample.dt >= needed && sample.p >= alone) return true;
  return sample.t - run[0]! >= needed && belief.r[1]! >= 2 && belief.r[2]! >= once;
}

/** What each fix of a run must say, what one of them must, and what one alone must. */
export function probabilitiesNeeded(sample: Sample): { any: number; once: number; alone: number } {
  if (sample.pair) return { any: N.pairAnyProbability, once: N.pairOnceProbability, alone: N.fastSingleProbability };
  if (sample.fast) return { any: N.fastAnyProbability, once: N.fastOnceProbability, alone: N.fastSingleProbability };
  return { any: N.breachAnyProbability, once: N.breachOnceProbability, alone: N.breachSingleProbability };
}

/** How long fixes must say inside. Someone who stopped outside, or never really set off, drifts in by error alone. */
export function secondsNeeded(belief: Belief, sample: Sample): number {
  if (sample.nearLastRest) return N.nearRestBreachSeconds;
  if (sample.jumped) return N.burstSeconds;
  if (sample.stopped && (belief.m ?? 0) < N.cameFromOutsideProbability) return N.stoppedBreachSeconds;
  // Nobody has seen this person move yet: the first fixes of an order or a device share one error.
  if (belief.m === undefined && !sample.moving) return N.stoppedBreachSeconds;
  return N.breachSeconds;
}

function hasLeft(belief: Belief, sample: Sample): boolean {
  const clear = sample.p <= N.leftProbability && sample.d > Math.max(N.leftMeters, sample.accuracy);
  const settledOutside = sample.resting && sample.p < 0.3 && sample.t - sample.restBegan >= N.restBreachSeconds;
  if (!clear && !settledOutside) {
    delete belief.l;
    return false;
  }
  belief.l ??= tenth(sample.t);
  return sample.t - belief.l >= N.leftSeconds;
}

function leave(belief: Belief): Verdict {
  delete belief.in;
  delete belief.r;
  delete belief.rf;
  delete belief.l;
  return 'left';
}
