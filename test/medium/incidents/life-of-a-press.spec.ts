import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aCase, anOrder, aProtectedPerson, aZone, type TestCase } from '#testing';
import { TestApi } from '../../support/api.js';
import { fixAt, offset } from '../../support/walks.js';

const home = { longitude: 76.93, latitude: 43.25 };
const pin = '4711';
const duressPin = '4712';

describe('the way of a press', () => {
  let api: TestApi;
  let made: TestCase;
  let phone: string;
  let dispatcher: string;

  const press = (id: string, more: object = {}, token = phone) =>
    api.post('/v1/panics', {
      token,
      body: { id, pressedAt: new Date(api.clock.now()).toISOString(), trigger: 'button', ...more },
    });
  const cancel = (id: string, given: string, token = phone) =>
    api.post(`/v1/panics/${id}/cancel`, { token, body: { pin: given } });

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());

  beforeEach(async () => {
    const order = anOrder()
      .protecting(aProtectedPerson().withPhone().withPins(pin, duressPin))
      .withZone(aZone().around(home.longitude, home.latitude));
    made = await aCase().with(order).setUp(api.tools);
    phone = made.protectedPerson.devices[0]!.token;
    dispatcher = await api.login(made.agency.member('dispatcher'));
  });

  it('opens a critical incident, without a position', async () => {
    const id = randomUUID();
    const { status, body } = await press(id);
    expect(status).toBe(201);
    const [incident] = await api.incidents(dispatcher);
    expect(body).toEqual({ id, incidentId: incident!.id, status: 'active' });
    expect(incident).toMatchObject({ severity: 'critical', status: 'open', orderId: made.order.id });
    expect(incident!.alarms).toMatchObject([{ kind: 'panic', personRole: 'protected' }]);
  });

  it('answers the same id again with the same body, and makes one incident of many presses at once', async () => {
    const id = randomUUID();
    const answers = await Promise.all([press(id), press(id), press(id), press(id)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 200, 201]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    const incidents = await api.incidents(dispatcher);
    expect(incidents.map((incident) => incident.alarms.length)).toEqual([1]);
  });

  it('is one of many that a stuck button sends: each is kept and answered, the desk gets one incident and few alarms', async () => {
    const ids = Array.from({ length: 60 }, () => randomUUID());
    const answers = await Promise.all(ids.map((id) => press(id)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(answers.map(({ body }) => body.id)).toEqual(ids);
    const [incident, ...others] = await api.incidents(dispatcher);
    expect(others).toEqual([]);
    expect(new Set(answers.map(({ body }) => body.incidentId))).toEqual(new Set([incident!.id]));
    expect(incident!.alarms.length).toBeLessThan(10);
    expect((await press(ids[59]!)).status).toBe(200);
  });

  const open = async (): Promise<number> =>
    (await api.incidents(dispatcher))[0]!.alarms.filter(({ endedAt }) => endedAt === null).length;
  const kinds = async (): Promise<string[]> => {
    const [incident] = await api.incidents(dispatcher);
    const { body } = await api.get(`/v1/incidents/${incident!.id}/events?limit=500`, { token: dispatcher });
    return body.events.map(({ kind }: { kind: string }) => kind);
  };

  it('shares its alarm with those that came with it: the last one taken back ends it, and the desk sees each', async () => {
    const ids = Array.from({ length: 12 }, () => randomUUID());
    await Promise.all(ids.map((id) => press(id)));
    for (const id of ids.slice(0, -1)) expect((await cancel(id, pin)).status).toBe(200);
    expect(await open()).toBe(1);
    expect((await cancel(ids.at(-1)!, pin)).status).toBe(200);
    expect(await open()).toBe(0);
    expect((await kinds()).filter((kind) => kind === 'panic_cancelled')).toHaveLength(ids.length);
  });

  it('stands when one that came with it was taken back under duress', async () => {
    const ids = Array.from({ length: 12 }, () => randomUUID());
    await Promise.all(ids.map((id) => press(id)));
    const shared = new Map<string, string[]>();
    const rows = await api.database.rows<{ id: string; alarmId: string }>(
      `SELECT id, alarm_id AS "alarmId" FROM panic WHERE id = ANY($1)`,
      [ids],
    );
    for (const { id, alarmId } of rows) shared.set(alarmId, [...(shared.get(alarmId) ?? []), id]);
    const together = [...shared.values()].find(({ length }) => length > 1)!;
    expect((await cancel(together[0]!, duressPin)).status).toBe(200);
    for (const id of ids.filter((id) => id !== together[0])) expect((await cancel(id, pin)).status).toBe(200);
    const [incident] = await api.incidents(dispatcher);
    const standing = incident!.alarms.filter(({ endedAt }) => endedAt === null).map(({ kind }) => kind);
    expect(standing.sort()).toEqual(['duress', 'panic']);
  });

  it('keeps its position and shows it on the track', async () => {
    const fix = fixAt(api.clock, offset(home, 900));
    const { body } = await press(randomUUID(), { fix });
    const console = await api.console(dispatcher);
    const shown = async (): Promise<unknown[]> =>
      (await api.get(`/v1/incidents/${body.incidentId}/track`, { token: dispatcher })).body.features;
    // The position takes the ordinary way after the reply; it is shown to the console when it has arrived.
    while ((await shown()).length === 0) await console.until(() => true);
    expect(await shown()).toMatchObject([{ geometry: fix.point, properties: { role: 'protected' } }]);
    console.close();
  });

  it('is taken with a position that is unusable', async () => {
    expect((await press(randomUUID(), { fix: fixAt(api.clock, [76.9, 95]) })).status).toBe(201);
    expect((await press(randomUUID(), { fix: 'here' })).status).toBe(201);
  });

  it.each([
    ['with a fix that cannot be stored', { fix: { source: '\0', place: '\ud800' } }],
    [
      'with a fix nested without end',
      { fix: { deep: JSON.parse(`${'['.repeat(2_500)}${']'.repeat(2_500)}`) as unknown } },
    ],
    ['by a clock that stands before all time', { pressedAt: '0000-01-01T00:00:00Z' }],
    ['by a clock that stands after all time', { pressedAt: '9999-12-31T23:59:59Z' }],
  ])('is taken %s', async (_, more) => {
    const id = randomUUID();
    expect((await press(id, more)).status).toBe(201);
    expect((await press(id, more)).status).toBe(200);
  });

  it('joins the incident of the order that is open already', async () => {
    await press(randomUUID());
    await press(randomUUID());
    const [incident, ...others] = await api.incidents(dispatcher);
    expect(others).toEqual([]);
    expect(incident!.alarms).toHaveLength(2);
  });

  it('opens an incident of the person when she has no order in force', async () => {
    await api.database.count(`UPDATE "order" SET status = 'revoked' WHERE id = $1`, [made.order.id]);
    expect((await press(randomUUID())).status).toBe(201);
    const [incident] = await api.incidents(dispatcher);
    expect(incident).toMatchObject({ orderId: null, personId: made.protectedPerson.id, severity: 'critical' });
  });

  it('is taken back by PIN; the desk still sees press and cancel', async () => {
    const id = randomUUID();
    const { body } = await press(id);
    const { status, body: answer } = await cancel(id, pin);
    expect([status, answer]).toEqual([200, { status: 'cancelled' }]);
    const [incident] = await api.incidents(dispatcher);
    expect(incident!.status).toBe('open');
    expect(incident!.alarms[0]!.endedAt).not.toBeNull();
    const { body: log } = await api.get(`/v1/incidents/${body.incidentId}/events`, { token: dispatcher });
    expect(log.events.map((event: { kind: string }) => event.kind)).toEqual([
      'opened',
      'alarm_raised',
      'panic_cancelled',
    ]);
  });

  it('ends with all its alarms when she has two orders, each desk told of its own', async () => {
    const other = await aCase().with(anOrder().protecting(made.protectedPerson)).of(made.agency).setUp(api.tools);
    const id = randomUUID();
    await press(id);
    await cancel(id, pin);
    const incidents = await api.incidents(dispatcher);
    expect(incidents.map((incident) => incident.orderId).sort()).toEqual([made.order.id, other.order.id].sort());
    for (const { id: incidentId, alarms } of incidents) {
      expect(alarms.map((alarm) => alarm.endedAt === null)).toEqual([false]);
      const { body } = await api.get(`/v1/incidents/${incidentId}/events`, { token: dispatcher });
      expect(body.events.at(-1).kind).toBe('panic_cancelled');
    }
  });

  it('answers the duress PIN with the same bytes, and tells the desk', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    await press(one);
    await press(other);
    const cancelled = await cancel(one, pin);
    const forced = await cancel(other, duressPin);
    expect(forced.body).toEqual(cancelled.body);
    expect({ ...forced.headers, date: '' }).toEqual({ ...cancelled.headers, date: '' });
    const [incident] = await api.incidents(dispatcher);
    expect(incident!.alarms.map((alarm) => alarm.kind).sort()).toEqual(['duress', 'panic', 'panic']);
    // Cancelling once more with the real PIN does not take duress back.
    await cancel(other, pin);
    const [after] = await api.incidents(dispatcher);
    expect(after!.alarms.find((alarm) => alarm.kind === 'duress')!.endedAt).toBeNull();
  });

  it('refuses a wrong PIN and leaves the press as it was', async () => {
    const id = randomUUID();
    await press(id);
    expect((await cancel(id, '0000')).status).toBe(403);
    const [incident] = await api.incidents(dispatcher);
    expect(incident!.alarms[0]!.endedAt).toBeNull();
  });

  it('is not another survivor’s to cancel or to learn of', async () => {
    const id = randomUUID();
    await press(id);
    const order = anOrder().protecting(aProtectedPerson().withPhone().withPins('1111', '2222'));
    const stranger = await aCase().with(order).setUp(api.tools);
    const token = stranger.protectedPerson.devices[0]!.token;
    expect((await cancel(id, '1111', token)).status).toBe(404);
    const again = await press(id, {}, token);
    expect(again.status).toBe(409);
    expect(JSON.stringify(again.body)).not.toContain(made.protectedPerson.id);
    expect(await api.incidents(await api.login(stranger.agency.member('dispatcher')))).toEqual([]);
  });

  it.each([
    ['an id that is no UUID', { id: '17' }, 'id'],
    ['an unknown trigger', { trigger: 'thought' }, 'trigger'],
    ['a time that is none', { pressedAt: 'now' }, 'pressedAt'],
  ])('names the field of %s', async (_name, wrong, path) => {
    const { status, body } = await press(randomUUID(), wrong);
    expect(status).toBe(422);
    expect(body.errors[0].path).toBe(path);
    expect(await api.incidents(dispatcher)).toEqual([]);
  });
});
