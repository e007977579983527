import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Problem } from '#domain';
import { decodeOwnTracks } from './owntracks.codec.js';

/** As OwnTracks 2.5 for Android posts it. */
const aLocation = (more: Record<string, unknown> = {}) => ({
  _type: 'location',
  BSSID: '10:f0:05:aa:bb:cc',
  SSID: 'home network',
  _id: '5bfa02b4',
  acc: 12,
  alt: 848,
  batt: 67,
  bs: 1,
  cog: 271,
  conn: 'w',
  created_at: 1_777_798_801,
  inregions: ['home'],
  lat: 43.238949,
  lon: 76.889709,
  m: 1,
  t: 'p',
  tid: 'ab',
  topic: 'owntracks/survivor/phone',
  tst: 1_777_798_800,
  vac: 3,
  vel: 36,
  ...more,
});

const only = (body: unknown, manualPublishIsPanic = false) => {
  const { reports } = decodeOwnTracks(body, manualPublishIsPanic);
  expect(reports).toHaveLength(1);
  return reports[0]!;
};

describe('OwnTracks', () => {
  it('becomes a report in canonical units, without names of networks, regions or topics', () => {
    expect(only(aLocation())).toEqual({
      fixTime: 1_777_798_800_000,
      longitude: 76.889709,
      latitude: 43.238949,
      accuracyMeters: 12,
      altitudeMeters: 848,
      batteryPercent: 67,
      courseDegrees: 271,
      speedMetersPerSecond: 10,
    });
  });

  it('leaves out what the app left out, and an accuracy of zero, which Android means as none', () => {
    const body = { _type: 'location', lat: 43.2, lon: 76.9, tst: 1_777_798_800, acc: 0 };
    expect(only(body)).toEqual({ fixTime: 1_777_798_800_000, longitude: 76.9, latitude: 43.2 });
  });

  it('reads no time from what is neither text nor number', () => {
    for (const tst of [{ toString: '' }, { toString: null }, [{ toString: '' }], [[[]]], true, {}]) {
      expect(only(aLocation({ tst })).fixTime).toBeNaN();
    }
  });

  it('drops values that cannot be, and keeps the position', () => {
    const report = only(aLocation({ vel: -1, cog: 700, batt: 900, alt: 'high', acc: -5 }));
    expect(Object.keys(report).sort()).toEqual(['fixTime', 'latitude', 'longitude']);
  });

  it('keeps a hopeless accuracy, so that the gate does not take the fix for an ordinary one', () => {
    expect(only(aLocation({ acc: 1e9 })).accuracyMeters).toBe(1e9);
  });

  it('makes an SOS of a manual publish, for devices that are set so', () => {
    expect(only(aLocation({ t: 'u' }), true).alarms).toEqual(['sos']);
    expect(only(aLocation({ t: 'u' }), false).alarms).toBeUndefined();
    expect(only(aLocation({ t: 'p' }), true).alarms).toBeUndefined();
    expect(only({ _type: 'location', t: 'u', tst: 1_777_798_800 }, true)).toEqual({
      fixTime: 1_777_798_800_000,
      alarms: ['sos'],
    });
  });

  it('takes the position of a transition, and never refuses one', () => {
    const body = {
      _type: 'transition',
      event: 'leave',
      desc: 'home',
      lat: 43.2,
      lon: 76.9,
      tst: 1_777_798_800,
      wtst: 1,
    };
    expect(only(body)).toEqual({ fixTime: 1_777_798_800_000, longitude: 76.9, latitude: 43.2 });
    expect(decodeOwnTracks(body, false).alwaysTaken).toBe(true);
    expect(decodeOwnTracks({ _type: 'transition', event: 'enter' }, false).reports).toEqual([]);
  });

  it.each([
    [undefined],
    [null],
    [''],
    [[]],
    [{ _type: 'waypoint', lat: 43.2, lon: 76.9, rad: 50, desc: 'home' }],
    [{ _type: 'waypoints', waypoints: [] }],
    [{ _type: 'status', android: { hib: 1 } }],
    [{ _type: 'lwt', tst: 1_777_798_800 }],
    [{ _type: 'encrypted', data: 'abc' }],
    [{ _type: 'card', name: 'A' }],
    [{ _type: 'cmd', action: 'dump' }],
    [{ _type: 'steps', steps: 5 }],
    [{ _type: 'invented later' }],
  ])('takes %j and reports nothing', (body) => {
    expect(decodeOwnTracks(body, true)).toMatchObject({ reports: [], alwaysTaken: true });
  });

  it('takes a list, and passes over what it does not know in it', () => {
    const decoded = decodeOwnTracks([aLocation(), { _type: 'lwt' }, 7, aLocation()], false);
    expect(decoded.reports).toHaveLength(2);
    expect(decoded.alwaysTaken).toBe(true);
  });

  it('hands on a location without a readable position, for the gate to refuse by name', () => {
    expect(only({ _type: 'location', tst: 1 })).toMatchObject({ latitude: NaN, longitude: NaN });
    expect(only(aLocation({ lat: 'north' }))).toMatchObject({ latitude: NaN, longitude: 76.889709 });
    expect(only(aLocation({ tst: 'soon' })).fixTime).toBeNaN();
  });

  it.each([['text'], [7], [{}], [{ lat: 1, lon: 2 }], [[7]]])('refuses %j: no dialect', (body) => {
    expect(() => decodeOwnTracks(body, false)).toThrow(expect.objectContaining({ code: 'dialect_unknown' }));
  });

  it('reads anything without failing otherwise than by a problem', () => {
    const fields = fc.record(
      {
        _type: fc.constantFrom('location', 'transition', 'x'),
        lat: fc.jsonValue(),
        lon: fc.jsonValue(),
        tst: fc.jsonValue(),
      },
      { requiredKeys: ['_type'] },
    );
    const body = fc.oneof(fc.jsonValue(), fields, fc.array(fields));
    fc.assert(
      fc.property(body, fc.boolean(), (anything, panic) => {
        try {
          for (const { fixTime } of decodeOwnTracks(anything, panic).reports) expect(typeof fixTime).toBe('number');
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
    );
  });
});
