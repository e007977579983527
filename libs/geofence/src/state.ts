import type { WatchState } from './types.js';

export const stateVersion = 2;

/**
 * The inside of a {@link WatchState}. It is rewritten in the database with every fix, so its keys are short, its numbers
 * rounded, and what is at its default is left out. Times are seconds since 1970, to a tenth.
 */
export interface Watch extends WatchState {
  version: number;
  /** Policy version that was judged last. */
  pv: number;
  /** 1: the order began or changed, and the stored fixes have not been recalled under its rules yet. */
  n?: number;
  /** Newest fix time of any party. */
  t: number;
  /** Motion, by device. */
  d: Record<string, Track>;
  /** Belief about each watched thing: `<zone>|<device>`, or `<protected person>|<respondent's device>|<theirs>`. */
  j: Record<string, Belief>;
  /** Open alarms by condition key. */
  o: Record<string, OpenAlarm>;
  /** Doubts about two devices of one person, by condition key; absent when there is none. */
  x?: Record<string, Doubt>;
  /** Which parties heard each other's beacons, by `<protected person>|<respondent>`; absent when none did. */
  b?: Record<string, Near>;
}

/** Whether two parties are near each other by what their devices heard. */
export interface Near {
  /** 1: they are. */
  in?: number;
  /** Last heard. */
  t: number;
  /** Heard since. */
  g?: number;
  /** Sightings, and the strongest of them (dBm). */
  c?: number;
  m?: number;
  /** What the strongest of them proves: 1 approach, 2 breach. */
  k?: number;
  /** The device that heard last, and the beacon: `<device>|<beacon>`. */
  v?: string;
  /** Times of sightings that wait for a second one, in order. */
  r?: number[];
  /** Begin and end of each time that was told and is over, so that a repeat is told apart from news. */
  e?: number[];
}

/** Whether two devices of one person contradict each other. */
export interface Doubt {
  /** 1: they cannot both be with their person. */
  in?: number;
  /** Run of comparisons that say otherwise than `in`: begin and count. */
  r?: [began: number, count: number];
}

/** `s` severity 0–2, `b` began (seconds), `l` last signal (seconds), `w` who is closing (1 respondent, 2 protected, 3 both). */
export interface OpenAlarm {
  s: number;
  b: number;
  l?: number;
  w?: number;
  n?: number;
  /**
   * Device, or devices of both parties, through which it was raised, as the belief's key has them: another device of the same
   * person, left at home, does not end it.
   */
  v?: string;
}

/** What is known of one device's movement. */
export interface Track {
  /** Person. */
  p: string;
  /** Last heard, server time. */
  h: number;
  /** When its connection was said to be lost; counts until it is heard again. */
  o?: number;
  /** Last believed fix: time, longitude, latitude, accuracy, id. */
  t: number;
  x: number;
  y: number;
  a: number;
  f: string;
  /** Speed (m/s; −1 unknown) and velocity east, north. */
  v: number;
  e?: number;
  n?: number;
  /** Anchors for net displacement when there is no speed: time, longitude, latitude, accuracy, twice. */
  k?: number[];
  /** Standing still, a candidate or a rest. */
  s?: Still;
  /** 1: the still stretch is a rest. */
  r?: number;
  /** Votes to end the rest. */
  q?: number;
  /** Last moving fix, and seconds of movement since the last rest ended. */
  m?: number;
  g?: number;
  /** Last rest. */
  l?: Still;
  /** 1: the present rest was not arrived at: it began near the last one without movement. */
  u?: number;
  /** Last time in a vehicle. */
  b?: number;
  /** A jump that feet cannot have made: last trusted time, longitude, latitude, accuracy, and when it jumped. */
  j?: number[];
  /** Held fixes that wait for agreement: first time, last time, longitude, latitude, accuracy, count. */
  w?: number[];
  /** Last given directive, seconds. */
  i?: number;
  /** Least distance to anything watched at the last judgement, meters: to what is felt of it, where it is concealed. */
  c?: number;
  /** The felt zone of the concealed place where this protected person is. */
  z?: string;
}

/** A still stretch: begin, last, mean longitude and latitude, sum of weights, sum of weighted squares, count, best accuracy. */
export type Still = [begin: number, last: number, lon: number, lat: number, w: number, s: number, n: number, a: number];

/** What is believed about one device and one zone, or about one pair and the proximity limit. Absent: zero. */
export interface Belief {
  /** 1: inside. */
  in?: number;
  /** How it was entered: 1 by crossing only. */
  x?: number;
  /** Run of fixes that say inside: begin, count, highest P, last time. */
  r?: number[];
  /** Id of the first fix of that run. */
  rf?: string;
  /** Surely outside since. */
  l?: number;
  /** P at the last moving fix, or at the first fix (−1 unknown). */
  m?: number;
  /** P when the present rest began. */
  b?: number;
  /** In the ring since; clear of it since. */
  g?: number;
  c?: number;
  /** Closing: begin time and distance, then the last distance. */
  z?: number[];
  /** Possibly inside and undecided since. */
  u?: number;
  /** Last time and signed distance. */
  t: number;
  d: number;
  /** The distance that the respondent feels, where the true one is concealed. */
  f?: number;
}

export const emptyWatch = (): Watch => ({ version: stateVersion, pv: -1, t: 0, d: {}, j: {}, o: {} });

/** Reads a state of this version; any other is refused by starting anew: it is believed again within minutes. */
export function readWatch(state: WatchState): Watch {
  return state.version === stateVersion ? (state as Watch) : emptyWatch();
}

export const tenth = (value: number): number => Math.round(value * 10) / 10;
export const degree = (value: number): number => Math.round(value * 1e7) / 1e7;
export const hundredth = (value: number): number => Math.round(value * 100) / 100;

export function isEmpty(record: Readonly<Record<string, unknown>>): boolean {
  for (const _key in record) return false;
  return true;
}
