import { describe, expect, it } from '@jest/globals';
import { distanceMeters } from '../geometry.js';
import { fitsGridOf, gridLines, gridStep } from './grid-lines.js';

const street = { west: 76.88, south: 43.23, east: 76.91, north: 43.25, zoom: 14 };

describe('grid of the map', () => {
  it('has meshes of a round length, as wide as high', () => {
    const step = gridStep(street)!;
    expect(step).toBe(500);
    const lines = gridLines(street).features.map(({ geometry }) => geometry.coordinates);
    const upright = lines.filter(([from, to]) => from![0] === to![0]).map(([from]) => from![0]!);
    const level = lines.filter(([from, to]) => from![1] === to![1]).map(([from]) => from![1]!);
    const wide = distanceMeters(
      { longitude: upright[0]!, latitude: 43.24 },
      { longitude: upright[1]!, latitude: 43.24 },
    );
    const high = distanceMeters({ longitude: 76.9, latitude: level[0]! }, { longitude: 76.9, latitude: level[1]! });
    expect(high).toBeCloseTo(step, -1);
    // A degree's width is taken at the whole degree, so that lines stay where they are.
    expect(Math.abs(wide / step - 1)).toBeLessThan(0.02);
  });

  it('stays where it is while the map is moved', () => {
    const xs = (shown: typeof street) => gridLines(shown).features.map(({ geometry }) => geometry.coordinates[0]![0]!);
    const moved = { ...street, west: street.west + 0.004, east: street.east + 0.004 };
    const before = xs(street).filter((x) => x > moved.west && x < street.east);
    expect(before.length).toBeGreaterThan(1);
    expect(xs(moved)).toEqual(expect.arrayContaining(before));
  });

  it('reaches the edges while the map zooms out by three steps, and is drawn anew only when it no longer fits', () => {
    const xs = gridLines(street).features.flatMap(({ geometry }) => geometry.coordinates.map(([x]) => x!));
    const half = (street.east - street.west) / 2;
    expect(Math.min(...xs)).toBeLessThan(street.west + half - 8 * half);
    expect(Math.max(...xs)).toBeGreaterThan(street.east - half + 8 * half);
    const beside = (by: number) => ({ ...street, west: street.west + by, east: street.east + by });
    expect(fitsGridOf(street, beside(0.02))).toBe(true);
    expect(fitsGridOf(street, beside(1))).toBe(false);
    expect(fitsGridOf(street, { ...street, zoom: 11 })).toBe(false);
  });

  it('is none where a country is shown', () => {
    const country = { west: 46, south: 40, east: 87, north: 55, zoom: 4 };
    expect(gridStep(country)).toBeNull();
    expect(gridLines(country).features).toEqual([]);
  });
});
