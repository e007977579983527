import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aCase, anAgency, anOrder, aProtectedPerson, type TestCase } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { fixAt, offset } from '../../support/walks.js';

const home = { longitude: 76.93, latitude: 43.25 };
/** Above what refuses every position. */
const flood = 3;

/** Which request is refused first, under a pressure that the test sets. */
describe('under overload', () => {
  const forced = { pressure: 0 };
  let api: TestApi;
  let made: TestCase;
  let dispatcher: TestClient;
  let incidentId: string;

  const phone = () => made.protectedPerson.devices[0]!;
  const press = (id: string = randomUUID()) =>
    api.asDevice(phone()).post('/v1/panics', {
      id,
      pressedAt: new Date(api.clock.now()).toISOString(),
      trigger: 'button',
    });
  const report = (more: object = {}) => {
    api.clock.move(1_000);
    const fixes = [{ ...fixAt(api.clock, offset(home, 5_000)), ...more }];
    return api.asDevice(made.respondent.devices[0]!).post('/v1/positions', { fixes });
  };
  const ownTracks = (body: object) =>
    api.send({
      method: 'POST',
      url: '/ingest/owntracks',
      headers: {
        authorization: `Basic ${Buffer.from(`${phone().uniqueId}:${phone().token}`).toString('base64')}`,
      },
      payload: { _type: 'location', tst: api.clock.now() / 1_000, lat: 43.25, lon: 76.9, acc: 9, ...body },
    });
  const refused = (status: number) => ({
    status,
    headers: {
      'content-type': expect.stringContaining('application/problem+json'),
      'retry-after': expect.stringMatching(/^[0-9]+$/),
    },
    body: { status, code: 'shed', type: expect.any(String), title: expect.any(String), detail: expect.any(String) },
  });

  beforeAll(async () => {
    api = await TestApi.start({}, undefined, { pressure: forced });
    const agency = anAgency().withStaff('dispatcher', 'case_officer');
    const order = anOrder()
      .withZone()
      .protecting(aProtectedPerson().withPhone({ manualPublishIsPanic: true }));
    made = await aCase().of(agency).with(order).setUp(api.tools);
    dispatcher = await api.as(made.agency, 'dispatcher');
    incidentId = (await press()).body.incidentId;
  });
  afterAll(() => api.close());
  beforeEach(() => {
    forced.pressure = 0;
  });

  const readings = () =>
    ['', `/${incidentId}/events`, `/${incidentId}/deliveries`, `/${incidentId}/track`].map(
      (path) => `/v1/incidents${path}`,
    );

  it('nothing is refused at no pressure', async () => {
    for (const path of [...readings(), '/v1/orders', '/v1/people'])
      expect((await dispatcher.get(path)).status).toBe(200);
    expect((await report()).status).toBe(200);
  });

  it('lists and histories go first, with 503; positions are still taken', async () => {
    forced.pressure = 1;
    for (const path of [...readings(), '/v1/orders', '/v1/people']) {
      expect(await dispatcher.get(path)).toMatchObject(refused(503));
    }
    for (let n = 0; n < 10; n += 1) expect((await report()).status).toBe(200);
  });

  it('positions go next, with 429 and nothing of them taken; over a phone’s own protocol with 503', async () => {
    forced.pressure = flood;
    expect(await report()).toMatchObject(refused(429));
    expect(await ownTracks({})).toMatchObject(refused(503));
    const rows = await api.database.rows(`SELECT 1 FROM position WHERE person_id = $1 AND fix_time >= $2`, [
      made.respondent.id,
      new Date(api.clock.now()).toISOString(),
    ]);
    expect(rows).toEqual([]);
  });

  it('half of the positions are refused between the two', async () => {
    forced.pressure = 1.5;
    const statuses: number[] = [];
    for (let n = 0; n < 20; n += 1) statuses.push((await report()).status);
    const taken = statuses.filter((status) => status === 200).length;
    expect(taken).toBeGreaterThanOrEqual(9);
    expect(taken).toBeLessThanOrEqual(11);
  });

  it('a press goes through, and its repeat, and its cancel', async () => {
    forced.pressure = 1_000;
    const id = randomUUID();
    expect((await press(id)).status).toBe(201);
    expect((await press(id)).status).toBe(200);
    const cancelled = await api.asDevice(phone()).post(`/v1/panics/${id}/cancel`, { pin: '0000' });
    expect(cancelled.status).toBe(403);
    expect(cancelled.body.code).toBe('pin_wrong');
  });

  it('reports that carry an alarm go through, whatever they came in', async () => {
    forced.pressure = 1_000;
    expect((await report({ alarms: ['strap'] })).status).toBe(200);
    expect((await report({ alarms: ['sos'] })).status).toBe(200);
    expect((await ownTracks({ t: 'u' })).status).toBe(200);
  });

  it('the desk works on its incident', async () => {
    forced.pressure = 1_000;
    expect((await dispatcher.get('/v1/sessions/current')).status).toBe(200);
    expect((await dispatcher.get('/v1/units')).status).toBe(200);
    expect((await dispatcher.get(`/v1/incidents/${incidentId}`)).status).toBe(200);
    expect((await dispatcher.post(`/v1/incidents/${incidentId}/acknowledge`)).status).toBe(200);
    expect((await dispatcher.post(`/v1/incidents/${incidentId}/notes`, { text: 'on it' })).status).toBe(201);
  });

  it('health and metrics answer, and metrics say what was refused', async () => {
    forced.pressure = flood;
    await dispatcher.get('/v1/incidents');
    await report();
    expect((await api.get('/health/ready')).status).toBe(200);
    const { body } = await api.get<string>('/metrics');
    for (const shedClass of ['lists', 'positions']) {
      expect(body).toMatch(new RegExp(`qalqan_shed_total\\{class="${shedClass}"\\} [1-9]`));
    }
    for (const signal of ['event_loop', 'pool', 'panic_pool', 'batch']) {
      expect(body).toContain(`qalqan_lateness_seconds{signal="${signal}"}`);
    }
  });

  it('who is not known learns no more than usual', async () => {
    expect((await api.get('/v1/incidents', { token: 'x' })).status).toBe(401);
    forced.pressure = flood;
    expect((await api.withToken('x').post('/v1/positions', { fixes: [] })).status).toBe(401);
  });
});
