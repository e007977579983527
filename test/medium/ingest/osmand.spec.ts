import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestDevice } from '#testing';
import { IngestApi, now } from './ingest-api.js';

const seconds = now / 1_000;
const form = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };
const json = { 'content-type': 'application/json' };

describe('/ingest/osmand', () => {
  let api: IngestApi;
  let device: TestDevice;

  beforeAll(async () => {
    api = await IngestApi.started();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    device = await api.aPhone({ tokenInQueryAllowed: true });
  });

  const send = (method: 'GET' | 'POST', query: string, payload = '', headers: Record<string, string> = {}) =>
    api.app.inject({ method, url: `/ingest/osmand${query}`, headers, ...(payload && { payload }) });

  const aLocation = (more: Record<string, unknown> = {}) => ({
    timestamp: new Date(now).toISOString(),
    coords: { latitude: 43.2, longitude: 76.9, accuracy: 5, speed: -1, heading: -1, altitude: 848 },
    is_moving: false,
    event: 'motionchange',
    battery: { level: 0.5, is_charging: false },
    activity: { type: 'still' },
    extras: {},
    ...more,
  });

  it.each(['GET', 'POST'] as const)('takes the query of version 8 on %s', async (method) => {
    const query = `?id=${device.token}&timestamp=${seconds}&lat=43.2&lon=76.9&speed=19.438444924406&bearing=0.0&altitude=848.0&accuracy=5.0&batt=50.0`;
    const reply = await send(method, query);
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['cache-control']).toBe('no-store');
    expect(reply.json()).toEqual({
      accepted: 1,
      duplicates: 0,
      rejected: [],
      directive: { reportEverySeconds: expect.any(Number) },
    });
    const [position] = await api.positionsOf(device);
    expect(position).toMatchObject({ fixTime: now, speedMetersPerSecond: expect.closeTo(10, 4), batteryPercent: 50 });
  });

  it('takes the JSON of version 9, one location and a list of them', async () => {
    const one = JSON.stringify({ location: aLocation(), device_id: device.token });
    expect((await send('POST', '', one, json)).json().accepted).toBe(1);
    const sos = aLocation({ timestamp: new Date(now + 1_000).toISOString(), extras: { alarm: 'sos' } });
    const two = JSON.stringify({ location: [aLocation(), sos], device_id: device.token });
    expect((await send('POST', '', two, json)).json()).toMatchObject({ accepted: 1, duplicates: 1 });
    expect(await api.positionsOf(device)).toMatchObject([
      { batteryPercent: 50, moving: false },
      { fixTime: now + 1_000 },
    ]);
    expect(await api.pressesOf(device)).toBe(1);
  });

  it('takes the form of version 10, an SOS without a position too', async () => {
    const text = `id=${device.token}&timestamp=${seconds}&batt=50&charge=false`;
    expect((await send('POST', '', `${text}&lat=43.2&lon=76.9&speed=19.44`, form)).json().accepted).toBe(1);
    expect(await api.pressesOf(device)).toBe(0);
    for (let time = 0; time < 2; time += 1) {
      expect((await send('POST', '', `${text}&alarm=sos`, form)).statusCode).toBe(200);
      expect(await api.pressesOf(device)).toBe(1);
    }
    expect(await api.positionsOf(device)).toHaveLength(1);
  });

  it('takes the list of version 10', async () => {
    const element = { id: device.token, lat: 43.2, lon: 76.9, timestamp: seconds };
    const reply = await send('POST', '', JSON.stringify([element, { ...element, lat: 95 }]), json);
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toMatchObject({
      accepted: 1,
      rejected: [{ index: 1, code: 'latitude_out_of_range', path: 'lat' }],
    });
  });

  it('takes a form without a content type', async () => {
    const reply = await send('POST', '', `id=${device.token}&lat=43.2&lon=76.9&timestamp=${seconds}`);
    expect(reply.json().accepted).toBe(1);
  });

  it('takes a heartbeat that says nothing', async () => {
    const reply = await send('POST', '', `id=${device.token}&timestamp=${seconds}`, form);
    expect([reply.statusCode, await api.positionsOf(device)]).toEqual([200, []]);
  });

  it('takes an SOS whose position is impossible, and names that', async () => {
    const reply = await send('GET', `?id=${device.token}&lat=95&lon=76.9&timestamp=${seconds}&alarm=sos`);
    expect(reply.statusCode).toBe(200);
    expect(reply.json().rejected[0].path).toBe('lat');
    expect(await api.pressesOf(device)).toBe(1);
  });

  it.each([
    ['lat=95&lon=76.9', 'lat'],
    ['lat=NaN&lon=76.9', 'lat'],
    ['lat=43,2&lon=76.9', 'lat'],
    ['lat=43.2&lon=190', 'lon'],
    ['lat=43.2', 'lon'],
    ['lat=43.2&lon=76.9&timestamp=soon', 'timestamp'],
  ])('refuses %s by name', async (query, path) => {
    const reply = await send(
      'GET',
      `?id=${device.token}&timestamp=${seconds}&${query}`.replace(/&timestamp=\d+(?=.*timestamp)/, ''),
    );
    expect(reply.statusCode).toBe(422);
    expect(reply.json().errors[0].path).toBe(path);
    expect(reply.headers['content-type']).toContain('application/problem+json');
  });

  it('names the field as version 9 calls it', async () => {
    const location = aLocation({ coords: { latitude: 95, longitude: 76.9 } });
    const reply = await send('POST', '', JSON.stringify({ location, device_id: device.token }), json);
    expect(reply.json().errors[0].path).toBe('location.coords.latitude');
  });

  it('refuses what no dialect fits, and what names no device', async () => {
    const reply = await send('POST', '', JSON.stringify({ device_id: device.token, foo: 1 }), json);
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'dialect_unknown']);
    expect((await send('GET', `?lat=43.2&lon=76.9`)).statusCode).toBe(400);
    expect((await send('POST', `?id=${device.token}`, '{"location":', json)).statusCode).toBe(400);
  });

  it('answers alike for an unknown, a revoked and a device that no officer enabled for it', async () => {
    const [revoked, shut] = [device, await api.aPhone()];
    await api.revoke(revoked);
    const replies = await Promise.all(
      ['x'.repeat(43), revoked.token, shut.token].map((id) =>
        send('GET', `?id=${id}&lat=43.2&lon=76.9&timestamp=${seconds}`),
      ),
    );
    expect(replies.map((reply) => reply.statusCode)).toEqual([404, 404, 404]);
    expect(new Set(replies.map((reply) => reply.body)).size).toBe(1);
    expect(replies[0]!.body).not.toContain('xxx');
    expect(await api.positionsOf(shut)).toEqual([]);
  });
});
