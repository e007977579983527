import { describe, expect, it } from '@jest/globals';
import type { PartyFix } from '../../feed/position-state.js';
import { distanceMeters, placeAt } from '../geometry.js';
import { partyFeatures } from './party-features.js';

const now = Date.UTC(2026, 10, 22, 9);
const home = { longitude: 76.9, latitude: 43.2 };
const fix = (role: PartyFix['role'], given: Partial<PartyFix> = {}): PartyFix => ({
  personId: role,
  role,
  ...home,
  accuracyMeters: 20,
  speedMetersPerSecond: null,
  courseDegrees: null,
  batteryPercent: null,
  signalPercent: null,
  source: null,
  mock: false,
  fixTime: now,
  ...given,
});
const words = { role: (role: string) => role, ago: (ms: number) => `${ms / 1_000} s ago`, meters: String };
const draw = (trails: PartyFix[][], limit: number | null = null) => partyFeatures(trails, now, words, limit);

describe('what is drawn of the parties', () => {
  it('an error circle of true meters around the last fix', () => {
    const [area] = draw([[fix('respondent', { accuracyMeters: 90 })]]).areas.features;
    const [corner] = area!.geometry.coordinates[0]!;
    expect(distanceMeters(home, { longitude: corner![0]!, latitude: corner![1]! })).toBeCloseTo(90, 3);
    expect(area!.properties).toEqual({ role: 'respondent', what: 'error' });
  });

  it('a trail that fades with age, never to nothing', () => {
    const at = (minutes: number) => fix('respondent', { fixTime: now - minutes * 60_000 });
    const lines = draw([[at(60), at(40), at(7.5), at(0)]]).lines.features;
    expect(lines.map(({ properties }) => properties!.fade)).toEqual([0.15, 0.5, 1]);
  });

  it('the distance to the nearest of the protected', () => {
    const far = { ...fix('protected', placeAt(home, 90, 900)), personId: 'mother' };
    const near = { ...fix('protected', placeAt(home, 0, 300)), personId: 'child' };
    const lines = draw([[far], [near], [fix('respondent')]]).lines.features;
    expect(lines).toHaveLength(1);
    expect(Number(lines[0]!.properties!.text)).toBeCloseTo(300, 3);
  });

  it('no distance from somebody who has not been seen', () => {
    expect(draw([[fix('respondent')], []]).lines.features).toEqual([]);
  });

  it('the proximity limit around each protected person, only where there is one', () => {
    const limits = (limit: number | null) =>
      draw([[fix('protected')], [fix('respondent')]], limit).areas.features.filter(
        ({ properties }) => properties!.what === 'limit',
      );
    expect(limits(500).map(({ properties }) => properties!.role)).toEqual(['protected']);
    expect(limits(null)).toEqual([]);
  });

  it('a course of whoever moves, not of whoever stands', () => {
    const course = (speedMetersPerSecond: number | null) =>
      draw([[fix('respondent', { speedMetersPerSecond, courseDegrees: 120 })]]).marks.features[0]!.properties!.course;
    expect([course(2), course(0.3), course(null)]).toEqual([120, null, null]);
  });

  it('says of an old fix how old it is, and of its course nothing', () => {
    const old = fix('respondent', { fixTime: now - 180_000, speedMetersPerSecond: 9, courseDegrees: 10 });
    expect(draw([[old]]).marks.features[0]!.properties).toMatchObject({
      old: true,
      course: null,
      text: 'respondent\n180 s ago',
    });
  });
});
