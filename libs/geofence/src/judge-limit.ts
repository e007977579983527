import { limitKey, type Occasion } from './alarms.js';
import { reportSeconds, speedOfOther } from './directive.rule.js';
import { judgeEdge } from './edge.rule.js';
import { feltLimit } from './felt-limit.rule.js';
import type { Moment, OtherMoment } from './moment.js';
import * as N from './numbers.js';
import { insideProbability } from './normal.js';
import { pairAgeError } from './other-party.js';
import type { Sample } from './sample.js';
import { isActive } from './schedule.js';
import { tenth, type Belief } from './state.js';
import type { Fix, LimitRules, Probe, ProbeFacts } from './types.js';

/** Judges the proximity limit between this person and each device of the other side. Either party's fix may break it. */
export function judgeLimit(
  occasion: Occasion,
  limit: LimitRules,
  fix: Fix,
  moment: Moment,
  probe: Probe,
  facts: ProbeFacts,
  isRespondent: boolean,
): number {
  const { watch, rules } = occasion;
  const active = isActive(rules, limit, fix.fixTime);
  let seconds = Infinity;
  for (const other of moment.others) {
    const respondentDevice = isRespondent ? fix.deviceId : other.deviceId;
    const respondentId = isRespondent ? fix.personId : other.personId;
    const protectedId = isRespondent ? other.personId : fix.personId;
    const through = `${respondentDevice}|${isRespondent ? other.deviceId : fix.deviceId}`;
    const key = `${protectedId}|${through}`;
    const known = watch.j[key];
    const belief: Belief = known === undefined ? { t: 0, d: 0 } : { ...known };
    const distance = measuredDistance(facts, other, moment.resting);
    const sample = pairSample(limit, fix, moment, other, distance, known);
    judgeEdge(occasion, belief, sample, {
      about: { personId: respondentId, deviceId: respondentDevice, otherPersonId: protectedId, through },
      key: (kind) => limitKey(kind, respondentId, protectedId),
      active,
      ringMeters: limit.warningMeters,
      pathDepth: other.pathDistance >= 0 ? Math.max(0, limit.limitMeters - other.pathDistance) : 0,
      pathSigma: other.pathSigma,
      whoCloses: whoCloses(moment, other, isRespondent),
      fixIds: [other.fixId, moment.pf, fix.id],
      extra: {
        limitMeters: limit.limitMeters,
        betweenMeters: distance,
        otherAccuracyMeters: other.accuracy,
        otherAgeSeconds: other.age,
        otherSpeedMetersPerSecond: other.speed,
      },
      felt: false,
    });
    watch.j[key] = belief;
    const felt = isRespondent ? feltLimit(occasion, limit, moment, other, probe, facts) : undefined;
    if (felt !== undefined) belief.f = tenth(felt);
    const wish = reportSeconds(
      { d: felt ?? sample.d, sigma: sample.sigma },
      moment.resting,
      moment.speed,
      speedOfOther(other.resting, other.speed),
      limit.warningMeters,
      felt === undefined ? belief.in === 1 : felt < 0,
    );
    seconds = Math.min(seconds, felt === undefined ? wish : coarse(wish));
  }
  return seconds;
}

/** Few steps: an interval that shrinks by the second would tell how she moves. Never longer than what was wished. */
const coarse = (seconds: number): number => N.coarseReportSeconds.findLast((step) => step <= seconds)!;

function measuredDistance(facts: ProbeFacts, other: OtherMoment, resting: boolean): number {
  let fallback = other.distance;
  for (const fact of facts.others) {
    if (fact.deviceId !== other.deviceId) continue;
    if ((fact.point === 'rest') === resting) return fact.distanceMeters;
    if (fact.point === 'fix' && !resting) fallback = fact.distanceMeters;
  }
  return fallback;
}

function pairSample(
  limit: LimitRules,
  fix: Fix,
  moment: Moment,
  other: OtherMoment,
  distance: number,
  known: Belief | undefined,
): Sample {
  const own = moment.resting ? moment.restSigma : moment.accuracy;
  const aged = pairAgeError(other.resting, other.speed, other.age);
  const sigma = Math.sqrt(own * own + other.accuracy * other.accuracy + aged * aged);
  const d = distance - limit.limitMeters;
  const resting = moment.resting && other.resting;
  const restBegan = Math.max(moment.restBegan, other.restBegan);
  return {
    t: Math.max(moment.t, known?.t ?? 0),
    dt: known === undefined ? 0 : Math.max(0, moment.t - known.t),
    d,
    sigma,
    p: insideProbability(d, sigma),
    accuracy: Math.max(moment.accuracy, other.accuracy),
    fixId: fix.id,
    moving: moment.moving || other.moving,
    pair: true,
    fast: (moment.moving && moment.speed >= N.sureMovingSpeed) || (other.moving && other.speed >= N.sureMovingSpeed),
    resting,
    restBegan,
    // The pair came to rest when the later of the two did.
    restIsNew: resting && known !== undefined && known.t < restBegan + 60 && known.b === undefined,
    stopped: (moment.stopped || moment.resting) && (other.stopped || other.resting),
    notArrived: moment.notArrived && other.notArrived,
    jumped: moment.jumped || other.jumped,
    nearLastRest:
      (moment.nearLastRest && (other.resting || other.nearLastRest)) || (moment.resting && other.nearLastRest),
    poor: sigma > Math.max(limit.limitMeters, 30) && d > -2 * sigma,
  };
}

/** 1 respondent, 2 protected person, 3 both; 0 nobody moves towards the other. */
function whoCloses(moment: Moment, other: OtherMoment, isRespondent: boolean): number {
  const own = moment.moving && other.closing > 0.3;
  const theirs = other.moving && other.otherClosing > 0.3;
  const respondent = isRespondent ? own : theirs;
  const guarded = isRespondent ? theirs : own;
  return (respondent ? 1 : 0) + (guarded ? 2 : 0);
}
