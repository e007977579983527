import type { PartyFix } from '../feed/position-state.js';
import { distanceMeters, type Place } from '../map/geometry.js';

/** A fix older than this no longer says where somebody is, and must not look as if it did. */
export const oldAfterMilliseconds = 120_000;

/** The distance is compared with that of so long before: shorter, and the errors of two fixes look like a movement. */
const comparedOverMilliseconds = 60_000;
/** Less than this says nothing. */
const leastMilliseconds = 20_000;

export type Trend = 'closing' | 'parting' | 'steady';

/** How far the parties are apart, and what becomes of it; by their last fixes, so no truer than those. */
export interface Apart {
  distanceMeters: number;
  /** By how much that may be wrong (68 %): both errors together. */
  errorMeters: number;
  /** `null`: too few fixes, or one of the last ones is old. */
  trend: Trend | null;
  /** Of getting nearer; negative: of getting farther. Only with a trend. */
  closingMetersPerSecond: number | null;
  /** Whose last fix is old now. */
  old: readonly PartyFix['role'][];
}

type Trail = readonly PartyFix[];

/**
 * Pure: two trails, oldest fix first, and the time. Who does not move reports seldom, so between two fixes a party is taken to
 * have gone straight, and after the last one to have stayed. A change within the errors of both fixes is none.
 */
export function apartOf(one: Trail, other: Trail, now: number): Apart | null {
  const [a, b] = [one.at(-1), other.at(-1)];
  if (a === undefined || b === undefined) return null;
  const errorMeters = Math.hypot(a.accuracyMeters, b.accuracyMeters);
  const apart = distanceMeters(a, b);
  const old = [a, b].filter(({ fixTime }) => now - fixTime > oldAfterMilliseconds).map(({ role }) => role);
  const known = { distanceMeters: apart, errorMeters, old };
  const none = { ...known, trend: null, closingMetersPerSecond: null };
  if (old.length > 0) return none;

  const until = Math.max(a.fixTime, b.fixTime);
  const since = Math.max(until - comparedOverMilliseconds, one[0]!.fixTime, other[0]!.fixTime);
  if (until - since < leastMilliseconds) return none;
  const before = distanceMeters(placeAt(one, since), placeAt(other, since));
  const nearer = before - apart;
  if (Math.abs(nearer) <= errorMeters) return { ...known, trend: 'steady', closingMetersPerSecond: 0 };
  const closingMetersPerSecond = nearer / ((until - since) / 1_000);
  return { ...known, trend: nearer > 0 ? 'closing' : 'parting', closingMetersPerSecond };
}

/** Where a party was at a time not before its first fix. */
function placeAt(trail: Trail, at: number): Place {
  const after = trail.findIndex(({ fixTime }) => fixTime >= at);
  if (after === -1) return trail.at(-1)!;
  const [to, from] = [trail[after]!, trail[after - 1]];
  if (from === undefined) return to;
  const part = (at - from.fixTime) / (to.fixTime - from.fixTime);
  return {
    longitude: from.longitude + (to.longitude - from.longitude) * part,
    latitude: from.latitude + (to.latitude - from.latitude) * part,
  };
}
