import type { Track } from '#contracts';
import { fixOfPoint, type PartyFix } from '../feed/position-state.js';

/** A fix with when the house knew of it. Milliseconds since 1970. */
export interface ReplayFix extends PartyFix {
  receivedAt: number;
}

/** `known`: what the house knew at the time. `happened`: where they were, though the house may have learnt it later. */
export type View = 'known' | 'happened';

/** Of each person, in the order in which the view shows them. */
export type Tracks = readonly (readonly ReplayFix[])[];

/** Of a trail that is shown, the newest ones. */
const fixesShown = 90;
const trailMilliseconds = 30 * 60_000;

const shownAt = (fix: ReplayFix, view: View): number =>
  view === 'known' ? Math.max(fix.receivedAt, fix.fixTime) : fix.fixTime;

export function tracksOf({ features }: Track, view: View): Tracks {
  const people = new Map<string, ReplayFix[]>();
  for (const point of features) {
    const fix = { ...fixOfPoint(point), receivedAt: Date.parse(point.properties.receivedAt) };
    const fixes = people.get(fix.personId) ?? [];
    fixes.push(fix);
    people.set(fix.personId, fixes);
  }
  return [...people.values()].map((fixes) => fixes.sort((a, b) => shownAt(a, view) - shownAt(b, view)));
}

/** How many fixes of a person are shown at a moment. */
export function countAt(fixes: readonly ReplayFix[], at: number, view: View): number {
  let [low, high] = [0, fixes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shownAt(fixes[middle]!, view) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Each person's trail at a moment, oldest fix first; the last fix stands for as long as there is no newer one. */
export function trailsAt(tracks: Tracks, at: number, view: View): PartyFix[][] {
  return tracks.flatMap((fixes) => {
    const count = countAt(fixes, at, view);
    const shown = fixes.slice(Math.max(0, count - fixesShown), count).sort((a, b) => a.fixTime - b.fixTime);
    const last = shown.at(-1);
    return last === undefined ? [] : [shown.filter((fix) => fix === last || fix.fixTime > at - trailMilliseconds)];
  });
}
