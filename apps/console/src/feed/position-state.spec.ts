import { describe, expect, it } from '@jest/globals';
import { emptyPositionState, withFixes, withoutOtherIncidents, type PartyFix } from './position-state.js';

const fix = (fixTime: number, personId = 'person-1'): PartyFix => ({
  personId,
  role: 'respondent',
  longitude: 76.9,
  latitude: 43.2,
  accuracyMeters: 10,
  speedMetersPerSecond: null,
  courseDegrees: null,
  batteryPercent: null,
  signalPercent: null,
  source: null,
  mock: false,
  fixTime,
});
const times = (fixes: readonly PartyFix[] | undefined): number[] => (fixes ?? []).map(({ fixTime }) => fixTime);

describe('positions', () => {
  it('keep a late fix in its place and a repeat once', () => {
    const state = withFixes(emptyPositionState, 'a', [fix(3), fix(1), fix(3), fix(2)]);
    expect(times(state.trails.a?.['person-1'])).toEqual([1, 2, 3]);
  });

  it('keep the last sixty of each person', () => {
    const many = Array.from({ length: 80 }, (_, index) => fix(index));
    const state = withFixes(emptyPositionState, 'a', [...many, fix(5, 'person-2')]);
    expect(times(state.trails.a?.['person-1'])).toHaveLength(60);
    expect(times(state.trails.a?.['person-1'])[0]).toBe(20);
    expect(times(state.trails.a?.['person-2'])).toEqual([5]);
  });

  it('are forgotten with their incident', () => {
    const state = withFixes(withFixes(emptyPositionState, 'a', [fix(1)]), 'b', [fix(1)]);
    expect(Object.keys(withoutOtherIncidents(state, (id) => id === 'b').trails)).toEqual(['b']);
    expect(withoutOtherIncidents(state, () => true)).toBe(state);
  });
});
