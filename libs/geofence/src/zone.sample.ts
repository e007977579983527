import type { Moment } from './moment.js';
import { insideProbability } from './normal.js';
import * as N from './numbers.js';
import type { Sample } from './sample.js';
import type { Belief } from './state.js';
import type { Fix, ZoneFact, ZoneRules } from './types.js';

/** An inclusion zone's forbidden side is its outside; and it has no ring. */
export function zoneOf(zone: ZoneRules): {
  exclusion: boolean;
  ring: number;
  /** Nearer to the edge than this, a resting device reports like in a ring. */
  watchMeters: number;
} {
  const exclusion = zone.kind === 'exclusion';
  return exclusion
    ? { exclusion, ring: zone.warningRingMeters, watchMeters: zone.warningRingMeters }
    : { exclusion, ring: 0, watchMeters: N.inclusionRingMeters };
}

export function zoneSample(
  zone: ZoneRules,
  fix: Fix,
  moment: Moment,
  fact: ZoneFact,
  known: Belief | undefined,
): Sample {
  const d = zone.kind === 'exclusion' ? fact.signedDistanceMeters : -fact.signedDistanceMeters;
  const resting = moment.resting && fact.point === 'rest';
  const sigma = resting ? moment.restSigma : moment.accuracy;
  return {
    t: moment.t,
    dt: known === undefined ? 0 : moment.t - known.t,
    d,
    sigma,
    p: insideProbability(d, sigma),
    accuracy: moment.accuracy,
    fixId: fix.id,
    moving: moment.moving,
    pair: false,
    fast: moment.moving && moment.speed >= N.sureMovingSpeed,
    resting,
    restBegan: moment.restBegan,
    restIsNew: moment.restIsNew,
    stopped: moment.stopped,
    nearLastRest: moment.nearLastRest,
    notArrived: moment.notArrived,
    jumped: moment.jumped,
    // An error larger than the zone proves nothing about it, unless it is deep inside all the same.
    poor: sigma > Math.max(zone.sizeMeters, 30) && d > -2 * sigma,
  };
}
