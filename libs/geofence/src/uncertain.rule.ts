import * as N from './numbers.js';
import type { Sample } from './sample.js';
import { tenth, type Belief } from './state.js';

/**
 * "Cannot tell" is a finding of its own, never a breach and never silence: possibly inside for a minute, and neither
 * proven nor disproven. Returns whether it stands now.
 */
export function judgeUncertain(belief: Belief, sample: Sample): boolean {
  const possible = sample.poor ? N.uncertainPoorProbability : N.uncertainProbability;
  if (belief.in === 1 || sample.p < possible) {
    delete belief.u;
    return false;
  }
  belief.u ??= tenth(sample.t);
  const patience = sample.resting && !sample.poor ? N.restBreachSeconds : N.uncertainSeconds;
  return sample.t - belief.u >= patience;
}
