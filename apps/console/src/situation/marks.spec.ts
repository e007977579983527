import { describe, expect, it } from '@jest/globals';
import { emptyIncidentState, withIncident } from '../feed/incident-state.js';
import { emptyPlaceState, withAsked, withoutAsked, withoutOtherPlaces, withPlaces } from '../feed/place-state.js';
import { emptyPositionState, withFixes } from '../feed/position-state.js';
import { anIncident } from '../feed/spec-builders.js';
import { marksOf } from './marks.js';
import { aFix } from './spec-fixes.js';

const incidents = [
  anIncident({ id: 'chosen' }),
  anIncident({ id: 'moved', personId: 'person-respondent', orderReference: 'A-2' }),
  anIncident({ id: 'resting', severity: 'urgent', status: 'acknowledged', orderReference: null }),
  anIncident({ id: 'nowhere' }),
  anIncident({ id: 'over', status: 'closed' }),
].reduce(withIncident, emptyIncidentState);
const positions = withFixes(emptyPositionState, 'moved', [
  aFix({ longitude: 76.91, fixTime: 2 }),
  aFix({ role: 'protected', longitude: 76.99, fixTime: 3 }),
]);
const place = (incidentId: string, longitude: number) => ({
  incidentId,
  personId: 'person-1',
  point: { type: 'Point' as const, coordinates: [longitude, 43] as [number, number] },
  accuracyMeters: 5,
  at: '2026-05-03T09:00:00.000Z',
});
const places = withPlaces(emptyPlaceState, { places: [place('resting', 76.5), place('moved', 70)] });

describe('open incidents on the map', () => {
  it('stand where whom they are about was last seen, else where the server knew them; the chosen one is drawn otherwise', () => {
    const { marks, unplaced } = marksOf(incidents, positions, places, 'chosen', 'agency-1');
    expect(marks).toEqual([
      { id: 'moved', severity: 'critical', longitude: 76.91, latitude: 43.25, text: 'A-2', isWaiting: true },
      { id: 'resting', severity: 'urgent', longitude: 76.5, latitude: 43, text: '', isWaiting: false },
    ]);
    expect(unplaced).toBe(1);
  });

  it('are asked for once, unless the answer failed, and forgotten when they leave the desk', () => {
    const asked = withAsked(places, ['resting', 'nowhere']);
    expect(Object.keys(asked.asked)).toEqual(['resting', 'nowhere']);
    expect(Object.keys(withoutAsked(asked, ['nowhere']).asked)).toEqual(['resting']);
    const left = withoutOtherPlaces(asked, (id) => id === 'resting');
    expect([Object.keys(left.places), Object.keys(left.asked)]).toEqual([['resting'], ['resting']]);
  });
});
