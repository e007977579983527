import { parse } from 'node:querystring';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Problem } from '#domain';
import { decodeGpsLogger } from './gpslogger.codec.js';

const at = Date.UTC(2026, 4, 3, 9);
const expected = {
  fixTime: at,
  longitude: 76.889709,
  latitude: 43.238949,
  accuracyMeters: 12,
  speedMetersPerSecond: 1.5,
  courseDegrees: 271,
  altitudeMeters: 848,
  batteryPercent: 67,
};

describe('GPSLogger', () => {
  it.each([
    ['seconds', 'lat=43.238949&lon=76.889709&time=1777798800&acc=12.0&spd=1.5&dir=271.0&alt=848.0&batt=67.0'],
    ['ISO', 'lat=43.238949&lon=76.889709&time=2026-05-03T09:00:00.000Z&acc=12.0&spd=1.5&dir=271.0&alt=848.0&batt=67.0'],
    [
      'everything it has (%ALL)',
      'lat=43.238949&lon=76.889709&sat=9&desc=&alt=848.0&acc=12.0&dir=271.0&prov=gps&spd=1.5&timestamp=1777798800&timeoffset=2026-05-03T14%3A00%3A00.000%2B05%3A00&time=2026-05-03T09%3A00%3A00.000Z&starttimestamp=1777790000&date=2026-05-03&batt=67.0&ischarging=false&aid=abc&ser=abc&act=&filename=20260503&profile=Default&hdop=0.9&vdop=&pdop=&dist=12',
    ],
    [
      'its own template',
      'lat=43.238949&longitude=76.889709&time=2026-05-03T09:00:00.000Z&s=1.5&acc=12&dir=271&alt=848&batt=67',
    ],
  ])('reads %s, from the query and from a form', (_, text) => {
    expect(decodeGpsLogger({ query: parse(text), body: undefined }).reports).toEqual([expected]);
    expect(decodeGpsLogger({ query: {}, body: parse(text) }).reports).toEqual([expected]);
  });

  it('reads a JSON template', () => {
    const body = {
      lat: 43.238949,
      lon: 76.889709,
      time: 1_777_798_800,
      acc: 12,
      spd: 1.5,
      dir: 271,
      alt: 848,
      batt: 67,
    };
    expect(decodeGpsLogger({ query: {}, body }).reports).toEqual([expected]);
  });

  it('has a point without position or time refused by name', () => {
    const noTime = decodeGpsLogger({ query: parse('lat=43.2&lon=76.9'), body: undefined });
    expect(noTime.reports[0]!.fixTime).toBeNaN();
    expect(noTime.fieldNames.fixTime).toBe('time');
    expect(decodeGpsLogger({ query: parse('time=1777798800'), body: undefined }).reports[0]!.latitude).toBeNaN();
  });

  it('reads anything, or refuses it by a problem', () => {
    const fields = fc.dictionary(fc.constantFrom('lat', 'lon', 'time', 'acc', 'spd', 'alarm', 'x'), fc.jsonValue());
    fc.assert(
      fc.property(fc.oneof(fields, fc.jsonValue()), fc.oneof(fields, fc.jsonValue()), (query, body) => {
        try {
          expect(decodeGpsLogger({ query, body }).reports).toHaveLength(1);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
    );
  });
});
