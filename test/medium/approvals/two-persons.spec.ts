import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { approval, approvalRequested } from '#contracts';
import { anOrder, aRespondent, type TestCase } from '#testing';
import { TestApi } from '../../support/api.js';
import { center, GuardedAgency, newOrderOf, requested } from './a-guarded-agency.js';
import { entriesOf } from '../../support/opened.js';

const minute = 60_000;

describe('two persons', () => {
  let api: TestApi;
  let on: GuardedAgency;
  let off: GuardedAgency;
  let made: TestCase;
  let unguarded: TestCase;

  const zoneOf = ({ order }: TestCase) => `/v1/zones/${order.zones[0]!.id}`;
  const orderOf = ({ order }: TestCase) => `/v1/orders/${order.id}`;
  const deviceOf = ({ respondent }: TestCase) => `/v1/devices/${respondent.devices[0]!.id}`;

  beforeAll(async () => void (api = await TestApi.start()));
  beforeEach(async () => {
    on = await GuardedAgency.of(api, 'two_persons');
    off = await GuardedAgency.of(api, 'off');
    made = await on.setUp();
    unguarded = await off.setUp();
  });
  afterAll(() => api.close());

  it('a zone shrinks when a second person has approved it, and not before', async () => {
    const answer = await on.officer.patch(zoneOf(made), { radiusMeters: 300, reason: 'The court said so' });
    expect(answer.status).toBe(202);
    expect(approvalRequested.strict().parse(answer.body).approval).toEqual({
      id: expect.any(String),
      state: 'requested',
      expiresAt: new Date(api.clock.now() + 24 * 60 * minute).toISOString(),
    });
    const id = requested(answer);
    const zone = made.order.zones[0]!;
    expect(await on.zone(zone.id, made.order.id)).toMatchObject({ radiusMeters: 500 });
    expect((await on.officer.get(orderOf(made))).body.version).toBe(made.order.version);
    const shown = approval.strict().parse(await on.approval(id));
    expect(shown).toMatchObject({
      action: 'order.shrink',
      object: 'zone',
      objectId: zone.id,
      state: 'requested',
      requestedBy: { id: on.agency.member('case_officer').id, role: 'case_officer' },
      reason: 'The court said so',
      emergency: false,
      mayDecide: true,
      decidedBy: null,
      changes: {
        en: ['Zone “home” shrinks from 500 m to 300 m.'],
        ru: ['Зона «home» уменьшается с 500 м до 300 м.'],
        kk: ['«home» аймағы 500 м-ден 300 м-ге дейін тарылады.'],
      },
    });
    const decided = await on.approve(id);
    expect(decided).toMatchObject({ status: 200, body: { state: 'executed', note: 'seen', mayDecide: false } });
    expect(decided.body.decidedBy.id).toBe(on.agency.member('supervisor').id);
    expect(await on.zone(zone.id, made.order.id)).toMatchObject({ radiusMeters: 300 });

    const chain = await entriesOf(
      api.database,
      `SELECT action, actor_id, object_id, reason, result FROM audit_entry
       WHERE agency_id = $1 AND (action LIKE 'approval%' OR action = 'zone.change') AND action <> 'approval.read'
       ORDER BY sequence`,
      [on.agency.id],
    );
    const officerId = on.agency.member('case_officer').id;
    expect(chain).toEqual([
      expect.objectContaining({ action: 'approval_policy.change' }),
      expect.objectContaining({ action: 'approval.request', actor_id: officerId, object_id: id }),
      expect.objectContaining({
        action: 'zone.change',
        actor_id: officerId,
        object_id: zone.id,
        reason: `approval ${id}: The court said so`,
      }),
      expect.objectContaining({
        action: 'approval.approve',
        actor_id: on.agency.member('supervisor').id,
        object_id: id,
        reason: 'seen',
        result: 'allowed',
      }),
    ]);
  });

  it('of an agency without a policy, everything is answered as ever', async () => {
    expect((await off.officer.patch(zoneOf(unguarded), { radiusMeters: 300 })).status).toBe(200);
    expect((await off.officer.post(`${orderOf(unguarded)}/permits`, permitOf(unguarded))).status).toBe(201);
    expect((await off.officer.delete(zoneOf(unguarded))).status).toBe(204);
    expect((await off.officer.patch(orderOf(unguarded), { proximityLimitMeters: 200 })).status).toBe(200);
    const other = await aRespondent().registered(api.tools, off.agency.administrator);
    expect((await off.officer.patch(deviceOf(unguarded), { personId: other.id })).status).toBe(200);
    expect((await off.officer.post(`${deviceOf(unguarded)}/revoke`)).status).toBe(200);
    expect((await off.officer.post(`${orderOf(unguarded)}/revoke`)).status).toBe(200);
    const created = await off.officer.post('/v1/orders', { ...newOrderOf(unguarded, api), activate: true });
    expect(created).toMatchObject({ status: 201, body: { status: 'active' } });
    const draft = await off.officer.post('/v1/orders', newOrderOf(unguarded, api));
    expect((await off.officer.post(`/v1/orders/${draft.body.id}/activate`)).status).toBe(200);
    const plan = await off.supervisor.post('/v1/response-plans', planBody);
    expect((await off.supervisor.post(`/v1/response-plans/${plan.body.id}/activate`)).status).toBe(200);
    expect((await off.supervisor.get('/v1/approvals')).body).toEqual({ approvals: [], nextCursor: null });
  });

  const permitOf = ({ order }: TestCase) => ({
    zoneId: order.zones[0]!.id,
    from: new Date(api.clock.now()).toISOString(),
    to: new Date(api.clock.now() + 60 * minute).toISOString(),
    reason: 'Fetches his things',
  });
  const planBody = {
    name: 'Night',
    steps: [{ id: 'desk', to: 'desk', afterSeconds: 0 }],
  };

  describe('what makes protection less waits for the second one', () => {
    it.each([
      ['a zone that is removed', () => on.officer.delete(zoneOf(made)), 'Zone “home” (500 m) is removed.'],
      [
        'a zone that is drawn elsewhere',
        () => on.officer.patch(zoneOf(made), { center: { type: 'Point', coordinates: [76.94, 43.25] } }),
        /drawn elsewhere: \d+ %/,
      ],
      [
        'a narrower ring',
        () => on.officer.patch(zoneOf(made), { warningRingMeters: 50 }),
        'The warning ring of zone “home” shrinks from 200 m to 50 m.',
      ],
      [
        'hours of a zone that had none',
        () =>
          on.officer.patch(zoneOf(made), {
            schedule: { windows: [{ days: [1], from: '08:00', to: '18:00' }] },
          }),
        'The hours of zone “home” change.',
      ],
      [
        'a zone that must not be left instead of entered',
        () => on.officer.patch(zoneOf(made), { kind: 'inclusion' }),
        /must not be left/,
      ],
      [
        'a shorter distance',
        () => on.officer.patch(orderOf(made), { proximityLimitMeters: 200 }),
        'The distance to keep shrinks from 400 m to 200 m.',
      ],
      [
        'an earlier end',
        () => on.officer.patch(orderOf(made), { validTo: new Date(api.clock.now() + minute).toISOString() }),
        /^The order ends/,
      ],
      [
        'other thresholds',
        () => on.officer.patch(orderOf(made), { thresholds: { silenceSeconds: 86_400 } }),
        'The thresholds of detection change.',
      ],
      ['a permit', () => on.officer.post(`${orderOf(made)}/permits`, permitOf(made)), /permitted to be in zone “home”/],
      [
        'a revoked order',
        () => on.officer.post(`${orderOf(made)}/revoke`),
        'The order is revoked: zones that end: 1, distance to keep that ends: 400 m.',
      ],
    ])('%s', async (_, ask, words) => {
      const before = (await on.officer.get(orderOf(made))).body;
      const id = requested(await ask());
      expect((await on.officer.get(orderOf(made))).body).toEqual(before);
      const { changes } = await on.approval(id);
      expect(changes.en).toEqual([typeof words === 'string' ? words : expect.stringMatching(words)]);
      expect(changes.ru).toHaveLength(1);
      expect(changes.kk).toHaveLength(1);
      expect(await on.approve(id)).toMatchObject({ status: 200, body: { state: 'executed' } });
      const after = (await on.officer.get(orderOf(made))).body;
      expect(after.version).toBe(before.version + 1);
    });

    it('a zone that is concealed no more', async () => {
      expect((await on.officer.patch(zoneOf(made), { concealed: true })).status).toBe(200);
      const id = requested(await on.officer.patch(zoneOf(made), { concealed: false }));
      expect((await on.approval(id)).changes.en).toEqual([
        'Zone “home” is concealed no more: the respondent’s warnings will show where it is.',
      ]);
      expect(await on.approve(id)).toMatchObject({ status: 200 });
      expect(await on.zone(made.order.zones[0]!.id, made.order.id)).toMatchObject({ concealed: false, felt: null });
    });
  });

  it('what makes protection more needs nobody', async () => {
    expect((await on.officer.patch(zoneOf(made), { radiusMeters: 800, warningRingMeters: 300 })).status).toBe(200);
    expect((await on.officer.patch(zoneOf(made), { name: 'her home', concealed: true })).status).toBe(200);
    const school = { name: 'school', center, radiusMeters: 300, warningRingMeters: 100 };
    expect((await on.officer.post(`${orderOf(made)}/zones`, school)).status).toBe(201);
    const longer = { proximityLimitMeters: 600, proximityWarningMeters: 400, reference: '2-1187/2026' };
    expect((await on.officer.patch(orderOf(made), longer)).status).toBe(200);
    expect((await on.supervisor.get('/v1/approvals')).body.approvals).toEqual([]);
  });

  it('a zone that must not be left is loosened by growing', async () => {
    const drawn = { name: 'his home', kind: 'inclusion', center, radiusMeters: 500, warningRingMeters: 0 };
    const { body } = await on.officer.post(`${orderOf(made)}/zones`, drawn);
    expect((await on.officer.patch(`/v1/zones/${body.id}`, { radiusMeters: 300 })).status).toBe(200);
    const id = requested(await on.officer.patch(`/v1/zones/${body.id}`, { radiusMeters: 600 }));
    expect((await on.approval(id)).changes.en).toEqual([
      'Zone “his home”, which must not be left, grows from 300 m to 600 m.',
    ]);
  });

  it('drafts change freely, and come into force by two', async () => {
    const created = await on.officer.post('/v1/orders', newOrderOf(made, api));
    expect(created).toMatchObject({ status: 201, body: { status: 'draft' } });
    const zoneId = created.body.zones[0].id;
    expect((await on.officer.patch(`/v1/zones/${zoneId}`, { radiusMeters: 200 })).status).toBe(200);
    const id = requested(await on.officer.post(`/v1/orders/${created.body.id}/activate`));
    expect((await on.officer.get(`/v1/orders/${created.body.id}`)).body.status).toBe('draft');
    expect(await on.approve(id)).toMatchObject({ status: 200 });
    expect((await on.officer.get(`/v1/orders/${created.body.id}`)).body.status).toBe('active');
  });

  it('an order that shall be in force at once stays a draft until then; the same key asks once', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const body = { ...newOrderOf(made, api), activate: true };
    const first = await on.officer.post('/v1/orders', body, key);
    const again = await on.officer.post('/v1/orders', body, key);
    const id = requested(first);
    expect([again.status, again.body]).toEqual([202, first.body]);
    const { objectId, changes } = await on.approval(id);
    expect(changes.en).toEqual(['The order comes into force: zones: 1, distance to keep: none.']);
    expect((await on.officer.get(`/v1/orders/${objectId}`)).body.status).toBe('draft');
    expect(await on.approve(id)).toMatchObject({ status: 200 });
    expect((await on.officer.get(`/v1/orders/${objectId}`)).body.status).toBe('active');
    expect((await on.officer.get('/v1/orders?status=draft')).body.orders).toEqual([]);
  });

  it('a response plan changes by two', async () => {
    const plan = (await on.supervisor.post('/v1/response-plans', planBody)).body;
    const id = requested(await on.supervisor.post(`/v1/response-plans/${plan.id}/activate`));
    expect((await on.supervisor.get(`/v1/response-plans/${plan.id}`)).body.status).toBe('draft');
    expect((await on.approval(id)).changes.en).toEqual([
      'Response plan “Night” (version 1) takes the place of the usual one.',
    ]);
    expect((await on.approve(id)).status).toBe(403);
    api.clock.move(1_000);
    expect((await on.supervisor.patch(`/v1/response-plans/${plan.id}`, { name: 'Quiet night' })).status).toBe(200);
    expect(await on.approve(id, on.administrator)).toMatchObject({ status: 409, body: { code: 'approval_stale' } });
    const anew = requested(await on.supervisor.post(`/v1/response-plans/${plan.id}/activate`));
    expect(await on.approve(anew, on.administrator)).toMatchObject({ status: 200 });
    expect((await on.supervisor.get(`/v1/response-plans/${plan.id}`)).body.status).toBe('active');
  });

  it('the evidence of an incident leaves by two; who asked finds it by the approval', async () => {
    await api.asDevice(made.protectedPerson.devices[0]!).post('/v1/panics', {
      id: randomUUID(),
      pressedAt: new Date(api.clock.now()).toISOString(),
      trigger: 'button',
    });
    const [{ id: incidentId }] = (await on.supervisor.get('/v1/incidents')).body.incidents;
    const wanted = { reason: 'For the court', language: 'kk' };
    const path = `/v1/incidents/${incidentId}/exports`;
    const id = requested(await on.officer.post(path, wanted));
    const count = async () =>
      (await api.database.rows(`SELECT id FROM evidence_export WHERE incident_id = $1`, [incidentId])).length;
    expect(await count()).toBe(0);
    expect((await on.approve(id, await api.as(on.agency, 'court'))).status).toBe(403);
    const { body } = await on.approve(id);
    const found = await on.officer.get(`/v1/exports/${body.resultId}`);
    expect(found).toMatchObject({ status: 200, body: { ...wanted, requestedBy: on.agency.member('case_officer').id } });
    expect(await count()).toBe(1);
    expect((await on.officer.post(`/v1/incidents/${randomUUID()}/exports`, wanted)).status).toBe(404);
  });

  it('what could not be done is refused when it is asked for', async () => {
    expect(await on.officer.patch(zoneOf(made), { radiusMeters: 1 })).toMatchObject({
      status: 422,
      body: { code: 'zone_invalid' },
    });
    expect((await on.officer.patch(`/v1/zones/${randomUUID()}`, { radiusMeters: 300 })).status).toBe(404);
    expect((await off.officer.patch(zoneOf(made), { radiusMeters: 300 })).status).toBe(404);
    expect((await on.officer.post(`${orderOf(made)}/activate`)).status).toBe(409);
    expect((await on.supervisor.get('/v1/approvals')).body.approvals).toEqual([]);
  });

  it('who asks for the same twice waits for one approval', async () => {
    const first = requested(await on.officer.patch(zoneOf(made), { radiusMeters: 300 }));
    expect(requested(await on.officer.patch(zoneOf(made), { radiusMeters: 300 }))).toBe(first);
    expect(requested(await on.officer.patch(zoneOf(made), { radiusMeters: 200 }))).not.toBe(first);
  });

  it('she sees who looked at an approval that concerns her', async () => {
    const id = requested(await on.officer.patch(zoneOf(made), { radiusMeters: 300 }));
    await on.approval(id);
    const [entry] = await api.database.rows<{ subjects: string[] }>(
      `SELECT subjects FROM audit_entry WHERE agency_id = $1 AND action = 'approval.read' AND object_id = $2`,
      [on.agency.id, id],
    );
    expect(entry!.subjects.toSorted()).toEqual([made.respondent.id, made.protectedPerson.id].toSorted());
  });

  it('an approval that was asked for by one key is one', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const permit = permitOf(made);
    const first = await on.officer.post(`${orderOf(made)}/permits`, permit, key);
    const id = requested(first);
    await on.approve(id);
    const again = await on.officer.post(`${orderOf(made)}/permits`, permit, key);
    expect([again.status, again.body]).toEqual([202, first.body]);
    const { permits } = (await on.officer.get(`${orderOf(made)}/permits`)).body;
    expect(permits).toHaveLength(1);
    expect((await on.approval(id)).resultId).toBe(permits[0].id);
    const other = await on.officer.post(`${orderOf(made)}/permits`, { ...permit, reason: 'Another' }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });

  it('an order of an agency without policy is not touched by the other’s', async () => {
    const order = await off.setUp(anOrder());
    expect((await off.officer.post(`${orderOf(order)}/revoke`)).status).toBe(200);
  });
});
