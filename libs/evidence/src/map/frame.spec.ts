import { describe, expect, it } from '@jest/globals';
import { boundsOf, Frame, scaleBarMeters } from './frame.js';

const box = { x: 50, y: 100, width: 400, height: 300 };

describe('the frame of a map', () => {
  it('shows all of its bounds, one scale for both axes, north up', () => {
    const bounds = { west: -1_000, east: 3_000, south: 0, north: 500 };
    const frame = new Frame(bounds, box);
    const [southWest, northEast] = [frame.at({ x: -1_000, y: 0 }), frame.at({ x: 3_000, y: 500 })];
    expect([southWest, northEast].every((point) => frame.holds(point))).toBe(true);
    expect((northEast.x - southWest.x) / 4_000).toBeCloseTo((southWest.y - northEast.y) / 500, 9);
    expect(northEast.y).toBeLessThan(southWest.y);
  });

  it('does not blow a single point up beyond 200 m', () => {
    const frame = new Frame(boundsOf([{ x: 7, y: 7 }])!, box);
    expect(box.height / frame.scale).toBeGreaterThan(200);
    expect(frame.at({ x: 7, y: 7 })).toEqual({ x: 250, y: 250 });
  });

  it.each([
    [1, 150, 100],
    [0.1, 150, 1_000],
    [0.0123, 150, 10_000],
    [0.6, 150, 200],
  ])('has a scale bar of a round length: %d points a meter, %d points', (scale, longest, meters) => {
    expect(scaleBarMeters(scale, longest)).toBeCloseTo(meters, 9);
  });
});
