import type { Occasion } from './alarms.js';
import { atPlaceMeters, feltDistance, leftPlaceMeters } from './concealment.js';
import type { Moment, OtherMoment } from './moment.js';
import * as N from './numbers.js';
import type { LimitRules, OrderRules, Probe, ProbeFacts } from './types.js';

/**
 * How far the limit is, as far as the respondent may know: never farther than it is; `undefined` where nothing is concealed.
 * At a concealed place she is anywhere in what is felt of it; elsewhere in her square (`concealment.ts`).
 */
export function feltLimit(
  { watch }: Occasion,
  { limitMeters, concealment }: LimitRules,
  { resting }: Moment,
  other: OtherMoment,
  { points, others }: Probe,
  { zones }: ProbeFacts,
): number | undefined {
  if (concealment === undefined) return undefined;
  const name = resting ? 'rest' : 'fix';
  const place = watch.d[other.deviceId]?.z;
  const felt = zones.find((fact) => fact.zoneId === place && fact.point === name);
  // Her place is carried on at her last velocity: she may have left it by so much.
  const carried = other.speed * Math.min(Math.abs(other.age), N.extrapolateSeconds);
  if (felt !== undefined) return felt.signedDistanceMeters - leftPlaceMeters - carried - limitMeters;
  const from = points.find((point) => point.name === name)!;
  const to = others.find((candidate) => candidate.deviceId === other.deviceId)!;
  return feltDistance(from, to.point, concealment.seed) - limitMeters;
}

/** The felt zone of the concealed place where a protected person is; leaving it takes more than entering it. */
export function placeOf({ zones }: OrderRules, facts: ProbeFacts, known: string | undefined): string | undefined {
  for (const zone of zones) {
    const place = zone.concealed && zones.find((candidate) => candidate.feltOf === zone.zoneId)?.zoneId;
    if (!place) continue;
    const fact = facts.zones.find((candidate) => candidate.zoneId === zone.zoneId && candidate.point === 'fix');
    const within = place === known ? leftPlaceMeters : atPlaceMeters;
    if (fact !== undefined && fact.signedDistanceMeters <= within) return place;
  }
  return undefined;
}
