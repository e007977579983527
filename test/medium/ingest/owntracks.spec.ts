import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestDevice } from '#testing';
import { basic, basicOf, IngestApi, now } from './ingest-api.js';

const seconds = now / 1_000;
const aLocation = (more: Record<string, unknown> = {}) => ({
  _type: 'location',
  acc: 12,
  batt: 67,
  conn: 'm',
  created_at: seconds,
  lat: 43.238949,
  lon: 76.889709,
  t: 'u',
  tid: 'ab',
  topic: 'owntracks/somebody/else',
  tst: seconds,
  vel: 36,
  ...more,
});

describe('POST /ingest/owntracks', () => {
  let api: IngestApi;
  let device: TestDevice;

  beforeAll(async () => {
    api = await IngestApi.started();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    device = await api.aPhone();
  });

  const post = (body: unknown, headers: Record<string, string> = {}) =>
    api.app.inject({
      method: 'POST',
      url: '/ingest/owntracks',
      headers: {
        authorization: basicOf(device),
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Owntracks-Android/gms/420509001',
        'x-limit-u': 'somebody',
        'x-limit-d': 'else',
        ...headers,
      },
      payload: typeof body === 'string' ? body : JSON.stringify(body),
    });

  it('takes a location, believes the token about whose it is, and answers with an empty list', async () => {
    const reply = await post(aLocation());
    expect([reply.statusCode, reply.body]).toEqual([200, '[]']);
    expect(reply.headers['content-type']).toContain('application/json');
    expect(reply.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-report-every-seconds': expect.stringMatching(/^\d+$/),
    });
    expect(await api.positionsOf(device)).toEqual([
      {
        fixTime: now,
        longitude: 76.889709,
        latitude: 43.238949,
        accuracyMeters: 12,
        speedMetersPerSecond: 10,
        courseDegrees: null,
        altitudeMeters: null,
        batteryPercent: 67,
        moving: null,
        mock: false,
      },
    ]);
    expect(await api.pressesOf(device)).toBe(0);
  });

  it('stores a repeat once, as the app repeats what it got no answer for', async () => {
    for (let time = 0; time < 3; time += 1) expect((await post(aLocation())).statusCode).toBe(200);
    expect(await api.positionsOf(device)).toHaveLength(1);
  });

  it('hears an SOS in a manual publish of a device that is set so', async () => {
    device = await api.aPhone({ manualPublishIsPanic: true });
    for (let time = 0; time < 2; time += 1) expect((await post(aLocation())).statusCode).toBe(200);
    expect(await api.pressesOf(device)).toBe(1);
  });

  it('hears it whatever else of the message is wrong', async () => {
    device = await api.aPhone({ manualPublishIsPanic: true });
    expect((await post(aLocation({ lat: 95, tst: 0, batt: 'full' }))).statusCode).toBe(200);
    expect([await api.pressesOf(device), await api.positionsOf(device)]).toEqual([1, []]);
  });

  it.each([
    ['nothing', ''],
    ['a last will', { _type: 'lwt', tst: seconds }],
    ['waypoints', { _type: 'waypoints', waypoints: [] }],
    ['a status', { _type: 'status' }],
    ['an encrypted message', { _type: 'encrypted', data: 'x' }],
  ])('takes %s', async (_, body) => {
    const reply = await post(body);
    expect([reply.statusCode, reply.body]).toEqual([200, '[]']);
    expect(await api.positionsOf(device)).toEqual([]);
  });

  it('takes nothing without a content type', async () => {
    const headers = { authorization: basicOf(device) };
    const reply = await api.app.inject({ method: 'POST', url: '/ingest/owntracks', headers });
    expect(reply.body).toBe('[]');
  });

  it.each([
    ['a latitude of 95', { lat: 95 }, 'lat'],
    ['a latitude in words', { lat: 'north' }, 'lat'],
    ['no longitude', { lon: undefined }, 'lon'],
    ['no time', { tst: undefined }, 'tst'],
  ])('refuses %s by name', async (_, more, path) => {
    const reply = await post(aLocation(more));
    expect(reply.statusCode).toBe(422);
    expect(reply.headers['content-type']).toContain('application/problem+json');
    expect(reply.json()).toMatchObject({ status: 422, errors: [{ path }] });
  });

  it.each([
    ['older than the gate takes', { tst: 0 }, 'fix_time_too_old'],
    ['of next week', { tst: seconds + 604_800 }, 'fix_time_in_future'],
    ['from a receiver without a fix', { lat: 0.00001, lon: 0.00001 }, 'null_island'],
  ])('lets a phone go on whose report is %s, and says so in a header', async (_, more, code) => {
    const reply = await post(aLocation(more));
    expect([reply.statusCode, reply.body]).toEqual([200, '[]']);
    expect(reply.headers['x-refused']).toBe(code);
  });

  it('asks for a position while somebody waits for one, but not in answer to such a position', async () => {
    await api.askForLocationOf(device);
    const command = [{ _type: 'cmd', action: 'reportLocation' }];
    const before = { tst: seconds - 60, t: 'p' };
    expect((await post(aLocation(before))).json()).toEqual(command);
    expect((await post(aLocation({ ...before, t: 'r' }))).json()).toEqual([]);
    expect((await post([aLocation({ ...before, lat: 43.2391 })])).json()).toEqual(command);
    expect((await post(aLocation({ t: 'r' }))).json()).toEqual([]);
    expect((await post(aLocation({ lat: 43.2392, t: 'p' }))).json()).toEqual([]);
  });

  it('refuses what is no OwnTracks message', async () => {
    const reply = await post({ lat: 43.2, lon: 76.9 });
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'dialect_unknown']);
    expect((await post('{"_type":')).statusCode).toBe(400);
  });

  it('refuses a large body', async () => {
    const reply = await post(aLocation({ x: 'x'.repeat(2 * 1024 * 1024) }));
    expect(reply.statusCode).toBe(413);
    expect(reply.headers['content-type']).toContain('application/problem+json');
  });

  it.each([
    ['no password', () => undefined],
    ['a wrong token', () => basic(device.uniqueId, 'x'.repeat(43))],
    ['the token of another device', () => basic('phone-2', device.token)],
    ['no Basic scheme', () => `Bearer ${device.token}`],
  ])('does not know %s', async (_, authorization) => {
    const value = authorization();
    const reply = await post(aLocation(), value === undefined ? { authorization: '' } : { authorization: value });
    expect(reply.statusCode).toBe(401);
    expect(await api.positionsOf(device)).toEqual([]);
  });

  it('does not know a revoked device', async () => {
    await api.revoke(device);
    expect((await post(aLocation())).statusCode).toBe(401);
  });
});
