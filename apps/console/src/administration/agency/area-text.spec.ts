import { describe, expect, it } from '@jest/globals';
import { boundsOf, readArea } from './area-text.js';

const ring = [
  [76, 43],
  [77, 43],
  [77, 44],
  [76, 43],
];
const polygon = { type: 'Polygon', coordinates: [ring] };

describe('a pasted area', () => {
  it('is a polygon, however it is wrapped', () => {
    expect(readArea(JSON.stringify(polygon))).toEqual({ area: polygon });
    expect(readArea(JSON.stringify({ type: 'Feature', properties: {}, geometry: polygon }))).toEqual({ area: polygon });
    const two = {
      type: 'FeatureCollection',
      features: [polygon, polygon].map((geometry) => ({ type: 'Feature', geometry })),
    };
    expect(readArea(JSON.stringify(two))).toEqual({ area: { type: 'MultiPolygon', coordinates: [[ring], [ring]] } });
  });

  it('is refused when it is something else, saying what', () => {
    expect(readArea('{')).toEqual({ wrong: 'notJson' });
    expect(readArea('{"type":"Point","coordinates":[1,2]}')).toEqual({ wrong: 'notArea' });
    expect(readArea('{"type":"FeatureCollection","features":[]}')).toEqual({ wrong: 'notArea' });
    const far = ring.map(([lon, lat]) => [lon! * 100_000, lat]);
    expect(readArea(JSON.stringify({ type: 'Polygon', coordinates: [far] }))).toEqual({ wrong: 'outOfRange' });
  });

  it('loses heights, which an area has not', () => {
    const high = ring.map((position) => [...position, 800]);
    expect(readArea(JSON.stringify({ type: 'Polygon', coordinates: [high] }))).toEqual({ area: polygon });
  });

  it('has bounds, and nothing has none', () => {
    expect(boundsOf([null, polygon as never])).toEqual([
      [76, 43],
      [77, 44],
    ]);
    expect(boundsOf([null])).toBeNull();
  });
});
