import type { Probe, ProbeMotion } from './types.js';

/** What `track` tells `judge` about one fix: how its person moved at that moment. Times in seconds. */
export interface Moment {
  /** `held`: implausible or mocked, waits. `repeat`: known already. `late`: older than its device's last. */
  kind: 'ok' | 'held' | 'repeat' | 'late';
  t: number;
  /** Since the device's previous believed fix; 0 at the first. */
  dt: number;
  /** Accuracy of the previous believed fix, and its id. */
  pa: number;
  pf: string;
  moving: boolean;
  speed: number;
  resting: boolean;
  /** Normal error of the rest's mean, meters; when it began; whether this fix made it a rest. */
  restSigma: number;
  restBegan: number;
  restIsNew: boolean;
  /** Stopped for `stoppedSeconds`, but not yet at rest. */
  stopped: boolean;
  /** This fix jumped further than its person's feet carry. */
  jumped: boolean;
  /** The present rest began where the last one was, without movement between. */
  notArrived: boolean;
  /** A vote to end the rest stands: a better fix is wanted soon. */
  doubted: boolean;
  /** Accuracy that the fix deserves. */
  accuracy: number;
  /** Hardly moved since the last rest, and near it. */
  nearLastRest: boolean;
  /** Implausible fixes agreed at last, or disagreed for long. */
  jump: boolean;
  mock: boolean;
  /** How many fixes are held by now. */
  heldCount: number;
  others: readonly OtherMoment[];
  /** The other devices of this person that may be compared with this fix. */
  siblings: readonly SiblingMoment[];
}

/** How another device of the same person stood at the time of the fix. */
export interface SiblingMoment {
  deviceId: string;
  /** Its last believed fix, and its time. */
  fixId: string;
  t: number;
  /** Its error, that of the device of this fix, and that of both, meters. */
  accuracy: number;
  ownAccuracy: number;
  sigma: number;
  distance: number;
  /** Seconds between the moments of which the two tell. */
  gap: number;
  /** The greater of their speeds, m/s. */
  speed: number;
}

/** How the other party's device stood at the time of the fix. */
export interface OtherMoment {
  deviceId: string;
  personId: string;
  accuracy: number;
  /** Seconds between its last believed fix and this one. */
  age: number;
  speed: number;
  moving: boolean;
  resting: boolean;
  stopped: boolean;
  restBegan: number;
  nearLastRest: boolean;
  notArrived: boolean;
  jumped: boolean;
  fixId: string;
  /** Distance that the map would say, as far as the engine knows it, meters. */
  distance: number;
  /** Least distance of the two on their relative path since the previous fix, meters; −1: no path. */
  pathDistance: number;
  pathSigma: number;
  /** Speeds at which this person and the other close in on each other, m/s; negative: away. */
  closing: number;
  otherClosing: number;
}

export const momentOf = (probe: Probe): Moment => probe.motion as unknown as Moment;
export const asProbeMotion = (moment: Moment): ProbeMotion => moment as unknown as ProbeMotion;
