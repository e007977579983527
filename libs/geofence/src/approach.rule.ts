import { insideProbability } from './normal.js';
import * as N from './numbers.js';
import type { Sample } from './sample.js';
import { tenth, type Belief } from './state.js';

export interface Approach {
  /** In the ring, or consistently closing. */
  near: boolean;
  rule: 'ring' | 'closing';
  /** Clear for long enough to end. */
  over: boolean;
  /** Seconds until the limit is reached at the present rate; Infinity when not closing. */
  secondsToLimit: number;
  closingSpeed: number;
}

/**
 * Approach: in the warning ring, or closing in consistently for a minute. Closing speed from two fixes is noise: over a
 * minute, and beyond twice both errors, it is a fact.
 */
export function judgeApproach(belief: Belief, sample: Sample, ringMeters: number): Approach {
  const closing = followClosing(belief, sample);
  const secondsToLimit = closing > 0.3 && sample.d > 0 ? sample.d / closing : sample.d <= 0 ? 0 : Infinity;
  const inRing = ringMeters > 0 && insideProbability(sample.d - ringMeters, sample.sigma) >= 0.5;
  const trusted = sample.accuracy <= Math.max(100, ringMeters);

  if (inRing && trusted) {
    belief.g ??= tenth(sample.t);
    delete belief.c;
  } else if (!inRing) {
    delete belief.g;
    belief.c ??= tenth(sample.t);
  }
  const inRingLongEnough = belief.g !== undefined && sample.t - belief.g >= ringSecondsNeeded(sample, secondsToLimit);
  const closingIn = isClosingIn(belief, sample, ringMeters, secondsToLimit);
  if (closingIn) delete belief.c;
  return {
    near: inRingLongEnough || closingIn,
    rule: inRingLongEnough ? 'ring' : 'closing',
    over: belief.c !== undefined && sample.t - belief.c >= N.approachEndSeconds,
    secondsToLimit,
    closingSpeed: closing,
  };
}

/** A car crosses a ring in less than the usual time: half of what is left to the limit must be enough. */
function ringSecondsNeeded(sample: Sample, secondsToLimit: number): number {
  if (!sample.moving) return N.ringSeconds;
  return Math.min(N.ringSeconds, Math.max(0, secondsToLimit / 2));
}

/** Keeps a stretch of consistent closing and returns its speed; 0 while there is none. Any step back beyond the error ends it. */
function followClosing(belief: Belief, sample: Sample): number {
  const stretch = belief.z;
  if (stretch === undefined || sample.resting || sample.poor || sample.d > stretch[3]! + sample.sigma) {
    if (sample.resting || sample.poor) delete belief.z;
    else belief.z = [tenth(sample.t), tenth(sample.d), tenth(sample.sigma), tenth(sample.d)];
    return 0;
  }
  const span = sample.t - stretch[0]!;
  const gained = stretch[1]! - sample.d;
  const sure = gained > 2 * Math.hypot(stretch[2]!, sample.sigma);
  const speed = sure && span > 0 ? gained / span : 0;
  const least = Math.min(stretch[3]!, tenth(sample.d));
  // A stretch is renewed before its average speed says nothing of the present one.
  if (span > N.closingMaxSeconds) {
    const keep = N.closingSeconds;
    belief.z = [tenth(sample.t - keep), tenth(sample.d + speed * keep), stretch[2]!, least];
  } else belief.z = [stretch[0]!, stretch[1]!, stretch[2]!, least];
  return speed;
}

function isClosingIn(belief: Belief, sample: Sample, ringMeters: number, secondsToLimit: number): boolean {
  return (
    belief.z !== undefined &&
    sample.t - belief.z[0]! >= N.closingSeconds &&
    secondsToLimit <= N.closingWithinSeconds &&
    sample.d > 0 &&
    sample.d <= N.closingWithinRings * ringMeters
  );
}
