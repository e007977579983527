import { describe, expect, it } from '@jest/globals';
import type { Area } from './records.js';
import { looksSwapped } from './zone-check.js';
import { checkForm, crossesAntimeridian, placeOf, segmentsFor } from './zone-shape.js';

const polygon = (...ring: number[][]): Area => ({ type: 'Polygon', coordinates: [ring] });
const triangle = polygon([0, 0], [1, 0], [1, 1], [0, 0]);

describe('the form of an area', () => {
  it('is right for a closed ring', () => {
    expect(checkForm(triangle, 'area')).toEqual([]);
  });

  it('is wrong where a position is no place, and says where without saying which place', () => {
    const errors = checkForm(polygon([0, 0], [1, 0], [43, 176], [0, 0]), 'zones.2.area');
    expect(errors).toEqual([
      {
        path: 'zones.2.area.coordinates.0.2',
        code: 'looks_swapped',
        message: expect.stringContaining('swapped') as unknown as string,
      },
    ]);
    expect(errors[0]!.message).not.toContain('176');
  });

  it('knows a leap across the antimeridian', () => {
    expect(crossesAntimeridian(triangle)).toBe(false);
    expect(crossesAntimeridian(polygon([179, 0], [-179, 0], [-179, 1], [179, 0]))).toBe(true);
  });

  it('finds the line next to a point, across the antimeridian too', () => {
    expect(placeOf(triangle, { longitude: 1, latitude: 0.5 })).toMatchObject({ path: 'coordinates.0', index: 1 });
    const leap = polygon([179, 0], [-179, 0], [-179, 1], [179, 1], [179, 0]);
    expect(placeOf(leap, { longitude: -179, latitude: 0.5 })).toMatchObject({ index: 1 });
    expect(placeOf(leap, { longitude: 181, latitude: 0.5 })).toMatchObject({ index: 1 });
  });
});

describe('the corners of a circle', () => {
  it.each([20, 100, 500, 5_000, 50_000])('stay within half a meter of a radius of %d m', (radius) => {
    const segments = segmentsFor(radius);
    expect(segments % 4).toBe(0);
    expect(radius * (1 - Math.cos(Math.PI / segments))).toBeLessThanOrEqual(0.5);
    expect(segments).toBeLessThan(1_000);
  });
});

describe('longitude and latitude exchanged', () => {
  const at = (longitude: number, latitude: number) => ({
    area: polygon([longitude, latitude]),
    crossesAntimeridian: false,
  });
  const unknown = {
    fault: null,
    faultAt: null,
    areaSquareMeters: 1,
    nearestKnownMeters: null,
    nearestKnownSwappedMeters: null,
  };
  const now = Date.UTC(2026, 6, 1);

  it.each([
    ['Almaty', 76.9, 43.2, 'Asia/Almaty', false],
    ['Almaty, exchanged', 43.2, 76.9, 'Asia/Almaty', true],
    ['Aktau', 51.2, 43.6, 'Asia/Aqtau', false],
    ['Ürümqi, on Beijing time', 87.6, 43.8, 'Asia/Shanghai', false],
    ['Madrid, in summer', -3.7, 40.4, 'Europe/Madrid', false],
    ['Taveuni', 179.98, -16.8, 'Pacific/Fiji', false],
    ['Montevideo', -56.2, -34.9, 'America/Montevideo', false],
  ])('is judged by the time zone where nothing else is known: %s', (_, longitude, latitude, timeZone, swapped) => {
    expect(looksSwapped(at(longitude, latitude), unknown, timeZone, now)).toBe(swapped);
  });

  it('is judged by what the agency has drawn, where it has', () => {
    const known = { ...unknown, nearestKnownMeters: 3_000_000, nearestKnownSwappedMeters: 1_000 };
    expect(looksSwapped(at(43.2, 76.9), known, 'UTC', now)).toBe(true);
    expect(looksSwapped(at(43.2, 76.9), { ...known, nearestKnownMeters: 900_000 }, 'UTC', now)).toBe(false);
    expect(looksSwapped(at(43.2, 76.9), { ...known, nearestKnownSwappedMeters: 600_000 }, 'UTC', now)).toBe(false);
  });
});
