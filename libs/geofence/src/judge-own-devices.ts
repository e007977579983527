import type { PartyRole } from '#domain';
import { decided, deviceKey, end, notice, pairKey, raise, urgent, type About, type Occasion } from './alarms.js';
import { compareDevices, judgeDoubt } from './disagreement.rule.js';
import type { Moment, SiblingMoment } from './moment.js';
import * as N from './numbers.js';
import { isEmpty, tenth, type Doubt } from './state.js';
import type { DecisionRecord, Fix } from './types.js';

/**
 * Compares the fix with each other device of its person. Each of them is judged against zones and limit all the same: which
 * of the two lies is for a human to find out. Returns the wish for the next report, seconds.
 */
export function judgeOwnDevices(occasion: Occasion, fix: Fix, moment: Moment, role: PartyRole): number {
  let seconds = Infinity;
  for (const sibling of moment.siblings) seconds = Math.min(seconds, judgePair(occasion, fix, moment, sibling, role));
  return seconds;
}

function judgePair(occasion: Occasion, fix: Fix, moment: Moment, sibling: SiblingMoment, role: PartyRole): number {
  const { watch, rules } = occasion;
  const conditionKey = pairKey('disagreement', fix.deviceId, sibling.deviceId);
  const known = watch.x?.[conditionKey];
  const comparison = compareDevices(sibling, moment.t, rules.thresholds.topSpeedMetersPerSecond);
  if (known === undefined && comparison !== 'apart') return Infinity;
  const doubt: Doubt = { ...known };
  const began = doubt.r?.[0] ?? moment.t;
  const verdict = judgeDoubt(doubt, comparison, tenth(Math.min(moment.t, sibling.t)));
  watch.x = { ...watch.x, [conditionKey]: doubt };
  if (isEmpty({ ...doubt })) delete watch.x[conditionKey];

  const { personId, deviceId } = fix;
  const about: About = { kind: 'disagreement', conditionKey, personId, deviceId, fixId: fix.id };
  const record = (rule: string): DecisionRecord =>
    decided(rules, rule, [sibling.fixId, fix.id], {
      devicesApartMeters: sibling.distance,
      sigmaMeters: sibling.sigma,
      accuracyMeters: sibling.ownAccuracy,
      otherAccuracyMeters: sibling.accuracy,
      gapSeconds: sibling.gap,
      topSpeedMetersPerSecond: rules.thresholds.topSpeedMetersPerSecond,
      secondsNeeded: N.disagreementSeconds,
    });
  if (verdict === 'began' && !isTold(occasion, fix.deviceId, sibling.deviceId))
    raise(occasion, about, role === 'respondent' ? urgent : notice, began, () => record('disagreement'));
  else if (verdict === 'ended') end(occasion, about, () => record('devices agree'));

  if (doubt.in === 1 || doubt.r === undefined) return Infinity;
  return moment.t - sibling.t <= N.disagreementFreshSeconds ? N.doubtReportSeconds : N.restInRingReportSeconds;
}

/** A device that reports its separation has told the same already. */
const isTold = ({ watch }: Occasion, ...deviceIds: string[]): boolean =>
  deviceIds.some((deviceId) => watch.o[deviceKey('separation', deviceId)] !== undefined);
