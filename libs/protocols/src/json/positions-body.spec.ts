import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Problem } from '#domain';
import { maxFixesPerBody, mergeRejected, readPositionsBody } from './positions-body.js';

const aFix = (more: Record<string, unknown> = {}) => ({
  fixTime: '2026-05-03T09:00:00Z',
  point: { type: 'Point', coordinates: [76.9, 43.2] },
  accuracyMeters: 8,
  ...more,
});

const aBeacon = (more: Record<string, unknown> = {}) => ({ beacon: 'a4c1380f007e', rssi: -58, ...more });

const rejectedOf = (fix: unknown) => {
  const { reports, rejected } = readPositionsBody({ fixes: [fix] });
  expect(reports).toHaveLength(0);
  return rejected[0];
};

const problemOf = (body: unknown): Problem => {
  try {
    readPositionsBody(body);
  } catch (error) {
    return error as Problem;
  }
  throw new Error('was read');
};

describe('the body of POST /v1/positions', () => {
  it('becomes canonical reports', () => {
    const full = {
      speedMetersPerSecond: 1.4,
      courseDegrees: 360,
      altitudeMeters: -12,
      batteryPercent: 0,
      signalPercent: 100,
      moving: true,
      source: 'gps',
      mock: false,
    };
    expect(readPositionsBody({ fixes: [aFix({ ...full, alarms: ['sos', 'strap', 'sos'] })] })).toEqual({
      reports: [
        {
          fixTime: Date.UTC(2026, 4, 3, 9),
          longitude: 76.9,
          latitude: 43.2,
          accuracyMeters: 8,
          ...full,
          alarms: ['sos', 'strap'],
        },
      ],
      indexOf: [0],
      rejected: [],
    });
  });

  it('names beacons that were heard, with a point or without one', () => {
    const beacons = [
      { beacon: 'A4C1380F007E', rssi: -58, batteryMillivolts: 2_950 },
      { beacon: 'e2c56db5dffb48d2b060d0f5a71096e000010002', rssi: 20, batteryMillivolts: null },
    ];
    const heard = [
      { beacon: 'a4c1380f007e', rssi: -58, batteryMillivolts: 2_950 },
      { beacon: 'e2c56db5dffb48d2b060d0f5a71096e000010002', rssi: 20 },
    ];
    const { reports } = readPositionsBody({ fixes: [aFix({ beacons }), aFix({ point: undefined, beacons })] });
    expect(reports).toMatchObject([{ longitude: 76.9, beacons: heard }, { beacons: heard }]);
    expect(reports[1]).not.toHaveProperty('longitude');
  });

  it('leaves out beacons that cannot be read where an alarm came with them', () => {
    const beacons = [
      { beacon: 'front door', rssi: -58 },
      { beacon: 'a4c1380f007e', rssi: -58 },
    ];
    const { reports } = readPositionsBody({ fixes: [aFix({ alarms: ['sos'], beacons })] });
    expect(reports).toMatchObject([{ alarms: ['sos'], beacons: [{ beacon: 'a4c1380f007e', rssi: -58 }] }]);
  });

  it('reads null as absent, as browsers say of a speed they do not know', () => {
    const { reports } = readPositionsBody({ fixes: [aFix({ speedMetersPerSecond: null, alarms: null, mock: null })] });
    expect(Object.keys(reports[0]!)).toEqual(['fixTime', 'longitude', 'latitude', 'accuracyMeters']);
  });

  it('keeps the good fixes and says which was bad', () => {
    const bad = aFix({ point: { type: 'Point', coordinates: [76.9, 'north'] } });
    const { reports, indexOf, rejected } = readPositionsBody({ fixes: [aFix(), bad, aFix()] });
    expect(reports).toHaveLength(2);
    expect(indexOf).toEqual([0, 2]);
    expect(rejected).toEqual([
      { index: 1, code: 'invalid', path: 'fixes.1.point.coordinates.1', detail: 'The latitude must be a number.' },
    ]);
  });

  it.each([
    ['a fix that is no object', 7, 'fixes.0', 'invalid'],
    ['no time', aFix({ fixTime: undefined }), 'fixes.0.fixTime', 'fix_time_invalid'],
    ['a time without offset', aFix({ fixTime: '2026-05-03T09:00:00' }), 'fixes.0.fixTime', 'fix_time_invalid'],
    ['a time that is none', aFix({ fixTime: '2026-13-45T99:00:00Z' }), 'fixes.0.fixTime', 'fix_time_invalid'],
    ['a time as number', aFix({ fixTime: 1_777_000_000 }), 'fixes.0.fixTime', 'fix_time_invalid'],
    ['no point', aFix({ point: undefined }), 'fixes.0.point', 'invalid'],
    ['a point of another type', aFix({ point: 'here' }), 'fixes.0.point', 'invalid'],
    ['one coordinate', aFix({ point: { type: 'Point', coordinates: [1] } }), 'fixes.0.point.coordinates', 'invalid'],
    ['infinity', aFix({ point: { type: 'Point', coordinates: [1e999, 1] } }), 'fixes.0.point.coordinates.0', 'invalid'],
    ['an accuracy in words', aFix({ accuracyMeters: 'good' }), 'fixes.0.accuracyMeters', 'invalid'],
    ['a negative speed', aFix({ speedMetersPerSecond: -3 }), 'fixes.0.speedMetersPerSecond', 'invalid'],
    ['a course of 700', aFix({ courseDegrees: 700 }), 'fixes.0.courseDegrees', 'invalid'],
    ['a battery of 900', aFix({ batteryPercent: 900 }), 'fixes.0.batteryPercent', 'invalid'],
    ['a signal of 101', aFix({ signalPercent: 101 }), 'fixes.0.signalPercent', 'invalid'],
    ['half a percent of signal', aFix({ signalPercent: 12.5 }), 'fixes.0.signalPercent', 'invalid'],
    ['beacons that are no list', aFix({ beacons: 'many' }), 'fixes.0.beacons', 'invalid'],
    ['33 beacons', aFix({ beacons: Array.from({ length: 33 }, () => aBeacon()) }), 'fixes.0.beacons', 'invalid'],
    ['a beacon that is no object', aFix({ beacons: [aBeacon(), null] }), 'fixes.0.beacons.1', 'invalid'],
    ['a beacon by name', aFix({ beacons: [aBeacon({ beacon: 'door' })] }), 'fixes.0.beacons.0.beacon', 'invalid'],
    ['half a beacon', aFix({ beacons: [aBeacon({ beacon: 'a4c138' })] }), 'fixes.0.beacons.0.beacon', 'invalid'],
    ['a strength of -128', aFix({ beacons: [aBeacon({ rssi: -128 })] }), 'fixes.0.beacons.0.rssi', 'invalid'],
    ['a strength of 21', aFix({ beacons: [aBeacon({ rssi: 21 })] }), 'fixes.0.beacons.0.rssi', 'invalid'],
    ['no strength', aFix({ beacons: [aBeacon({ rssi: undefined })] }), 'fixes.0.beacons.0.rssi', 'invalid'],
    [
      'a battery of a beacon in volts',
      aFix({ beacons: [aBeacon({ batteryMillivolts: 2.9 })] }),
      'fixes.0.beacons.0.batteryMillivolts',
      'invalid',
    ],
    ['no point, and nothing heard', aFix({ point: undefined, beacons: [] }), 'fixes.0.point', 'invalid'],
    ['a flag in words', aFix({ moving: 'yes' }), 'fixes.0.moving', 'invalid'],
    ['an endless source', aFix({ source: 'x'.repeat(41) }), 'fixes.0.source', 'invalid'],
    ['a source with a NUL', aFix({ source: 'a\0b' }), 'fixes.0.source', 'invalid'],
    ['a source with half a character', aFix({ source: '\ud800' }), 'fixes.0.source', 'invalid'],
    ['an alarm in words', aFix({ alarms: 'sos' }), 'fixes.0.alarms', 'invalid'],
    ['an unknown alarm', aFix({ alarms: ['hunger'] }), 'fixes.0.alarms.0', 'invalid'],
  ])('refuses %s by name', (_, fix, path, code) => {
    expect(rejectedOf(fix)).toMatchObject({ index: 0, path, code });
  });

  it('passes an alarm on whatever else of the fix cannot be read', () => {
    const { reports, rejected } = readPositionsBody({
      fixes: [{ fixTime: 'now', point: 'here', batteryPercent: 900, alarms: ['hunger', 'sos'] }],
    });
    expect(rejected).toEqual([]);
    expect(reports).toEqual([{ fixTime: NaN, alarms: ['sos'] }]);
  });

  it('leaves ranges of position and accuracy to the gate', () => {
    const fix = aFix({ point: { type: 'Point', coordinates: [0, 95] }, accuracyMeters: -1 });
    expect(readPositionsBody({ fixes: [fix] }).reports[0]).toMatchObject({ latitude: 95, accuracyMeters: -1 });
  });

  it.each([[undefined], [null], ['fixes'], [7], [[]], [{}], [{ fixes: {} }], [{ fixes: [] }]])(
    'refuses %j as a whole, naming the array',
    (body) => {
      expect(problemOf(body)).toMatchObject({ kind: 'unprocessable', errors: [{ path: 'fixes' }] });
    },
  );

  it('refuses more than a thousand fixes', () => {
    expect(readPositionsBody({ fixes: Array(maxFixesPerBody).fill(aFix()) }).reports).toHaveLength(1_000);
    expect(problemOf({ fixes: Array(maxFixesPerBody + 1).fill(aFix()) }).kind).toBe('too_large');
  });

  it('never repeats what was sent', () => {
    const secret = 'Abay street 7';
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(aFix()), 'alarms', 'source', 'mock', 'batteryPercent', 'signalPercent'),
        (field) => {
          const { rejected } = readPositionsBody({ fixes: [aFix({ [field]: [secret.repeat(4)] })] });
          expect(JSON.stringify(rejected)).not.toContain(secret);
        },
      ),
    );
  });

  it('reads anything without throwing, and loses no fix', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { minLength: 1 }), (fixes) => {
        const { reports, rejected, indexOf } = readPositionsBody({ fixes });
        expect([...indexOf, ...rejected.map((one) => one.index)].sort((a, b) => a - b)).toEqual(
          fixes.map((_, index) => index),
        );
        expect(reports).toHaveLength(indexOf.length);
      }),
    );
  });

  it('merges the refusals of the pipeline, told by the body', () => {
    const read = readPositionsBody({ fixes: [aFix(), 7, aFix()] });
    const gate = { index: 1, code: 'latitude_out_of_range', path: 'point.coordinates.1', detail: 'No.' } as const;
    expect(mergeRejected(read, [gate]).map(({ index, path }) => [index, path])).toEqual([
      [1, 'fixes.1'],
      [2, 'fixes.2.point.coordinates.1'],
    ]);
    expect(mergeRejected(read, [])).toBe(read.rejected);
  });
});
