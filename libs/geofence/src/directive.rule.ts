import * as N from './numbers.js';
import type { Sample } from './sample.js';

/**
 * When the device shall report next so that no edge is crossed unseen, seconds: half the time in which the nearest edge
 * could be reached, by reach when moving and by ring when at rest. `otherSpeed`: what the other party adds.
 */
export function reportSeconds(
  sample: Pick<Sample, 'd' | 'sigma'>,
  ownResting: boolean,
  ownSpeed: number,
  otherSpeed: number,
  ringMeters: number,
  inBreach: boolean,
): number {
  if (inBreach) return ownResting ? N.restInBreachReportSeconds : N.shortestReportSeconds;
  if (ownResting) return sample.d - ringMeters > sample.sigma ? N.longestReportSeconds : N.restInRingReportSeconds;
  const own =
    ownSpeed >= N.vehicleSpeed ? Math.max(N.fastApproachSpeed, N.speedMargin * ownSpeed) : N.slowApproachSpeed;
  return clampReport((sample.d - sample.sigma) / (own + otherSpeed) / 2);
}

export function speedOfOther(resting: boolean, speed: number): number {
  if (resting) return N.restingOtherSpeed;
  return speed >= N.vehicleSpeed ? N.fastApproachSpeed : N.slowApproachSpeed;
}

export const clampReport = (seconds: number): number =>
  Math.round(Math.max(N.shortestReportSeconds, Math.min(N.longestReportSeconds, seconds)));
