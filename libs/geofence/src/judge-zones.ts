import { zoneKey, type Occasion } from './alarms.js';
import { reportSeconds } from './directive.rule.js';
import { judgeEdge } from './edge.rule.js';
import * as N from './numbers.js';
import { zoneOf, zoneSample } from './zone.sample.js';
import type { Moment } from './moment.js';
import { isActive } from './schedule.js';
import type { Belief } from './state.js';
import type { Fix, ProbeFacts, ZoneFact } from './types.js';

/**
 * Judges every zone of the order for one fix of the respondent. Returns the shortest wish for the next report, seconds: a
 * device that reports more often the nearer it comes tells its owner how near it is, so a concealed zone wishes nothing and
 * the one that is felt for it, which is never farther away, wishes for both.
 */
export function judgeZones(occasion: Occasion, fix: Fix, moment: Moment, facts: ProbeFacts): number {
  const { watch, rules } = occasion;
  let seconds = Infinity;
  for (const zone of rules.zones) {
    const fixFact = find(facts.zones, zone.zoneId, 'fix');
    const fact = moment.resting ? (find(facts.zones, zone.zoneId, 'rest') ?? fixFact) : fixFact;
    if (fact === undefined) continue;
    const key = `${zone.zoneId}|${fix.deviceId}`;
    const known = watch.j[key];
    const belief: Belief = known === undefined ? { t: 0, d: 0 } : { ...known };
    const sample = zoneSample(zone, fix, moment, fact, known);
    const geometry = zoneOf(zone);
    judgeEdge(occasion, belief, sample, {
      about: { personId: fix.personId, deviceId: fix.deviceId, zoneId: zone.zoneId, through: fix.deviceId },
      key: (kind) => zoneKey(kind, zone, fix.personId),
      active: isActive(rules, zone, fix.fixTime),
      ringMeters: geometry.ring,
      pathDepth: geometry.exclusion && moment.moving && !moment.jumped ? (fixFact?.pathDepthMeters ?? 0) : 0,
      pathSigma: Math.max(moment.accuracy, moment.pa),
      whoCloses: 0,
      fixIds: [moment.pf, fix.id],
      extra: { warningRingMeters: zone.warningRingMeters },
      felt: zone.feltOf !== undefined,
    });
    watch.j[key] = belief;
    if (zone.concealed) continue;
    seconds = Math.min(
      seconds,
      reportSeconds(sample, moment.resting, moment.speed, 0, geometry.watchMeters, belief.in === 1),
    );
    if (sample.poor && belief.u !== undefined && sample.t - belief.u < N.uncertainSeconds)
      seconds = N.shortestReportSeconds;
  }
  return seconds;
}

function find(facts: readonly ZoneFact[], zoneId: string, point: 'fix' | 'rest'): ZoneFact | undefined {
  for (const fact of facts) if (fact.zoneId === zoneId && fact.point === point) return fact;
  return undefined;
}
