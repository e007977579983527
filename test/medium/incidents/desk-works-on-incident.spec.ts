import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aCase, anAgency, anOrder, aZone, type TestCase } from '#testing';
import { newId } from '#domain';
import { TestApi } from '../../support/api.js';
import { entriesOf } from '../../support/opened.js';
import { fixAt, offset, walk } from '../../support/walks.js';

const home = { longitude: 76.93, latitude: 43.25 };

describe('a desk works on an incident', () => {
  let api: TestApi;
  let made: TestCase;
  let dispatcher: string;
  let incidentId: string;
  let unitId: string;

  const step = (name: string, body: object | undefined = undefined, token = dispatcher) =>
    api.post(`/v1/incidents/${incidentId}/${name}`, { token, ...(body && { body }) });
  const press = async (): Promise<string> => {
    const token = made.protectedPerson.devices[0]!.token;
    const pressedAt = new Date(api.clock.now()).toISOString();
    return (await api.post('/v1/panics', { token, body: { id: randomUUID(), pressedAt, trigger: 'button' } })).body
      .incidentId;
  };

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());

  beforeEach(async () => {
    const agency = anAgency().withStaff('dispatcher', 'case_officer', 'auditor', 'court');
    const order = anOrder().withZone(aZone().around(home.longitude, home.latitude));
    made = await aCase().of(agency).with(order).setUp(api.tools);
    dispatcher = await api.login(made.agency.member('dispatcher'));
    incidentId = await press();
    unitId = newId();
    await api.database.count(`INSERT INTO unit (id, agency_id, name, created_at) VALUES ($1, $2, 'Patrol 1', now())`, [
      unitId,
      made.agency.id,
    ]);
  });

  it('takes it through every step, each in the log', async () => {
    expect((await step('acknowledge')).body).toMatchObject({ status: 'acknowledged' });
    expect((await step('dispatch', { unitId })).body).toMatchObject({ status: 'dispatched', unitId });
    expect((await step('arrive')).body).toMatchObject({ status: 'on_scene' });
    expect((await step('notes', { text: 'door is open' })).status).toBe(201);
    const closed = await step('close', { outcome: 'respondent_left', note: 'all well' });
    expect(closed.body).toMatchObject({ status: 'closed', outcome: 'respondent_left' });
    const { body } = await api.get(`/v1/incidents/${incidentId}/events`, { token: dispatcher });
    expect(body.events.map((event: { kind: string }) => event.kind)).toEqual([
      'opened',
      'alarm_raised',
      'acknowledged',
      'dispatched',
      'arrived',
      'noted',
      'closed',
    ]);
  });

  it.each([['dispatch'], ['arrive'], ['close']])('answers 409 to %s before it is acknowledged', async (name) => {
    const bodies: Record<string, object | undefined> = { dispatch: { unitId }, close: { outcome: 'other' } };
    const { status, body } = await step(name, bodies[name]);
    expect([status, body.code]).toEqual([409, 'step_does_not_fit']);
  });

  it('answers 409 to the second of two dispatchers', async () => {
    const answers = await Promise.all([step('acknowledge'), step('acknowledge')]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  it('refuses a unit that is not its own', async () => {
    await step('acknowledge');
    expect((await step('dispatch', { unitId: newId() })).status).toBe(422);
  });

  it('is reopened by a new alarm soon after closing, and is a new incident later', async () => {
    await step('acknowledge');
    await step('close', { outcome: 'false_alarm' });
    expect(await press()).toBe(incidentId);
    expect((await api.get(`/v1/incidents/${incidentId}`, { token: dispatcher })).body).toMatchObject({
      status: 'open',
      outcome: null,
      acknowledgedAt: null,
    });
    await step('acknowledge');
    await step('close', { outcome: 'false_alarm' });
    api.clock.move(2 * 3_600_000);
    expect(await press()).not.toBe(incidentId);
  });

  it('raises tamper again after the incident with the first was closed', async () => {
    const bracelet = made.respondent.devices[0]!.token;
    const cut = () =>
      api.post('/v1/positions', {
        token: bracelet,
        body: { fixes: [{ ...fixAt(api.clock, offset(home, 5_000)), alarms: ['strap'] }] },
      });
    await cut();
    await step('acknowledge');
    await step('close', { outcome: 'other' });
    api.clock.move(60_000);
    await cut();
    const [incident] = await api.incidents(dispatcher);
    const tampers = incident!.alarms.filter((alarm) => alarm.kind === 'tamper');
    expect(tampers.map((alarm) => alarm.endedAt === null)).toEqual([true, false]);
  });

  it('is not another agency’s to see or to touch', async () => {
    const stranger = await aCase().setUp(api.tools);
    const token = await api.login(stranger.agency.member('dispatcher'));
    for (const path of ['', '/events', '/track', '/deliveries']) {
      expect((await api.get(`/v1/incidents/${incidentId}${path}`, { token })).status).toBe(404);
    }
    expect((await step('acknowledge', undefined, token)).status).toBe(404);
    expect(await api.incidents(token)).toEqual([]);
  });

  it.each([
    ['auditor', 'acknowledge', 403],
    ['court', 'acknowledge', 403],
  ] as const)('refuses the %s', async (role, name, status) => {
    const token = await api.login(made.agency.member(role));
    expect((await step(name, undefined, token)).status).toBe(status);
    expect((await api.get(`/v1/incidents/${incidentId}/track`, { token })).status).toBe(403);
  });

  it('shows the track while open, and afterwards only for a recorded reason', async () => {
    const bracelet = made.respondent.devices[0]!.token;
    await api.post('/v1/positions', { token: bracelet, body: { fixes: walk(api.clock, home, 3_000, 2_900) } });
    const track = (headers = {}) => api.get(`/v1/incidents/${incidentId}/track`, { token: dispatcher, headers });
    expect((await track()).body.features.length).toBeGreaterThan(2);
    await step('acknowledge');
    await step('close', { outcome: 'other' });
    expect((await track()).status).toBe(403);
    expect((await track({ 'x-access-reason': 'complaint 12' })).status).toBe(200);
    const reads = await entriesOf<{ result: string; reason: string | null }>(
      api.database,
      `SELECT result, reason FROM audit_entry WHERE object_id = $1 AND action = 'incident.track.read' ORDER BY sequence`,
      [incidentId],
    );
    expect(reads).toEqual([
      { result: 'allowed', reason: null },
      { result: 'refused', reason: null },
      { result: 'allowed', reason: 'complaint 12' },
    ]);
  });

  it('answers an unknown incident with 404, whatever its id looks like', async () => {
    for (const id of [newId(), '17', '%27%3B--']) {
      const { status, body } = await api.get(`/v1/incidents/${id}`, { token: dispatcher });
      expect([status, body.code]).toEqual([404, 'incident_unknown']);
    }
  });

  it('pages through the list', async () => {
    await press();
    const first = await api.get('/v1/incidents?limit=1', { token: dispatcher });
    expect(first.body.nextCursor).toBeNull();
    const bad = await api.get('/v1/incidents?cursor=nonsense', { token: dispatcher });
    expect([bad.status, bad.body.errors[0].path]).toEqual([422, 'cursor']);
  });
});
