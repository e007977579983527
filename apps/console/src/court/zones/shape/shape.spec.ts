import { describe, expect, it } from '@jest/globals';
import { circleRing, circleThrough } from './circle.js';
import { coordinatesText, looksSwapped, readCoordinates } from './coordinates.js';
import { insertCorner, moveCorner, removeCorner, removeRing } from './corners.js';
import { firstCrossing } from './crossing.js';
import { distanceMeters } from './geodesy.js';
import { advanced, begun, redone, undone } from './history.js';
import { measureShape } from './measure-shape.js';
import { crossings, readGeoJson, swapped } from './read-geojson.js';
import { areaOf, bodyOf, cornersOf, type LonLat, type Ring, shapeOf } from './shape.js';
import { splitShape } from './split.js';
import { warningRingOf } from './warning-ring.js';

const almaty: LonLat = [76.889709, 43.238949];
/** About 810 by 1,110 meters. */
const square: Ring = [
  [76.9, 43.2],
  [76.91, 43.2],
  [76.91, 43.21],
  [76.9, 43.21],
  [76.9, 43.2],
];
const eight: Ring = [square[0]!, square[2]!, square[1]!, square[3]!, square[0]!];

describe('coordinates as people write them', () => {
  it.each([
    '43.238949, 76.889709',
    '43.238949,76.889709',
    '43.238949 76.889709',
    '43,238949; 76,889709',
    '43,238949 76,889709',
    '43,238949, 76,889709',
    '  43.238949° ,  76.889709° ',
    '43.238949N 76.889709E',
    'N 43.238949, E 76.889709',
    'E 76.889709, N 43.238949',
    '43.238949 с.ш. 76.889709 в.д.',
    '43.238949 с. е., 76.889709 ш. б.',
    '43°14\'20.2164"N 76°53\'22.9524"E',
    '43°14′20,2164″ с.ш., 76°53′22,9524″ в.д.',
    "43° 14' 20.2164'' N, 76° 53' 22.9524'' E",
    "43°14.33694'N 76°53.38254'E",
    '43°14\'20.2164", 76°53\'22.9524"',
    'geo:43.238949,76.889709?z=17',
    'https://2gis.kz/almaty/geo/70000001/76.889709,43.238949?m=76.889709%2C43.238949%2F17',
    'https://2gis.kz/almaty?m=76.889709%2C43.238949%2F17.2',
    'https://www.google.com/maps/@43.238949,76.889709,17z',
    'https://www.google.com/maps?q=43.238949,76.889709',
    'https://www.openstreetmap.org/#map=17/43.238949/76.889709',
    'https://yandex.kz/maps/162/almaty/?ll=76.889709%2C43.238949&z=12',
  ])('%s', (text) => {
    const { point } = readCoordinates(text);
    expect(point?.[0]).toBeCloseTo(76.889709, 5);
    expect(point?.[1]).toBeCloseTo(43.238949, 5);
  });

  it('south and west are negative, also in Russian', () => {
    expect(readCoordinates("33°52'S 70°40'W").point).toEqual([-70.6666667, -33.8666667]);
    expect(readCoordinates('33.5 ю.ш. 70.5 з.д.').point).toEqual([-70.5, -33.5]);
    expect(readCoordinates('−33.5, −70.5').point).toEqual([-70.5, -33.5]);
  });

  it.each(['', 'Абай 52', '43.2', '43.2, 76.8, 12', '43.2N 76.8N', '1 2 3 4 5 6 7 8'])('refuses %p', (text) => {
    expect(readCoordinates(text).fault).toBe('unreadable');
  });

  it('refuses what is no place', () => {
    expect(readCoordinates('95.5, 76.8').fault).toBe('noPlace');
  });

  it('is read as it was written out', () => {
    expect(readCoordinates(coordinatesText(almaty)).point).toEqual(almaty);
  });

  it('look exchanged when they are far away, and near the other way round', () => {
    expect(looksSwapped([43.24, 76.89], [67, 48])).toBe(true);
    expect(looksSwapped(almaty, [67, 48])).toBe(false);
    expect(looksSwapped([51.2, 51.4], [67, 48])).toBe(false);
    expect(looksSwapped([2.35, 48.85], [67, 48])).toBe(false);
  });
});

describe('pasted GeoJSON', () => {
  const polygon = (...rings: Ring[]) => ({ type: 'Polygon', coordinates: rings });
  const feature = (geometry: object) => ({ type: 'Feature', properties: {}, geometry });
  const read = (value: unknown) => readGeoJson(JSON.stringify(value), almaty);

  it.each([
    ['a geometry', polygon(square)],
    ['a feature', feature(polygon(square))],
    ['a collection', { type: 'FeatureCollection', features: [feature(polygon(square))] }],
    [
      'several geometries, of which one is an area',
      {
        type: 'GeometryCollection',
        geometries: [polygon(square), { type: 'Point', coordinates: [1, 2] }],
      },
    ],
    ['an open ring, which it closes', polygon(square.slice(0, 4))],
    ['heights, which it drops', polygon(square.map(([x, y]) => [x, y, 800] as unknown as LonLat))],
  ])('reads %s', (_, value) => {
    expect(read(value).shape).toEqual(areaOf([[square]]));
  });

  it('joins all areas of a collection', () => {
    const beside = square.map(([x, y]): LonLat => [x + 0.1, y]);
    const { shape } = read({
      type: 'FeatureCollection',
      features: [feature(polygon(square)), feature(polygon(beside))],
    });
    expect(shape?.polygons).toHaveLength(2);
    expect(cornersOf(shape!)).toBe(8);
  });

  it('says which ring crosses itself, and after which corner', () => {
    const two = { type: 'MultiPolygon', coordinates: [[square], [eight]] };
    expect(read(two).problems).toEqual([{ fault: 'crossesItself', ring: 2, corner: 1 }]);
  });

  it('says where a position is none, and that it looks exchanged', () => {
    const high = polygon([[76.9, 95] as LonLat, ...square.slice(1)]);
    expect(read(high).problems).toEqual([{ fault: 'swapped', ring: 1, corner: 1 }]);
    const text = polygon(['x' as unknown as LonLat, ...square.slice(1)]);
    expect(read(text).problems).toEqual([{ fault: 'noPlace', ring: 1, corner: 1 }]);
    const exchanged = polygon(square.map(([x, y]): LonLat => [y, x]));
    expect(read(exchanged).problems).toEqual([{ fault: 'swapped' }]);
    const mended = readGeoJson(swapped(JSON.stringify(exchanged)), almaty);
    expect(mended.shape).toEqual(areaOf([[square]]));
  });

  it('refuses too many corners, too few, other things and none', () => {
    const circle = (count: number) => polygon(circleRing({ center: almaty, radiusMeters: 5_000 }, count));
    expect(read(circle(20_001)).problems).toEqual([{ fault: 'tooManyCorners' }]);
    expect(read(circle(20_000)).shape).toBeDefined();
    expect(read(polygon(square.slice(0, 2))).problems).toEqual([{ fault: 'tooFewCorners', ring: 1 }]);
    expect(read({ type: 'Point', coordinates: [1, 2] }).problems).toEqual([{ fault: 'noArea' }]);
    expect(read({ type: 'Topology' }).problems).toEqual([{ fault: 'notGeoJson' }]);
    expect(read({ type: 'Polygon', coordinates: [1] }).problems).toEqual([{ fault: 'notGeoJson' }]);
    expect(readGeoJson('{', almaty).problems).toEqual([{ fault: 'notJson' }]);
  });
});

describe('a ring', () => {
  it('crosses itself, or touches itself, or runs back over itself, or does none of it', () => {
    expect(firstCrossing(square)).toBeNull();
    expect(firstCrossing(eight)).toBe(0);
    const touching: Ring = [
      [0, 0],
      [4, 0],
      [4, 4],
      [2, 0],
      [0, 4],
      [0, 0],
    ];
    expect(firstCrossing(touching)).not.toBeNull();
    const spike: Ring = [
      [0, 0],
      [4, 0],
      [4, 4],
      [4, 1],
      [0, 4],
      [0, 0],
    ];
    expect(firstCrossing(spike)).not.toBeNull();
    expect(crossings([[square], [eight]])).toEqual([{ fault: 'crossesItself', ring: 2, corner: 1 }]);
  });
});

describe('corners', () => {
  const shape = areaOf([[square]]);
  const at = { polygon: 0, ring: 0, corner: 0 };

  it('are moved, and the ring stays closed', () => {
    const ring = moveCorner(shape, at, [76.89, 43.19]).polygons[0]![0]!;
    expect([ring[0], ring.at(-1)]).toEqual([
      [76.89, 43.19],
      [76.89, 43.19],
    ]);
  });

  it('are inserted half way and removed, down to three', () => {
    const more = insertCorner(shape, { ...at, corner: 3 });
    expect(more.polygons[0]![0]![4]).toEqual([76.9, 43.205]);
    expect(removeCorner(more, { ...at, corner: 4 })).toEqual(shape);
    const three = removeCorner(shape, at);
    expect(cornersOf(three)).toBe(3);
    expect(removeCorner(three, at)).toBe(three);
  });

  it('go with their hole or part, but the last part stays', () => {
    const holed = areaOf([[square, square], [square]]);
    expect(removeRing(holed, { polygon: 0, ring: 1 }).polygons[0]).toHaveLength(1);
    expect(removeRing(holed, { polygon: 0, ring: 0 }).polygons).toHaveLength(1);
    expect(removeRing(shape, { polygon: 0, ring: 0 })).toBe(shape);
  });
});

describe('what is done', () => {
  it('is undone and done again, until something else is done', () => {
    const two = advanced(advanced(begun('a'), 'b'), 'c');
    expect(undone(two).present).toBe('b');
    expect(redone(undone(two))).toEqual(two);
    expect(advanced(undone(two), 'd').future).toEqual([]);
    expect(undone(begun('a')).present).toBe('a');
    expect(redone(two)).toBe(two);
    expect(advanced(two, 'c')).toBe(two);
  });
});

describe('measures', () => {
  it('are those of the map, within half a percent', () => {
    const { areaSquareMeters, perimeterMeters } = measureShape(areaOf([[square]]));
    expect(areaSquareMeters / 902_600).toBeCloseTo(1, 2);
    expect(perimeterMeters / 3_847).toBeCloseTo(1, 2);
    expect(measureShape({ kind: 'circle', center: almaty, radiusMeters: 100 }).areaSquareMeters).toBeCloseTo(31_416, 0);
  });

  it('of a dragged circle are its middle and its mean radius', () => {
    const { center, radiusMeters } = circleThrough(circleRing({ center: almaty, radiusMeters: 750 }));
    expect(radiusMeters).toBe(750);
    expect(distanceMeters(center, almaty)).toBeLessThan(1);
  });

  it('of a warning ring lie outside, as far as was asked', () => {
    const ring = warningRingOf(areaOf([[square]]), 200)!;
    const west = Math.min(...ring.polygons[0]![0]!.map(([longitude]) => longitude));
    expect(distanceMeters([west, 43.205], [76.9, 43.205])).toBeGreaterThan(195);
    expect(distanceMeters([west, 43.205], [76.9, 43.205])).toBeLessThan(205);
    expect(warningRingOf(areaOf([[square]]), 0)).toBeNull();
  });
});

describe('a split', () => {
  it('leaves two parts that are the whole', () => {
    const shape = areaOf([[square]]);
    const [left, right] = splitShape(shape, [76.905, 43.19], [76.905, 43.22])!;
    const sum = measureShape(left).areaSquareMeters + measureShape(right).areaSquareMeters;
    expect(sum / measureShape(shape).areaSquareMeters).toBeCloseTo(1, 4);
    expect(measureShape(left).areaSquareMeters / sum).toBeCloseTo(0.5, 2);
  });

  it('of a circle is two halves; beside it there is none, nor without a direction', () => {
    const circle = { kind: 'circle', center: almaty, radiusMeters: 500 } as const;
    expect(splitShape(circle, [76.8, 43.238949], [76.95, 43.238949])).toHaveLength(2);
    expect(splitShape(circle, [76.8, 43.3], [76.95, 43.3])).toBeNull();
    expect(splitShape(circle, almaty, almaty)).toBeNull();
  });
});

describe('a shape', () => {
  it('is sent as the api takes it, and read as it shows it', () => {
    const area = areaOf([[square]]);
    expect(
      shapeOf({ ...(bodyOf(area) as { area: { coordinates: number[][][][] } }), center: null, radiusMeters: null }),
    ).toEqual(area);
    const circle = { kind: 'circle', center: almaty, radiusMeters: 300 } as const;
    expect(bodyOf(circle)).toEqual({ center: { type: 'Point', coordinates: [...almaty] }, radiusMeters: 300 });
  });
});
