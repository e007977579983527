import { describe, expect, it } from '@jest/globals';
import { boundsAround, circleAround, distanceMeters, metersPerPixel, niceLength, placeAt } from './geometry.js';

const almaty = { longitude: 76.8897, latitude: 43.2389 };
const at = ([longitude, latitude]: GeoJSON.Position) => ({ longitude: longitude!, latitude: latitude! });

describe('geometry of the map', () => {
  it.each([0, 73, 180, 291])('goes as far as it says, to %s°', (bearing) => {
    expect(distanceMeters(almaty, placeAt(almaty, bearing, 1_250))).toBeCloseTo(1_250, 3);
  });

  it('goes north at 0° and east at 90°', () => {
    expect(placeAt(almaty, 0, 500).latitude).toBeGreaterThan(almaty.latitude);
    expect(placeAt(almaty, 90, 500).longitude).toBeGreaterThan(almaty.longitude);
  });

  it('draws a circle of true meters, closed and counter-clockwise', () => {
    const [ring] = circleAround(almaty, 300).coordinates;
    for (const corner of ring!) expect(distanceMeters(almaty, at(corner))).toBeCloseTo(300, 3);
    expect(ring!.at(-1)).toEqual(ring![0]);
    const twiceArea = ring!.slice(1).reduce((sum, [x, y], index) => {
      const [x0, y0] = ring![index]!;
      return sum + (x0! * y! - x! * y0!);
    }, 0);
    expect(twiceArea).toBeGreaterThan(0);
  });

  it('bounds what is around places, and nothing around none', () => {
    const [[west, south], [east, north]] = boundsAround([{ ...almaty, radiusMeters: 1_000 }])!;
    expect(distanceMeters({ longitude: west, latitude: almaty.latitude }, almaty)).toBeCloseTo(1_000, 0);
    expect(distanceMeters({ longitude: almaty.longitude, latitude: north }, almaty)).toBeCloseTo(1_000, 0);
    expect([east > west, north > south]).toEqual([true, true]);
    expect(boundsAround([])).toBeNull();
  });

  it('knows how much ground a pixel holds', () => {
    expect(metersPerPixel(0, 0) * 512).toBeCloseTo(40_075_017, 0);
    expect(metersPerPixel(14, 60)).toBeCloseTo(metersPerPixel(14, 0) / 2);
  });

  it.each([
    [7, 5],
    [150, 100],
    [260, 200],
    [0.9, 0.5],
  ])('scale bar of at most %s m', (limit, length) => {
    expect(niceLength(limit)).toBeCloseTo(length);
  });
});
