import type { ZoneOutlines } from '#contracts';
import type { PartyFix } from '../feed/position-state.js';
import { boundsAround, distanceMeters, type Place } from '../map/geometry.js';
import type { Bounds } from '../map/fit.js';

/** A zone that is farther away than this from everybody would make the picture too small to see anything in it. */
const farMeters = 5_000;
/** Around a single place: the streets around it. */
const aloneMeters = 400;

/** What a map must show of the chosen incident: both parties with their errors, and the zones near them. Pure; `null` of nothing. */
export function boundsOfIncident(
  last: readonly PartyFix[],
  zones: ZoneOutlines | undefined,
  known: Place | undefined,
): Bounds | null {
  const corners = (zones?.features ?? [])
    .filter(({ properties }) => properties.part === 'zone')
    .flatMap(({ geometry }) => geometry.coordinates.flat(2))
    .map(([longitude, latitude]): Place => ({ longitude: longitude!, latitude: latitude! }));
  const near = corners.filter((corner) => last.every((fix) => distanceMeters(fix, corner) < farMeters));
  const seen = last.map((fix) => ({ ...fix, radiusMeters: Math.max(fix.accuracyMeters, 50) }));
  if (seen.length > 0) return boundsAround([...seen, ...near]);
  if (known !== undefined) return boundsAround([{ ...known, radiusMeters: aloneMeters }]);
  return boundsAround(corners);
}

export const boundsOfMarks = (marks: readonly Place[]): Bounds | null =>
  boundsAround(marks.map((mark) => ({ ...mark, radiusMeters: aloneMeters })));

export const isWithin = ([[west, south], [east, north]]: Bounds, [[w, s], [e, n]]: Bounds): boolean =>
  west >= w && south >= s && east <= e && north <= n;
