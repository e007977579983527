import { expect } from '@jest/globals';
import type { Clock } from '#domain';
import type { ProtocolName } from '#protocols';
import { SimulatedTracker } from '../../apps/simulator/src/trackers/simulated-tracker.js';
import type { TrackerCommand, TrackerFix } from '../../apps/simulator/src/trackers/voices/tracker-voice.js';
import { voiceOf } from '../../apps/simulator/src/trackers/voices/voice-of.js';

/** Somebody who stands there with a tracker on. */
export const standingAt = (clock: Clock, place: { longitude: number; latitude: number }) => (): TrackerFix => ({
  at: clock.now(),
  ...place,
  satellites: 9,
  speedMetersPerSecond: 0,
  courseDegrees: 90,
  batteryPercent: 80,
  signalPercent: 75,
});

/** A tracker of the simulator that connects again at once, with what it has been asked. */
export function simulatedTracker(
  protocol: ProtocolName,
  imei: string,
  ground: { port: number; clock: Clock; where: () => TrackerFix },
): { tracker: SimulatedTracker; obeyed: TrackerCommand['asks'][] } {
  const obeyed: TrackerCommand['asks'][] = [];
  const tracker = new SimulatedTracker(voiceOf(protocol, imei), {
    ...ground,
    host: '127.0.0.1',
    backOff: { succeeded: () => undefined, failed: () => 0 },
    pause: () => Promise.resolve(),
    obeyed: ({ asks }) => void obeyed.push(asks),
    complain: (text) => expect(text).toBe(''),
  });
  return { tracker, obeyed };
}
