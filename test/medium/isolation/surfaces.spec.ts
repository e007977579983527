import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, anAgency, type TestCase } from '#testing';
import { TestApi, type TestConsole } from '../../support/api.js';
import { queueBackends } from '../../support/queue-backends.js';
import { fixAt, offset } from '../../support/walks.js';

type Part = 'panic' | 'tracking' | 'desk';

const routes: Record<Part, ['GET' | 'POST', string][]> = {
  panic: [
    ['POST', '/v1/panics'],
    ['POST', `/v1/panics/${randomUUID()}/cancel`],
  ],
  tracking: [
    ['POST', '/v1/positions'],
    ['POST', '/ingest/owntracks'],
    ['POST', '/ingest/osmand'],
    ['POST', '/ingest/gpslogger'],
  ],
  desk: [
    ['POST', '/v1/sessions'],
    ['GET', '/v1/sessions/current'],
    ['GET', '/v1/incidents'],
    ['GET', '/v1/orders'],
    ['GET', '/v1/people'],
    ['GET', '/v1/quarantined-reports'],
    ['GET', '/docs/openapi.json'],
  ],
};
const parts = Object.keys(routes) as Part[];

describe.each(parts)('a process of the surface %s', (surface) => {
  let api: TestApi;
  const statusOf = async (method: 'GET' | 'POST', url: string) =>
    (await api.send({ method, url, headers: { 'content-type': 'application/json' } })).status;

  beforeAll(async () => {
    api = await TestApi.start({ SURFACE: surface });
  });
  afterAll(() => api.close());

  it('serves its own routes, health and metrics', async () => {
    for (const [method, url] of routes[surface]) expect([url, await statusOf(method, url)]).not.toEqual([url, 404]);
    for (const url of ['/health/live', '/health/ready', '/metrics']) expect(await statusOf('GET', url)).toBe(200);
  });

  it('knows nothing of the others’', async () => {
    for (const other of parts.filter((part) => part !== surface)) {
      for (const [method, url] of routes[other]) expect([url, await statusOf(method, url)]).toEqual([url, 404]);
    }
  });

  it(surface === 'desk' ? 'has the sockets' : 'has no sockets', async () => {
    const handshake = await statusOf('GET', '/socket.io/?EIO=4&transport=polling');
    const answered = await fetch(`${api.address}/socket.io/?EIO=4&transport=polling`);
    expect([handshake, answered.status]).toEqual(surface === 'desk' ? [404, 200] : [404, 404]);
  });
});

describe('the documentation of a desk', () => {
  it('tells of the routes of all surfaces', async () => {
    const api = await TestApi.start({ SURFACE: 'desk' });
    const { body } = await api.get('/docs/openapi.json');
    expect(Object.keys(body.paths)).toEqual(expect.arrayContaining(['/v1/panics', '/v1/positions', '/v1/incidents']));
    await api.close();
  });
});

describe.each(queueBackends())('surfaces apart, on one database with sockets on $name', ({ redisUrl }) => {
  let apis: Record<Part, TestApi>;
  let made: TestCase;
  let console: TestConsole;
  const phone = () => made.protectedPerson.devices[0]!;
  const press = (token = phone().token) =>
    apis.panic.post('/v1/panics', {
      token,
      body: { id: randomUUID(), pressedAt: new Date(apis.panic.clock.now()).toISOString(), trigger: 'button' },
    });

  beforeAll(async () => {
    const shared = { ACCESS_TOKEN_SECRET: 's'.repeat(32), REDIS_URL: redisUrl };
    const [panic, tracking, desk] = await Promise.all(
      parts.map((surface) => TestApi.start({ ...shared, SURFACE: surface })),
    );
    apis = { panic: panic!, tracking: tracking!, desk: desk! };
    const agency = anAgency().withStaff('dispatcher', 'case_officer', 'administrator');
    made = await aCase().of(agency).setUp(apis.desk.tools);
    console = await apis.desk.console(await apis.desk.login(made.agency.member('dispatcher')));
  });
  afterAll(async () => {
    console.close();
    await Promise.all(Object.values(apis).map((api) => api.close()));
  });

  it('a press at the panic process reaches a console of the desk’s at once, with its position', async () => {
    const before = performance.now();
    expect((await press()).status).toBe(201);
    await console.untilSeen('alarm.raised');
    // The desk looks by itself once a second: sooner than that it was told.
    expect(performance.now() - before).toBeLessThan(900);
    expect(console.of('alarm.raised')[0].alarm.kind).toBe('panic');
  });

  it('positions at the tracking process move on a console of the desk’s', async () => {
    const home = { longitude: 76.93, latitude: 43.25 };
    const { status } = await apis.tracking.post('/v1/positions', {
      token: phone().token,
      body: { fixes: [fixAt(apis.tracking.clock, offset(home, 100))] },
    });
    expect(status).toBe(200);
    await console.untilSeen('position.moved');
  });

  it('a token that is revoked at the desk is refused at the other two at once', async () => {
    const officer = await apis.desk.as(made.agency, 'case_officer');
    const { body: device } = await officer.post(
      '/v1/devices',
      { personId: made.protectedPerson.id, kind: 'phone' },
      { 'idempotency-key': randomUUID() },
    );
    const positions = () => apis.tracking.post('/v1/positions', { token: device.token, body: { fixes: [] } });
    expect([(await press(device.token)).status, (await positions()).status]).toEqual([201, 422]);
    await officer.post(`/v1/devices/${device.id}/revoke`);
    // Told, not waited for: what is known is believed for 30 s, and the clock of this test stands still.
    while ((await press(device.token)).status !== 401);
    while ((await positions()).status !== 401);
  });
});
