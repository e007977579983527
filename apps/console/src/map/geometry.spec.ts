import { describe, expect, it } from '@jest/globals';
import { distanceMeters, frameAround, niceLength, toPlane } from './geometry.js';

const almaty = { longitude: 76.8897, latitude: 43.2389 };

describe('geometry of the picture', () => {
  it('agrees with itself on distances', () => {
    const other = { longitude: 76.9021, latitude: 43.2311 };
    const { x, y } = toPlane(almaty, other);
    expect(Math.hypot(x, y)).toBeCloseTo(distanceMeters(almaty, other), 0);
    expect(x).toBeGreaterThan(0);
    expect(y).toBeGreaterThan(0);
  });

  it('is not torn at the date line', () => {
    expect(toPlane({ longitude: 179.999, latitude: 0 }, { longitude: -179.999, latitude: 0 }).x).toBeCloseTo(222.4, 0);
  });

  it('frames all circles in the proportions of the picture', () => {
    const frame = frameAround(
      [
        { x: 0, y: 0, radius: 50 },
        { x: 1_000, y: 100, radius: 20 },
      ],
      2,
    );
    expect(frame.width / frame.height).toBeCloseTo(2);
    expect(frame.left).toBeLessThan(-50);
    expect(frame.left + frame.width).toBeGreaterThan(1_020);
  });

  it('does not zoom into a single exact fix', () => {
    expect(frameAround([{ x: 0, y: 0, radius: 3 }], 1.5).height).toBe(200);
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
