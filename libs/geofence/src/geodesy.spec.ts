import { describe, expect, it } from '@jest/globals';
import { distanceMeters, metersPerLatitudeDegree, metersPerLongitudeDegree, moved, offsetMeters } from './geodesy.js';

const a = 6_378_137;
const e2 = 0.00669437999014;

/** Radii of curvature of WGS 84 at a latitude, in closed form. */
function degreesAt(latitude: number): { longitude: number; latitude: number } {
  const phi = (latitude * Math.PI) / 180;
  const w = 1 - e2 * Math.sin(phi) ** 2;
  return {
    longitude: ((a / Math.sqrt(w)) * Math.cos(phi) * Math.PI) / 180,
    latitude: (((a * (1 - e2)) / w ** 1.5) * Math.PI) / 180,
  };
}

describe('lengths on the ellipsoid', () => {
  it.each([0, -17.5, 43.25, -54.8, 78, 89])('of a degree at latitude %d are right to a ten-thousandth', (latitude) => {
    const exact = degreesAt(latitude);
    expect(metersPerLongitudeDegree(latitude) / exact.longitude).toBeCloseTo(1, 4);
    expect(metersPerLatitudeDegree(latitude) / exact.latitude).toBeCloseTo(1, 4);
  });

  it('go the short way across the antimeridian', () => {
    const [east] = offsetMeters(179.999, 0, -179.999, 0);
    expect(east).toBeCloseTo(222.64, 1);
    expect(offsetMeters(-179.999, 0, 179.999, 0)[0]).toBeCloseTo(-222.64, 1);
    expect(distanceMeters({ longitude: 179.999, latitude: 0 }, { longitude: -179.999, latitude: 0 })).toBeCloseTo(
      222.64,
      1,
    );
  });

  it('lead there and back, also across the antimeridian and near a pole', () => {
    for (const place of [
      { longitude: 179.9999, latitude: -17 },
      { longitude: 25, latitude: 85 },
      { longitude: -70, latitude: -54.8 },
    ]) {
      const there = moved(place.longitude, place.latitude, 700, -400);
      expect(Math.abs(there.longitude)).toBeLessThanOrEqual(180);
      const [east, north] = offsetMeters(place.longitude, place.latitude, there.longitude, there.latitude);
      expect(east).toBeCloseTo(700, 0);
      expect(north).toBeCloseTo(-400, 0);
    }
  });

  it('between cities agree with the great circle to half a per cent', () => {
    // Almaty to Astana: 971 km.
    const far = distanceMeters({ longitude: 76.9286, latitude: 43.2567 }, { longitude: 71.43, latitude: 51.1282 });
    expect(far / 971_000).toBeCloseTo(1, 1);
  });
});
