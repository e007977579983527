import { parse } from 'node:querystring';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Problem } from '#domain';
import { decodeOsmand } from './osmand.codec.js';

const receivedAt = Date.UTC(2026, 4, 3, 9, 0, 30);
const at = Date.UTC(2026, 4, 3, 9);

const query = (text: string) => decodeOsmand({ query: parse(text), body: undefined }, receivedAt);
const form = (text: string) => decodeOsmand({ query: {}, body: parse(text) }, receivedAt);
const json = (body: unknown) => decodeOsmand({ query: {}, body }, receivedAt);

describe('Traccar Client 8 and older', () => {
  it('becomes a report, its knots meters per second', () => {
    const text =
      'id=token&timestamp=1777798800&lat=43.238949&lon=76.889709&speed=19.438444924406&bearing=271.5&altitude=848.1&accuracy=12.5&batt=67.0&mock=true';
    expect(query(text).reports).toEqual([
      {
        fixTime: at,
        longitude: 76.889709,
        latitude: 43.238949,
        accuracyMeters: 12.5,
        speedMetersPerSecond: expect.closeTo(10, 6),
        courseDegrees: 271.5,
        altitudeMeters: 848.1,
        batteryPercent: 67,
        mock: true,
      },
    ]);
  });

  it.each([
    ['1777798800', at],
    ['1777798800.5', at + 500],
    ['1777798800000', at],
    ['2026-05-03T09:00:00Z', at],
    ['2026-05-03T09:00:00.250Z', at + 250],
    ['2026-05-03T14%3A00%3A00%2B05%3A00', at],
    ['2026-05-03T14:00:00+05:00', at],
    ['2026-05-03T14:00:00%2B0500', at],
    ['2026-05-03T04:00:00-05:00', at],
    ['2026-05-03+09%3A00%3A00', at],
    ['2026-05-03T09:00', at],
    ['', receivedAt],
    ['soon', NaN],
    ['2026-13-45T09:00:00Z', NaN],
  ])('reads the time %s', (timestamp, expected) => {
    expect(query(`id=a&lat=1&lon=2&timestamp=${timestamp}`).reports[0]!.fixTime).toBe(expected);
  });

  it('estimates the accuracy from the dilution when there is no other', () => {
    expect(query('id=a&lat=1&lon=2&hdop=6.0').reports[0]!.accuracyMeters).toBe(30);
    expect(query('id=a&lat=1&lon=2&hdop=6.0&accuracy=4').reports[0]!.accuracyMeters).toBe(4);
    expect(query('id=a&lat=1&lon=2&accuracy=0.0').reports[0]!.accuracyMeters).toBeUndefined();
  });

  it('reads a position given as one pair', () => {
    expect(query('id=a&location=43.2,76.9').reports[0]).toMatchObject({ latitude: 43.2, longitude: 76.9 });
    expect(query('id=a&location=43.2,76.9&location=1,2').reports[0]).toMatchObject({ latitude: 43.2 });
  });

  it('takes the first of repeated parameters', () => {
    expect(query('id=a&lat=1&lat=50&lon=2').reports[0]).toMatchObject({ latitude: 1, longitude: 2 });
  });

  it.each([
    ['sos', ['sos'], 0],
    ['SOS', ['sos'], 0],
    ['removed', ['removal'], 0],
    ['tampering', ['tamper'], 0],
    ['powerCut', ['power_cut'], 0],
    ['lowBattery', ['low_battery'], 0],
    ['jamming', ['jamming'], 0],
    ['fallDown', ['fall'], 0],
    ['sos,lowBattery,overspeed', ['sos', 'low_battery'], 1],
    ['overspeed', undefined, 1],
    ['', undefined, 0],
  ])('understands the alarm %s', (word, alarms, unknownAlarms) => {
    const decoded = query(`id=a&lat=1&lon=2&alarm=${word}`);
    expect(decoded.reports[0]!.alarms).toEqual(alarms);
    expect(decoded.unknownAlarms).toBe(unknownAlarms);
  });

  it('drops values that cannot be, and keeps the position', () => {
    const [report] = query('id=a&lat=1&lon=2&timestamp=1777798800&speed=-3&bearing=700&batt=900&altitude=up').reports;
    expect(report).toEqual({ fixTime: at, latitude: 1, longitude: 2 });
  });

  it.each(['43,2', 'NaN', 'Infinity', '0x10', 'north', '1e999'])(
    'hands on the latitude %s as unreadable',
    (latitude) => {
      expect(query(`id=a&lat=${latitude}&lon=2`).reports[0]!.latitude).toBeNaN();
    },
  );

  it('hands on half a position as unreadable', () => {
    expect(query('id=a&lat=43.2&timestamp=1777798800').reports[0]).toMatchObject({ latitude: 43.2, longitude: NaN });
  });

  it('takes a heartbeat', () => {
    expect(query('id=a&timestamp=1777798800').reports).toEqual([]);
    expect(query('id=a&timestamp=1777798800&batt=5').reports).toEqual([{ fixTime: at, batteryPercent: 5 }]);
  });

  it.each(['id=a', 'id=a&foo=1', ''])('refuses "%s": no dialect', (text) => {
    expect(() => query(text)).toThrow(expect.objectContaining({ kind: 'malformed', code: 'dialect_unknown' }));
  });
});

describe('Traccar Client 9', () => {
  const aLocation = (more: Record<string, unknown> = {}) => ({
    timestamp: '2026-05-03T09:00:00.000Z',
    coords: { latitude: 43.238949, longitude: 76.889709, accuracy: 12, speed: 10, heading: 271, altitude: 848 },
    is_moving: true,
    odometer: 0,
    event: 'motionchange',
    battery: { level: 0.67, is_charging: false },
    activity: { type: 'still' },
    extras: {},
    _: '&id=token&lat=43.238949&lon=76.889709&timestamp=2026-05-03T09:00:00.000Z&',
    ...more,
  });

  it('becomes a report: meters per second, and the level a percentage', () => {
    expect(json({ location: aLocation(), device_id: 'token' }).reports).toEqual([
      {
        fixTime: at,
        longitude: 76.889709,
        latitude: 43.238949,
        accuracyMeters: 12,
        speedMetersPerSecond: 10,
        courseDegrees: 271,
        altitudeMeters: 848,
        batteryPercent: 67,
        moving: true,
      },
    ]);
  });

  it('takes -1 for unknown', () => {
    const coords = { latitude: 1, longitude: 2, accuracy: -1, speed: -1, heading: -1, altitude: 0 };
    const location = aLocation({ coords, battery: { level: -1 }, is_moving: undefined, mock: true });
    expect(json({ location }).reports).toEqual([
      { fixTime: at, latitude: 1, longitude: 2, altitudeMeters: 0, moving: false, mock: true },
    ]);
  });

  it.each([
    { extras: { alarm: 'sos' } },
    { alarm: 'sos' },
    { alarm: 'sos', extras: { alarm: 'sos' }, coords: undefined },
  ])('hears an SOS in %j', (more) => {
    expect(json({ location: aLocation(more) }).reports[0]!.alarms).toEqual(['sos']);
  });

  it('takes a batch, whatever becomes of its reports', () => {
    const decoded = json({ location: [aLocation(), aLocation({ timestamp: at + 1_000 })], device_id: 'token' });
    expect(decoded.reports.map((report) => report.fixTime)).toEqual([at, at + 1_000]);
    expect(decoded.alwaysTaken).toBe(true);
  });

  it('hands on a location without coordinates as unreadable, naming them', () => {
    const decoded = json({ location: { timestamp: at } });
    expect(decoded.reports[0]).toMatchObject({ latitude: NaN });
    expect(decoded.fieldNames['point.coordinates.1']).toBe('location.coords.latitude');
  });
});

describe('Traccar Client 10', () => {
  const text =
    'id=token&lat=43.238949&lon=76.889709&timestamp=1777798800&accuracy=12.0&altitude=848.0&speed=19.44&bearing=271.0&batt=67&charge=false';

  it('becomes a report, its knots meters per second', () => {
    expect(form(text).reports[0]).toMatchObject({ fixTime: at, latitude: 43.238949, batteryPercent: 67 });
    expect(form(text).reports[0]!.speedMetersPerSecond).toBeCloseTo(10, 2);
  });

  it('hears an SOS that knows no position', () => {
    expect(form('id=token&timestamp=1777798800&batt=67&charge=false&alarm=sos').reports).toEqual([
      { fixTime: at, batteryPercent: 67, alarms: ['sos'] },
    ]);
  });

  it('takes its list of what waited', () => {
    const element = { id: 'token', lat: 43.2, lon: 76.9, timestamp: 1_777_798_800, speed: 0 };
    const decoded = json([element, { id: 'token', timestamp: 1_777_798_860 }, { ...element, alarm: 'sos' }]);
    expect(decoded.reports).toHaveLength(2);
    expect(decoded.reports[1]!.alarms).toEqual(['sos']);
    expect(decoded.alwaysTaken).toBe(true);
  });

  it('refuses a list that speaks for another device too', () => {
    const list = [
      { id: 'token', lat: 1, lon: 2 },
      { id: 'another', lat: 1, lon: 2 },
    ];
    expect(() => json(list)).toThrow(
      expect.objectContaining({ errors: [{ path: '1.id', message: expect.any(String) }] }),
    );
  });
});

describe('any message', () => {
  it('is read, or refused by a problem', () => {
    const names = fc.constantFrom('id', 'lat', 'lon', 'timestamp', 'speed', 'location', 'alarm', 'coords', 'batt', 'x');
    const fields = fc.dictionary(names, fc.oneof(fc.jsonValue(), fc.string(), fc.double().map(String)));
    const body = fc.oneof(
      fc.jsonValue(),
      fields,
      fc.array(fields),
      fields.map((location) => ({ location })),
    );
    fc.assert(
      fc.property(fields, body, (anyQuery, anyBody) => {
        try {
          for (const { fixTime } of decodeOsmand({ query: anyQuery, body: anyBody }, receivedAt).reports) {
            expect(typeof fixTime).toBe('number');
          }
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
      { numRuns: 500 },
    );
  });
});
