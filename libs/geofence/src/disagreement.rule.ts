import type { SiblingMoment } from './moment.js';
import * as N from './numbers.js';
import type { Doubt } from './state.js';

/** What one comparison of two devices of one person says; `between` is the band of the hysteresis, `unknown` says nothing. */
export type Comparison = 'apart' | 'together' | 'between' | 'unknown';

export type DoubtVerdict = 'none' | 'began' | 'ended';

/**
 * Two devices cannot both be with their person when they are apart by far more than both errors, and than anyone could have
 * moved between the moments of which they tell: the bracelet lies at home, and the phone is carried.
 */
export function compareDevices(sibling: SiblingMoment, t: number, topSpeed: number): Comparison {
  const { distance, sigma, gap, speed } = sibling;
  // What is too old for a comparison also breaks off the ones before.
  if (t - sibling.t > N.disagreementStaleSeconds) return 'between';
  const apart = Math.max(N.apartMeters, N.apartErrors * sigma);
  if (distance - topSpeed * gap > apart) return 'apart';
  if (gap > N.togetherGapSeconds || distance - speed * gap > apart) return 'unknown';
  return distance - speed * gap <= Math.max(N.togetherMeters, N.togetherErrors * sigma) ? 'together' : 'between';
}

/**
 * Believed after three fixes over a minute that say so, with none between that denies it, and given up in the same way. Time runs only while
 * both devices speak: a device that died somewhere else contradicts nobody. Changes `doubt` in place.
 *
 * @param spoken time up to which both devices have been heard, seconds
 */
export function judgeDoubt(doubt: Doubt, comparison: Comparison, spoken: number): DoubtVerdict {
  if (comparison === 'unknown') return 'none';
  if (comparison !== (doubt.in === 1 ? 'together' : 'apart')) {
    delete doubt.r;
    return 'none';
  }
  const [began, count] = doubt.r ?? [spoken, 0];
  doubt.r = [began, Math.min(count + 1, 99)];
  if (spoken - began < N.disagreementSeconds || doubt.r[1] < N.disagreementFixes) return 'none';
  delete doubt.r;
  if (doubt.in === 1) {
    delete doubt.in;
    return 'ended';
  }
  doubt.in = 1;
  return 'began';
}
