import { describe, expect, it } from '@jest/globals';
import { TrackerMemory } from './tracker-memory.js';
import type { TrackerAlarm, TrackerFix } from './voices/tracker-voice.js';

const fix = (at: number, alarm?: TrackerAlarm): TrackerFix => ({
  at,
  longitude: 76.9,
  latitude: 43.2,
  satellites: 8,
  speedMetersPerSecond: 0,
  courseDegrees: 0,
  batteryPercent: 50,
  signalPercent: 50,
  ...(alarm && { alarm }),
});
const always = () => true;
const times = (fixes: readonly TrackerFix[]): number[] => fixes.map(({ at }) => at);

describe('the memory of a tracker', () => {
  it('gives the oldest first, and no more until these are acknowledged', () => {
    const memory = new TrackerMemory(9);
    for (const at of [1, 2, 3]) memory.keep(fix(at));
    expect(times(memory.take(2, always))).toEqual([1, 2]);
    expect(memory.take(2, always)).toEqual([]);
    memory.acknowledged(2);
    expect(times(memory.take(2, always))).toEqual([3]);
    expect(memory.size).toBe(1);
  });

  it('gives again what was not acknowledged, as kept', () => {
    const memory = new TrackerMemory(9);
    for (const at of [1, 2]) memory.keep(fix(at));
    memory.take(2, always);
    memory.acknowledged(1);
    expect(times(memory.take(2, always))).toEqual([2]);
    memory.lineLost();
    expect(memory.take(2, always)).toEqual([{ ...fix(2), isKept: true }]);
    // An acknowledgement of nothing takes nothing away.
    memory.lineLost();
    memory.acknowledged(1);
    expect(memory.size).toBe(1);
  });

  it('gives an alarm before all that waits, but not before what is under way', () => {
    const memory = new TrackerMemory(9);
    for (const at of [1, 2]) memory.keep(fix(at));
    memory.take(1, always);
    memory.keep(fix(3, 'sos'));
    memory.keep(fix(4, 'fall'));
    memory.acknowledged(1);
    expect(times(memory.take(9, always))).toEqual([3, 4, 2]);
  });

  it('does not keep what nobody confirms', () => {
    const memory = new TrackerMemory(9);
    for (const one of [fix(1), fix(2, 'sos')]) memory.keep(one);
    expect(times(memory.take(9, ({ alarm }) => alarm !== undefined))).toEqual([2, 1]);
    expect(memory.size).toBe(1);
    memory.acknowledged(1);
    expect(memory.size).toBe(0);
  });

  it('has no room for ever: the oldest go, alarms last', () => {
    const memory = new TrackerMemory(3);
    for (const one of [fix(1, 'sos'), fix(2), fix(3), fix(4), fix(5)]) memory.keep(one);
    expect(times(memory.take(9, always))).toEqual([1, 4, 5]);
  });
});
