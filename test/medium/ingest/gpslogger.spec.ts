import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestDevice } from '#testing';
import { basicOf, IngestApi, now } from './ingest-api.js';

const point = 'lat=43.2&lon=76.9&time=2026-05-03T09:00:00.000Z&acc=12.0&spd=1.5&dir=271.0&alt=848.0&batt=67.0';

describe('/ingest/gpslogger', () => {
  let api: IngestApi;
  let device: TestDevice;

  beforeAll(async () => {
    api = await IngestApi.started();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    device = await api.aPhone();
  });

  const send = (method: 'GET' | 'POST' | 'PUT', query: string, payload = '', headers: Record<string, string> = {}) =>
    api.app.inject({
      method,
      url: `/ingest/gpslogger${query}`,
      headers: { authorization: basicOf(device), ...headers },
      ...(payload && { payload }),
    });

  it.each([
    ['GET', `?${point}`, '', {}],
    ['POST', `?${point}`, '', {}],
    ['PUT', '', point, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['POST', '', point, {}],
    ['POST', '', point, { 'content-type': 'text/plain' }],
    ['POST', '', '{"lat":43.2,"lon":76.9,"time":1777798800,"acc":12,"spd":1.5,"dir":271,"alt":848,"batt":67}', {}],
  ] as const)('takes a point by %s %s %s', async (method, query, payload, headers) => {
    const reply = await send(method, query, payload, headers);
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toMatchObject({ accepted: 1 });
    expect(reply.headers['cache-control']).toBe('no-store');
    expect(await api.positionsOf(device)).toEqual([
      {
        fixTime: now,
        longitude: 76.9,
        latitude: 43.2,
        accuracyMeters: 12,
        speedMetersPerSecond: 1.5,
        courseDegrees: 271,
        altitudeMeters: 848,
        batteryPercent: 67,
        moving: null,
        mock: false,
      },
    ]);
  });

  it.each([
    ['lat=95&lon=76.9&time=1777798800', 'lat'],
    ['lat=43.2&lon=76.9', 'time'],
    ['lat=%25LAT&lon=%25LON&time=%25TIME', 'lat'],
  ])('refuses %s by name', async (query, path) => {
    const reply = await send('GET', `?${query}`);
    expect([reply.statusCode, reply.json().errors[0].path]).toEqual([422, path]);
  });

  it('refuses what is no point', async () => {
    expect((await send('GET', '')).json()).toMatchObject({ status: 400, code: 'dialect_unknown' });
    expect((await send('POST', '', 'hello')).json()).toMatchObject({ status: 400, code: 'dialect_unknown' });
  });

  it('does not know a wrong password', async () => {
    expect((await send('GET', `?${point}`, '', { authorization: 'Basic eDp5' })).statusCode).toBe(401);
  });

  it('leaves strange content types refused everywhere else', async () => {
    const headers = { 'content-type': 'text/plain' };
    const reply = await api.app.inject({ method: 'POST', url: '/v1/sessions', headers, payload: 'hello' });
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'media_type']);
  });
});
