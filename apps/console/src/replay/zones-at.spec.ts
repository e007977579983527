import { describe, expect, it } from '@jest/globals';
import type { ZoneOutlines } from '#contracts';
import { changesOf, zonesAt } from './zones-at.js';

const outline = (name: string, from: string | null, until: string | null): ZoneOutlines['features'][number] => ({
  type: 'Feature',
  geometry: { type: 'MultiPolygon', coordinates: [] },
  properties: { zoneId: '01a203cc-c235-7315-8000-000000000000', name, kind: 'exclusion', part: 'zone', from, until },
});
const [noon, one] = ['2026-11-22T12:00:00.000Z', '2026-11-22T13:00:00.000Z'];
const zones: ZoneOutlines = {
  type: 'FeatureCollection',
  features: [
    outline('always', null, null),
    outline('first', null, noon),
    outline('second', noon, one),
    outline('third', one, null),
  ],
};
const namesAt = (at: number): string[] => zonesAt(zones, at).features.map(({ properties }) => properties.name);

describe('zones of a moment', () => {
  it.each([
    ['before any change', Date.parse(noon) - 1, 'first'],
    ['from the very instant of a change', Date.parse(noon), 'second'],
    ['between two', Date.parse(one) - 1, 'second'],
    ['after the last', Date.parse(one) + 1, 'third'],
  ])('%s', (_, at, name) => {
    expect(namesAt(at)).toEqual(['always', name]);
  });

  it('change when one of them does', () => {
    expect(changesOf(zones)).toEqual([Date.parse(noon), Date.parse(one)]);
    expect(changesOf(null)).toEqual([]);
  });
});
