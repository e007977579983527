import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '#domain';
import { Caller } from '../support/caller.js';
import { caseOverHttp, type CaseOverHttp, home } from '../support/case-over-http.js';
import { eventually } from '../support/eventually.js';
import { House } from '../support/house.js';
import type { HouseProcess } from '../support/house-process.js';
import type { OwnDevice } from '../support/make-case.js';
import { openConsole } from '../support/test-console.js';

/** Far less than the 30 s for which a process believes what it knew: it was told. */
const soonMilliseconds = 5_000;

describe('two apis on one database', () => {
  let house: House;
  let first: HouseProcess;
  let second: HouseProcess;
  let made: CaseOverHttp;

  const pressAt = (api: HouseProcess, device: OwnDevice) =>
    new Caller(api.baseUrl, device.token).post('/v1/panics', {
      ...{ id: randomUUID(), trigger: 'button' },
      pressedAt: new Date(systemClock.now()).toISOString(),
    });

  beforeAll(async () => {
    house = await House.open();
    first = await house.api();
    second = await house.api();
    made = await caseOverHttp(house, first);
  });
  afterAll(() => house.close());

  it('show a press at one on a console of the other, once', async () => {
    const console = await openConsole(second.baseUrl, made.dispatcher.token!);
    for (const api of [first, second, first]) expect((await pressAt(api, made.phone)).status).toBe(201);
    await console.untilSeen('alarm.raised', 3);
    await made.dispatcher.post(`/v1/incidents/${console.of('alarm.raised')[0].incident.id}/acknowledge`);
    await console.until(() => console.of('incident.updated').some((message) => message.kind === 'acknowledged'));
    expect(new Set(console.of('alarm.raised').map((message) => message.alarm.id)).size).toBe(3);
    expect(console.of('alarm.raised')).toHaveLength(3);
    console.close();
  });

  it('bring a location that was asked for at one, and reported there, to the asker’s console at the other', async () => {
    const console = await openConsole(second.baseUrl, made.dispatcher.token!);
    const question = { personId: made.protectedId, reason: 'a neighbour calls' };
    const { body: asked } = await made.dispatcher.post(`/v1/orders/${made.orderId}/location-requests`, question);
    const point = { type: 'Point', coordinates: [home.longitude, home.latitude] };
    const fixes = [{ fixTime: new Date(systemClock.now()).toISOString(), point, accuracyMeters: 9 }];
    await new Caller(first.baseUrl, made.phone.token).post('/v1/positions', { fixes });
    await console.untilSeen('location.answered');
    expect(console.of('location.answered')).toMatchObject([{ requestId: asked.id, accuracyMeters: 9 }]);
    console.close();
  });

  it('show a press at a process of presses alone, which serves nothing else', async () => {
    const panic = await house.api(undefined, '--surface=panic');
    const console = await openConsole(second.baseUrl, made.dispatcher.token!);
    const pressed = performance.now();
    expect((await pressAt(panic, made.phone)).status).toBe(201);
    await console.untilSeen('alarm.raised');
    expect(performance.now() - pressed).toBeLessThan(soonMilliseconds);
    console.close();
    expect((await made.dispatcher.at(panic).get('/v1/incidents')).status).toBe(404);
    expect((await new Caller(panic.baseUrl).get('/docs/openapi.json')).status).toBe(404);
  });

  it('end a session at one, and with it its console at the other', async () => {
    const account = { email: `${randomUUID()}@agency.example`, password: randomUUID() };
    await made.administrator.post('/v1/staff', { ...account, name: 'Leaving', role: 'dispatcher', language: 'en' });
    const leaving = await house.login(first, account);
    const [console, colleague] = await Promise.all(
      [leaving, made.dispatcher].map((caller) => openConsole(second.baseUrl, caller.token!)),
    );
    const since = performance.now();
    expect((await leaving.delete('/v1/sessions/current')).status).toBe(204);
    await console!.untilLost();
    expect(performance.now() - since).toBeLessThan(soonMilliseconds);
    expect((await leaving.at(second).get('/v1/incidents')).status).toBe(401);
    expect(colleague!.socket.connected).toBe(true);
    colleague!.close();
  });

  it.each(['revoke', 'rotate-token'])('both refuse a token soon after a %s at one', async (change) => {
    const { body: device } = await made.administrator.post('/v1/devices', {
      personId: made.protectedId,
      kind: 'phone',
    });
    // Both know it now.
    expect((await pressAt(first, device)).status).toBe(201);
    expect((await pressAt(second, device)).status).toBe(201);
    expect((await made.administrator.post(`/v1/devices/${device.id}/${change}`)).status).toBe(200);
    const changedAt = performance.now();
    expect((await pressAt(first, device)).status).toBe(401);
    await eventually(
      () => pressAt(second, device),
      ({ status }) => status === 401,
    );
    expect(performance.now() - changedAt).toBeLessThan(soonMilliseconds);
  });
});
