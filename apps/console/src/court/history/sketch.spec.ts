import { describe, expect, it } from '@jest/globals';
import { sketchOf } from './sketch.js';

const square = (west: number, south: number, degrees: number) => ({
  type: 'MultiPolygon' as const,
  coordinates: [
    [
      [
        [west, south],
        [west + degrees, south],
        [west + degrees, south + degrees],
        [west, south],
      ],
    ],
  ],
});

describe('a sketch of shapes', () => {
  it('draws them at one scale, north up, fitted into its frame', () => {
    const { paths, width, height, scale } = sketchOf([square(76.9, 0, 0.01), square(76.9, 0, 0.02)]);
    expect(paths).toHaveLength(2);
    // On the equator a degree is as wide as high: the larger one fills the frame.
    expect([Math.round(width), Math.round(height)]).toEqual([220, 220]);
    expect(paths[1]).toBe('M12.0,208.0L208.0,208.0L208.0,12.0L12.0,208.0Z');
    expect(paths[0]).toContain('M12.0,208.0L110.0,208.0');
    expect(scale.meters).toBe(1_000);
  });

  it('draws a shape over the antimeridian in one piece', () => {
    const area = square(179.99, 0, 0.01);
    area.coordinates[0]![0]![1] = [-179.99, 0];
    expect(sketchOf([area]).width).toBeLessThanOrEqual(220);
    expect(sketchOf([area]).height).toBeGreaterThan(50);
  });
});
