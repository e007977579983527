import { describe, expect, it } from '@jest/globals';
import type { Track } from '#contracts';
import { countAt, tracksOf, trailsAt, type View } from './track-at.js';

const start = Date.UTC(2026, 10, 22, 9);
const minute = 60_000;

const point = (personId: string, fixMinute: number, receivedMinute = fixMinute): Track['features'][number] => ({
  type: 'Feature',
  id: `${personId}${fixMinute}`,
  geometry: { type: 'Point', coordinates: [76.9, 43.2 + fixMinute / 1_000] },
  properties: {
    personId,
    role: personId === 'he' ? 'respondent' : 'protected',
    deviceId: 'd',
    fixTime: new Date(start + fixMinute * minute).toISOString(),
    receivedAt: new Date(start + receivedMinute * minute).toISOString(),
    accuracyMeters: 8,
    speedMetersPerSecond: null,
    courseDegrees: null,
    batteryPercent: null,
    signalPercent: null,
    source: null,
    mock: false,
  },
});
const track = (...features: Track['features']): Track => ({ type: 'FeatureCollection', features });
const minutesAt = (given: Track, at: number, view: View): number[][] =>
  trailsAt(tracksOf(given, view), start + at * minute, view).map((fixes) =>
    fixes.map(({ fixTime }) => (fixTime - start) / minute),
  );

describe('where the parties were at a moment', () => {
  it('the fixes up to then, each person’s own', () => {
    const given = track(point('he', 0), point('she', 1), point('he', 2), point('he', 5));
    expect(minutesAt(given, 3, 'happened')).toEqual([[0, 2], [1]]);
  });

  it('nothing of somebody who has not been heard of yet', () => {
    expect(minutesAt(track(point('he', 0), point('she', 9)), 3, 'happened')).toEqual([[0]]);
  });

  it('what came late was not known before it came, and then stands at its time', () => {
    const given = track(point('he', 0), point('he', 1, 8), point('he', 4));
    expect(minutesAt(given, 5, 'known')).toEqual([[0, 4]]);
    expect(minutesAt(given, 8, 'known')).toEqual([[0, 1, 4]]);
    expect(minutesAt(given, 5, 'happened')).toEqual([[0, 1, 4]]);
  });

  it('a clock that runs ahead makes nothing known before its time', () => {
    expect(minutesAt(track(point('he', 4, 2)), 3, 'known')).toEqual([]);
  });

  it('the last fix stays, however old; the trail before it does not', () => {
    expect(minutesAt(track(point('he', 0), point('he', 1)), 600, 'happened')).toEqual([[1]]);
  });

  it('counts without looking at each', () => {
    const fixes = tracksOf(track(...Array.from({ length: 999 }, (_, nth) => point('he', nth))), 'happened')[0]!;
    for (const at of [-1, 0, 0.5, 1, 500, 997.5, 998, 2_000])
      expect(countAt(fixes, start + at * minute, 'happened')).toBe(Math.max(0, Math.min(999, Math.floor(at) + 1)));
  });
});
