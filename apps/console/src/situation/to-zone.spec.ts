import { describe, expect, it } from '@jest/globals';
import type { ZoneOutlines } from '#contracts';
import { toZoneOf } from './to-zone.js';

const home = { longitude: 76.93, latitude: 43.25 };
const degree = 111_195;
/** Meters east and north of home. */
const at = (east: number, north = 0) => ({
  longitude: home.longitude + east / (degree * Math.cos((home.latitude * Math.PI) / 180)),
  latitude: home.latitude + north / degree,
});
const square = (half: number): number[][] =>
  [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
    [-half, -half],
  ].map(([east, north]) => {
    const { longitude, latitude } = at(east!, north);
    return [longitude, latitude];
  });

type Properties = ZoneOutlines['features'][number]['properties'];
const shape = (rings: number[][][], change: Partial<Properties> = {}) =>
  ({
    type: 'Feature',
    geometry: { type: 'MultiPolygon', coordinates: [rings] },
    properties: { zoneId: 'home', name: 'home', kind: 'exclusion', part: 'zone', updatedAt, ...change },
  }) as ZoneOutlines['features'][number];
const updatedAt = '2026-05-03T09:00:00.000Z';
const zones = (...features: ZoneOutlines['features']): ZoneOutlines => ({ type: 'FeatureCollection', features });
const ring = shape([square(300)], { part: 'ring' });

describe('how far a fix is from a zone', () => {
  it.each([
    [500, 400, false],
    [250, 150, true],
    [101, 1, true],
    [70, -30, false],
    [0, -100, false],
  ])('%d m from the middle of a zone of 100 m: %d m, in its ring: %s', (east, meters, inRing) => {
    const found = toZoneOf(at(east), zones(shape([square(100)]), ring))!;
    expect(found.meters).toBeCloseTo(meters, 0);
    expect(found.inRing).toBe(inRing);
  });

  it('is measured to the edge of a hole by who stands in it', () => {
    expect(toZoneOf(at(0), zones(shape([square(100), square(40)])))?.meters).toBeCloseTo(40, 0);
  });

  it('of an inclusion zone is how far it is still inside', () => {
    const inclusion = zones(shape([square(100)], { kind: 'inclusion' }));
    expect(toZoneOf(at(30), inclusion)).toMatchObject({ meters: expect.closeTo(70, 0), inRing: false });
    expect(toZoneOf(at(300), inclusion)?.meters).toBeCloseTo(-200, 0);
  });

  it('names the zone that is broken most, or is nearest; what is felt of a concealed one does not count', () => {
    const school = shape([square(10)], { zoneId: 'school', name: 'school' });
    const felt = shape([square(400)], { part: 'felt' });
    expect(toZoneOf(at(250), zones(school, shape([square(100)]), felt))).toMatchObject({ name: 'home', inRing: false });
    expect(toZoneOf(at(0), zones())).toBeNull();
  });
});
