import { describe, expect, it } from '@jest/globals';
import { coarsePlace } from './coarse-place.js';

const place = { longitude: 76.9304, latitude: 43.2503, accuracyMeters: 6, at: 1 };
const metersBetween = (a: typeof place, b: typeof place): number =>
  Math.hypot((a.latitude - b.latitude) * 111_320, (a.longitude - b.longitude) * 111_320 * Math.cos(0.755));

describe('where he was last seen', () => {
  it('is a square and not the position, with its doubt and its time', () => {
    const coarse = coarsePlace(place);
    expect(coarse).toMatchObject({ accuracyMeters: 200, at: 1 });
    expect([coarse.longitude, coarse.latitude]).not.toEqual([place.longitude, place.latitude]);
  });

  it('is the same for all of a square, and the position lies within what is said of it', () => {
    expect(coarsePlace({ ...place, longitude: 76.9307, latitude: 43.2507 })).toEqual(coarsePlace(place));
    for (let step = 0; step < 200; step += 1) {
      const exact = { ...place, longitude: 76.9 + step * 0.00037, latitude: 43.2 + step * 0.00021 };
      const coarse = coarsePlace(exact);
      expect(metersBetween(exact, coarse)).toBeLessThan(coarse.accuracyMeters - exact.accuracyMeters + 1);
    }
  });
});
