import { describe, expect, it } from '@jest/globals';
import { LocalPlane } from './local-plane.js';

describe('the plane a map is drawn on', () => {
  // Distances on the ellipsoid by PostGIS: ST_Distance(geography, geography).
  it.each([
    ['Almaty', { longitude: 76.93, latitude: 43.25 }, 812.096, 1_110.977],
    ['the equator', { longitude: 10, latitude: 0 }, 1_113.195, 1_105.743],
    ['Petropavl', { longitude: 69.14, latitude: 54.87 }, 642.009, 1_113.212],
  ])('keeps lengths to a thousandth at %s', (_, center, east, north) => {
    const plane = new LocalPlane(center);
    expect(plane.place({ ...center, longitude: center.longitude + 0.01 }).x / east).toBeCloseTo(1, 3);
    expect(plane.place({ ...center, latitude: center.latitude + 0.01 }).y / north).toBeCloseTo(1, 3);
  });

  it('goes the short way across the antimeridian', () => {
    const plane = new LocalPlane({ longitude: 179.99, latitude: 0 });
    expect(plane.place({ longitude: -179.99, latitude: 0 }).x).toBeCloseTo(2 * 1_113.195, 0);
  });
});
