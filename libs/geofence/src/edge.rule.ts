import { critical, decided, end, notice, raise, urgent, type About, type Occasion } from './alarms.js';
import { judgeApproach, type Approach } from './approach.rule.js';
import { judgeBreach, probabilitiesNeeded, secondsNeeded } from './breach.rule.js';
import { endsWith } from './hand-over.js';
import * as N from './numbers.js';
import type { Sample } from './sample.js';
import { isEmpty, tenth, type Belief } from './state.js';
import type { DecisionRecord } from './types.js';
import { judgeUncertain } from './uncertain.rule.js';

/** One watched edge: a zone's, or the proximity limit's between two people. */
export interface Edge {
  about: Omit<About, 'kind' | 'conditionKey'>;
  key(kind: About['kind']): string;
  /** Forbidden at this moment: schedule, permits, validity. Belief is kept while it is not. */
  active: boolean;
  /** 0: no ring (inclusion zones: whoever stays at home is always near the edge). */
  ringMeters: number;
  /** Depth of the path since the last fix on the forbidden side, and its error; 0: it did not touch. */
  pathDepth: number;
  pathSigma: number;
  /** Whose closing in it is: 1 respondent, 2 protected person, 3 both; 0 nobody's. */
  whoCloses: number;
  /** Ids of the fixes that were decided on, newest last. */
  fixIds: readonly string[];
  extra: Readonly<Record<string, number>>;
  /** Felt by the respondent for another one, of which the desk learns all that is to be known. */
  felt: boolean;
}

/** Judges one edge: belief first, then the alarms that follow from it. Changes `belief` and `occasion` in place. */
export function judgeEdge(occasion: Occasion, belief: Belief, sample: Sample, edge: Edge): Approach {
  const wasInside = belief.r !== undefined || belief.in === 1;
  const verdict = judgeBreach(belief, sample);
  const approach = judgeApproach(belief, sample, edge.ringMeters);
  const uncertain = judgeUncertain(belief, sample);
  // Both ends outside. A single fix inside between two outside is as often a burst: it counts after a long gap only.
  const chord = sample.p < N.breachAnyProbability && (!wasInside || sample.dt >= N.longGapSeconds);
  const crossed =
    chord &&
    verdict === 'none' &&
    belief.in !== 1 &&
    !sample.poor &&
    !sample.jumped &&
    edge.pathDepth > 0 &&
    edge.pathDepth > edge.pathSigma;
  if (crossed) {
    belief.x = tenth(sample.t);
    delete belief.l;
  }
  belief.t = tenth(sample.t);
  belief.d = tenth(sample.d);
  breachAlarms(occasion, belief, sample, edge, verdict === 'entered');
  crossingAlarms(occasion, belief, sample, edge, crossed);
  approachAlarms(occasion, belief, sample, edge, approach);
  if (!edge.felt) uncertainAlarms(occasion, sample, edge, uncertain);
  return approach;
}

/** Looks before it builds: most fixes end nothing. */
function endOpen(
  occasion: Occasion,
  edge: Edge,
  kind: About['kind'],
  sample: Sample,
  decision: () => DecisionRecord,
): void {
  if (occasion.watch.o[edge.key(kind)] === undefined) return;
  const ending = about(edge, kind, sample);
  if (!edge.active || endsWith(occasion.watch, ending)) end(occasion, ending, decision);
}

const about = (edge: Edge, kind: About['kind'], sample: Sample): About => ({
  ...edge.about,
  kind,
  conditionKey: edge.key(kind),
  fixId: sample.fixId,
});

function breachAlarms(occasion: Occasion, belief: Belief, sample: Sample, edge: Edge, entered: boolean): void {
  if (belief.in !== 1 && isEmpty(occasion.watch.o)) return;
  const open = occasion.watch.o[edge.key('breach')];
  if (belief.in === 1 && edge.active) {
    if (open !== undefined) return;
    // Inside before it was forbidden: it is a breach from now on.
    const since = entered && !sample.resting ? (belief.r?.[0] ?? sample.t) : sample.t;
    raise(occasion, about(edge, 'breach', sample), critical, since, () =>
      decided(occasion.rules, sample.resting ? 'breach at rest' : 'breach', [belief.rf, ...edge.fixIds], {
        ...measured(sample, edge),
        secondsNeeded: sample.resting ? N.restBreachSeconds : secondsNeeded(belief, sample),
        probabilityNeeded: sample.resting ? N.restBreachProbability : probabilitiesNeeded(sample).any,
      }),
    );
  } else if (open !== undefined) {
    // Its own device was unpaired: another one ends it when it is surely outside, not by being new here.
    if (edge.active && open.v === undefined && sample.p > N.leftProbability) return;
    endOpen(occasion, edge, 'breach', sample, () =>
      decided(occasion.rules, edge.active ? 'left' : 'no longer forbidden', edge.fixIds, {
        ...measured(sample, edge),
        secondsNeeded: N.leftSeconds,
        probabilityNeeded: N.leftProbability,
      }),
    );
  }
}

function crossingAlarms(occasion: Occasion, belief: Belief, sample: Sample, edge: Edge, crossed: boolean): void {
  if (crossed && edge.active) {
    raise(occasion, about(edge, 'crossing', sample), critical, sample.t, () =>
      decided(occasion.rules, 'crossing', edge.fixIds, {
        ...measured(sample, edge),
        pathDepthMeters: edge.pathDepth,
        pathSigmaMeters: edge.pathSigma,
        gapSeconds: sample.dt,
      }),
    );
    return;
  }
  if (belief.x === undefined) return;
  const clear = sample.t - belief.x >= N.leftSeconds && (sample.p <= N.leftProbability || belief.in === 1);
  if (!clear && edge.active) return;
  delete belief.x;
  endOpen(occasion, edge, 'crossing', sample, () =>
    decided(occasion.rules, belief.in === 1 ? 'became a breach' : 'left', edge.fixIds, measured(sample, edge)),
  );
}

function approachAlarms(occasion: Occasion, belief: Belief, sample: Sample, edge: Edge, approach: Approach): void {
  if (approach.near && edge.active && belief.in !== 1) {
    const hurry = approach.secondsToLimit <= occasion.rules.thresholds.approachUrgentSeconds;
    raise(
      occasion,
      about(edge, 'approach', sample),
      hurry ? urgent : notice,
      approach.rule === 'ring' ? (belief.g ?? sample.t) : sample.t,
      () =>
        decided(occasion.rules, `approach: ${approach.rule}`, edge.fixIds, {
          ...measured(sample, edge),
          ringMeters: edge.ringMeters,
          closingMetersPerSecond: approach.closingSpeed,
          secondsToLimit: approach.secondsToLimit,
          whoCloses: edge.whoCloses,
        }),
      edge.whoCloses,
    );
  } else if (approach.over || !edge.active) {
    endOpen(occasion, edge, 'approach', sample, () =>
      decided(occasion.rules, edge.active ? 'clear' : 'no longer forbidden', edge.fixIds, {
        ...measured(sample, edge),
        secondsNeeded: N.approachEndSeconds,
      }),
    );
  }
}

function uncertainAlarms(occasion: Occasion, sample: Sample, edge: Edge, uncertain: boolean): void {
  if (!uncertain && isEmpty(occasion.watch.o)) return;
  const record = () =>
    decided(occasion.rules, uncertain ? 'uncertain' : 'decided', edge.fixIds, {
      ...measured(sample, edge),
      probabilityNeeded: N.uncertainProbability,
    });
  if (uncertain && edge.active) raise(occasion, about(edge, 'uncertain', sample), notice, sample.t, record);
  else if (!uncertain) endOpen(occasion, edge, 'uncertain', sample, record);
}

function measured(sample: Sample, edge: Edge): Record<string, number> {
  return {
    distanceMeters: sample.d,
    sigmaMeters: sample.sigma,
    probability: sample.p,
    accuracyMeters: sample.accuracy,
    ...edge.extra,
  };
}
