/** What may be refused under overload, the first to go first. What is not named here is never refused. */
export const shedClasses = ['lists', 'positions'] as const;
export type ShedClass = (typeof shedClasses)[number];

/**
 * From which pressure on a class is refused, and from which on all of it; in between the share grows evenly. Positions
 * begin to go when lists are long gone: the first thing that a desk can do without is the last page of its history.
 */
const ranges: Record<ShedClass, { from: number; all: number }> = {
  lists: { from: 0.3, all: 0.6 },
  positions: { from: 1, all: 2 },
};

/**
 * Whether a request is refused at this pressure.
 *
 * @param place of the request among those of its class, from 0 up to 1: a request of a higher place goes later. What is
 * refused at one pressure is refused at every higher one
 */
export function isShed(shedClass: ShedClass, pressure: number, place: number): boolean {
  const { from, all } = ranges[shedClass];
  return pressure > from && pressure >= from + place * (all - from);
}

/** One thing that is measured: how late it is now, and how late it may be before positions are refused. */
export interface Lateness {
  milliseconds: number;
  limitMilliseconds: number;
}

/** 1 where the latest of all is as late as it may be. */
export const pressureOf = (signals: readonly Lateness[]): number =>
  Math.max(0, ...signals.map(({ milliseconds, limitMilliseconds }) => milliseconds / limitMilliseconds));

/** Half of a pressure that is gone is still believed after this time. */
const halfLifeMilliseconds = 1_000;

/** Rises at once and falls slowly, so that what was refused is not let in for one moment of ease and refused again. */
export const heldPressure = (before: number, measured: number, milliseconds: number): number =>
  Math.max(measured, before * 0.5 ** (milliseconds / halfLifeMilliseconds));

/** The golden ratio's multiples spread over 0 to 1 as evenly as can be, whenever one stops. */
const goldenRatio = 0.6180339887498949;

/** The place of the n-th request. */
export const placeOf = (n: number): number => (n * goldenRatio) % 1;

const soonestSeconds: Record<ShedClass, number> = { lists: 2, positions: 5 };
const spreadSeconds: Record<ShedClass, number> = { lists: 3, positions: 15 };

/** When to come back: spread, so that those who were refused together do not come back together. */
export const retryAfterSeconds = (shedClass: ShedClass, place: number): number =>
  soonestSeconds[shedClass] + Math.floor(place * spreadSeconds[shedClass]);
