import { readWatch, stateVersion, type Still, type Track, type Watch } from './state.js';
import type { WatchState } from './types.js';

/** Coordinates are kept to so many parts of a degree ({@link degree}): each fits a signed integer of 32 bits. */
const parts = 1e7;

/**
 * Every coordinate that a state holds, in ten-millionths of a degree, and the state without them: what whoever keeps it may
 * keep apart, sealed. {@link putPlacesBack} puts them back.
 */
export function withoutPlaces(state: WatchState): { state: WatchState; places: number[] } {
  if (state.version !== stateVersion) return { state, places: [] };
  const watch = readWatch(state);
  const places: number[] = [];
  const take = (value: number): number => {
    places.push(Math.round(value * parts));
    return 0;
  };
  const devices: Record<string, Track> = {};
  for (const deviceId in watch.d) changePlaces((devices[deviceId] = copyOf(watch.d[deviceId]!)), take);
  return { state: { ...watch, d: devices } satisfies Watch, places };
}

/**
 * Puts them back where they were, in the state that is given: each fix opens one, and a copy would cost as much as opening it.
 *
 * @throws Error when they are not as many as the state lacks
 */
export function putPlacesBack(state: WatchState, places: readonly number[]): void {
  const watch = readWatch(state);
  let next = 0;
  const give = (): number => places[next++]! / parts;
  for (const deviceId in watch.d) changePlaces(watch.d[deviceId]!, give);
  if (next !== places.length) throw new Error('a state of a watch and its places do not fit');
}

/** The same coordinates in the same order, whatever is done with them. What is no track is the engine's to refuse, not ours. */
function changePlaces(track: Track, change: (value: number) => number): void {
  if (!isTrack(track)) return;
  track.x = change(track.x);
  track.y = change(track.y);
  changeAt(track.k, anchorPlaces, change);
  changeAt(track.j, jumpPlaces, change);
  changeAt(track.w, heldPlaces, change);
  changeAt(track.s, stillPlaces, change);
  changeAt(track.l, stillPlaces, change);
}

const isTrack = (track: unknown): boolean =>
  typeof track === 'object' && track !== null && typeof (track as Track).x === 'number';

/** A track whose places may be changed without anybody else seeing it. */
function copyOf(track: Track): Track {
  if (!isTrack(track)) return track;
  const copy: Track = { ...track };
  if (Array.isArray(copy.k)) copy.k = copy.k.slice();
  if (Array.isArray(copy.j)) copy.j = copy.j.slice();
  if (Array.isArray(copy.w)) copy.w = copy.w.slice();
  if (Array.isArray(copy.s)) copy.s = copy.s.slice() as Still;
  if (Array.isArray(copy.l)) copy.l = copy.l.slice() as Still;
  return copy;
}

/** Where longitude and latitude stand in the lists of a track (state.ts). */
const anchorPlaces = [1, 2, 5, 6];
const jumpPlaces = [1, 2];
const heldPlaces = [2, 3];
const stillPlaces = [2, 3];

function changeAt(list: unknown, at: readonly number[], change: (value: number) => number): void {
  if (!Array.isArray(list)) return;
  for (const index of at) if (index < list.length) list[index] = change(list[index] as number);
}
