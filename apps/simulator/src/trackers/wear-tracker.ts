import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '#domain';
import type { Actor, Cast } from '../cast.js';
import type { Sight } from '../people/demo-person.js';
import { hastened } from '../report/haste.js';
import { SimulatedTracker, type TrackerGround } from './simulated-tracker.js';
import type { TrackerFix, TrackerVoice } from './voices/tracker-voice.js';

const movingFrom = 0.5;
/** What receivers make of one unit of dilution, in meters (68 %). */
const metersPerDilution = 5;
const mostSatellites = 12;

/** How somebody with a tracker is moved. */
export interface Worn extends Pick<TrackerGround, 'host' | 'port' | 'backOff' | 'complain'> {
  voice: TrackerVoice;
  plane: Cast['plane'];
  clock: Clock;
  signal: AbortSignal;
}

/** Moves a person whose device speaks to the gateway, until the signal. */
export async function wearTracker({ person }: Actor, worn: Worn): Promise<void> {
  const { voice, plane, clock, signal } = worn;
  const pause = (seconds: number) => sleep(seconds * 1_000, undefined, { signal }).catch(() => undefined);
  let last = clock.now();
  const see = (): Sight => {
    const now = clock.now();
    person.advance((now - last) / 1_000);
    last = now;
    return person.see();
  };
  const where = (): TrackerFix => {
    const sight = see();
    return fixOf(sight, plane.toLonLat(sight.at), last);
  };
  const tracker = new SimulatedTracker(voice, { ...worn, where, pause });
  tracker.begin();
  let wasLow = false;
  while (!signal.aborted) {
    const { speed, batteryLow } = see();
    tracker.report(batteryLow && !wasLow && voice.alarms.has('low_battery') ? 'low_battery' : undefined);
    wasLow = batteryLow;
    if (person.takePress()) tracker.report('sos');
    tracker.look();
    await pause(Math.min(hastened(tracker.intervalSeconds, speed > movingFrom), person.busyForSeconds + 0.1));
  }
  tracker.end();
}

function fixOf(sight: Sight, [longitude, latitude]: readonly [number, number], at: number): TrackerFix {
  return {
    at,
    longitude,
    latitude,
    // Who sees less of the sky errs by more.
    satellites: Math.max(4, mostSatellites - Math.round(sight.accuracyMeters / 3)),
    horizontalDilution: sight.accuracyMeters / metersPerDilution,
    speedMetersPerSecond: sight.speed,
    courseDegrees: sight.course,
    batteryPercent: sight.batteryPercent,
    signalPercent: sight.signalPercent,
  };
}
