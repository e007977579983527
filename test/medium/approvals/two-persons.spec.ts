import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { approval, approvalPolicy, approvalRequested } from '#contracts';
import { anOrder, aRespondent, type TestCase } from '#testing';
import { TestApi } from '../../support/api.js';
import { fixAt, offset } from '../../support/walks.js';
import { center, farAway, GuardedAgency, requested } from './a-guarded-agency.js';

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
  const newOrder = ({ respondent, protectedPerson }: TestCase) => ({
    issuingAuthority: 'Court of Almaly district',
    jurisdiction: 'Almaty',
    validFrom: new Date(api.clock.now()).toISOString(),
    parties: [
      { personId: respondent.id, role: 'respondent' },
      { personId: protectedPerson.id, role: 'protected' },
    ],
    zones: [{ name: 'school', center, radiusMeters: 300, warningRingMeters: 100 }],
  });

  beforeAll(async () => {
    api = await TestApi.start();
  });
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

    const chain = await api.database.rows(
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
    const created = await off.officer.post('/v1/orders', { ...newOrder(unguarded), activate: true });
    expect(created).toMatchObject({ status: 201, body: { status: 'active' } });
    const draft = await off.officer.post('/v1/orders', newOrder(unguarded));
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
    const created = await on.officer.post('/v1/orders', newOrder(made));
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
    const body = { ...newOrder(made), activate: true };
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

  describe('a bracelet', () => {
    const alarmsOf = async (): Promise<any[]> =>
      (await on.supervisor.get('/v1/incidents')).body.incidents.flatMap((incident: any) => incident.alarms);

    it('is unpaired by two; without another one it is still an urgent alarm, when it happens', async () => {
      const id = requested(await on.officer.post(`${deviceOf(made)}/revoke`));
      expect(await alarmsOf()).toEqual([]);
      expect((await on.officer.get(deviceOf(made))).body.revokedAt).toBeNull();
      expect((await on.approval(id)).changes.en).toEqual([
        'The bracelet is revoked: nothing is heard through it any more.',
      ]);
      expect(await on.approve(id)).toMatchObject({ status: 200 });
      expect(await alarmsOf()).toMatchObject([{ kind: 'unpaired', severity: 'urgent' }]);
    });

    it('is swapped by two: a notice, once the new one is heard', async () => {
      const next = (await on.officer.post('/v1/devices', { personId: made.respondent.id, kind: 'bracelet' })).body;
      await api.asDevice(next).post('/v1/positions', { fixes: [fixAt(api.clock, offset(farAway, 0))] });
      const id = requested(await on.officer.post(`${deviceOf(made)}/revoke`));
      expect(await on.approve(id)).toMatchObject({ status: 200 });
      expect(await alarmsOf()).toMatchObject([{ kind: 'unpaired', severity: 'notice' }]);
    });

    it('is swapped by one in an emergency: urgent as ever', async () => {
      const next = (await on.officer.post('/v1/devices', { personId: made.respondent.id, kind: 'bracelet' })).body;
      await api.asDevice(next).post('/v1/positions', { fixes: [fixAt(api.clock, offset(farAway, 0))] });
      const emergency = { reason: 'It is burning' };
      expect((await on.officer.post(`${deviceOf(made)}/revoke`, { emergency })).status).toBe(200);
      expect((await alarmsOf()).find(({ kind }) => kind === 'unpaired')).toMatchObject({ severity: 'urgent' });
    });

    it('is given to another person by two; its other settings need one', async () => {
      expect((await on.officer.patch(deviceOf(made), { tokenInQueryAllowed: true })).status).toBe(200);
      const other = await aRespondent().registered(api.tools, on.agency.administrator);
      const id = requested(await on.officer.patch(deviceOf(made), { personId: other.id }));
      expect((await on.officer.get(deviceOf(made))).body.personId).toBe(made.respondent.id);
      expect(await on.approve(id)).toMatchObject({ status: 200 });
      expect((await on.officer.get(deviceOf(made))).body.personId).toBe(other.id);
    });
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

  describe('who may not decide', () => {
    let id: string;
    const untouched = async () => {
      expect(await on.zone(made.order.zones[0]!.id, made.order.id)).toMatchObject({ radiusMeters: 500 });
      expect(await on.approval(id)).toMatchObject({ state: 'requested', decidedBy: null });
    };
    const refusedBy = (actorId: string) =>
      api.database.rows(
        `SELECT action FROM audit_entry WHERE agency_id = $1 AND actor_id = $2 AND object_id = $3 AND result = 'refused'`,
        [on.agency.id, actorId, id],
      );
    beforeEach(async () => {
      id = requested(await on.officer.patch(zoneOf(made), { radiusMeters: 300 }));
    });

    it('who asked for it', async () => {
      expect((await on.officer.get(`/v1/approvals/${id}`)).body.mayDecide).toBe(false);
      for (const step of ['approve', 'refuse'])
        expect(await on.officer.post(`/v1/approvals/${id}/${step}`)).toMatchObject({
          status: 403,
          body: { code: 'approval_not_permitted' },
        });
      await untouched();
      expect(await refusedBy(on.agency.member('case_officer').id)).toHaveLength(2);
    });

    it('a role that the policy does not name', async () => {
      expect(await on.approve(id, on.administrator)).toMatchObject({ status: 403 });
      await untouched();
      expect(await refusedBy(on.agency.member('administrator').id)).toHaveLength(1);
    });

    it('a role that may decide nothing', async () => {
      expect((await on.approve(id, await api.as(on.agency, 'dispatcher'))).status).toBe(403);
      expect((await on.approve(id, await api.as(on.agency, 'auditor'))).status).toBe(403);
      expect((await (await api.as(on.agency, 'dispatcher')).get('/v1/approvals')).status).toBe(403);
      await untouched();
    });

    it('another agency, for which it is not there', async () => {
      for (const step of ['approve', 'refuse', 'withdraw', 'review'])
        expect((await off.supervisor.post(`/v1/approvals/${id}/${step}`)).status).toBe(404);
      expect((await off.supervisor.get(`/v1/approvals/${id}`)).status).toBe(404);
      expect((await off.supervisor.get('/v1/approvals')).body.approvals).toEqual([]);
      await untouched();
    });

    it('who comes late', async () => {
      api.clock.move(24 * 60 * minute);
      const supervisor = await api.as(on.agency, 'supervisor');
      expect((await supervisor.get(`/v1/approvals/${id}`)).body).toMatchObject({ state: 'expired', mayDecide: false });
      expect((await supervisor.get('/v1/approvals?state=requested')).body.approvals).toEqual([]);
      expect((await supervisor.get('/v1/approvals?state=expired')).body.approvals).toMatchObject([{ id }]);
      expect(await on.approve(id, supervisor)).toMatchObject({ status: 409, body: { code: 'approval_expired' } });
    });

    it('who comes after it has changed: it ends as stale', async () => {
      expect((await on.officer.patch(zoneOf(made), { radiusMeters: 600 })).status).toBe(200);
      expect(await on.approve(id)).toMatchObject({ status: 409, body: { code: 'approval_stale' } });
      expect(await on.approval(id)).toMatchObject({ state: 'stale' });
      expect(await on.zone(made.order.zones[0]!.id, made.order.id)).toMatchObject({ radiusMeters: 600 });
      expect(await on.approve(id)).toMatchObject({ status: 409, body: { code: 'approval_decided' } });
    });

    it('who comes after the zone is gone', async () => {
      const removal = requested(await on.officer.delete(zoneOf(made)));
      expect(await on.approve(removal)).toMatchObject({ status: 200 });
      expect(await on.approve(id)).toMatchObject({ status: 409, body: { code: 'approval_stale' } });
    });

    it('anybody, when who asked has left', async () => {
      const { id: officerId } = on.agency.member('case_officer');
      expect((await on.administrator.patch(`/v1/staff/${officerId}`, { disabled: true })).status).toBe(200);
      expect(await on.approve(id)).toMatchObject({ status: 409, body: { code: 'approval_stale' } });
      expect(await on.approval(id)).toMatchObject({ state: 'stale' });
    });
  });

  it('is refused, and nothing changes', async () => {
    const id = requested(await on.officer.patch(zoneOf(made), { radiusMeters: 300 }));
    const refused = await on.supervisor.post(`/v1/approvals/${id}/refuse`, { note: 'No' });
    expect(refused).toMatchObject({ status: 200, body: { state: 'refused', note: 'No' } });
    expect(await on.approve(id)).toMatchObject({ status: 409, body: { code: 'approval_decided' } });
    expect(await on.zone(made.order.zones[0]!.id, made.order.id)).toMatchObject({ radiusMeters: 500 });
  });

  it('is withdrawn by who asked, and by nobody else', async () => {
    const id = requested(await on.officer.patch(zoneOf(made), { radiusMeters: 300 }));
    expect((await on.supervisor.post(`/v1/approvals/${id}/withdraw`)).status).toBe(403);
    expect(await on.officer.post(`/v1/approvals/${id}/withdraw`)).toMatchObject({
      status: 200,
      body: { state: 'withdrawn' },
    });
    expect((await on.approve(id)).status).toBe(409);
  });

  it('of two who approve at once one does it', async () => {
    const id = requested(await on.officer.patch(zoneOf(made), { radiusMeters: 300 }));
    const court = await api.as(on.agency, 'court');
    const answers = await Promise.all([on.approve(id), on.approve(id, court), on.approve(id), on.approve(id, court)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
    expect((await on.officer.get(orderOf(made))).body.version).toBe(made.order.version + 1);
  });

  describe('in an emergency', () => {
    it('one person does it at once, and it stays in sight until a second has reviewed it', async () => {
      const console = await api.console(await api.login(on.agency.member('supervisor')));
      const emergency = { reason: 'She moved in with her mother tonight' };
      const answer = await on.officer.delete(zoneOf(made));
      requested(answer);
      expect(await on.officer.patch(zoneOf(made), { radiusMeters: 300, emergency })).toMatchObject({
        status: 200,
        body: { radiusMeters: 300 },
      });
      const { approvals } = (await on.supervisor.get('/v1/approvals?emergency=true')).body;
      expect(approvals).toMatchObject([
        { emergency: true, state: 'executed', decidedBy: null, mayDecide: true, reason: emergency.reason },
      ]);
      const [{ id }] = approvals;
      await console.until(() =>
        console.of('approval.changed').some((each) => each.approvalId === id && each.emergency),
      );
      const { incidents } = (await on.supervisor.get('/v1/incidents')).body;
      expect(incidents).toMatchObject([
        {
          orderId: made.order.id,
          severity: 'notice',
          alarms: [{ kind: 'acted_alone', severity: 'notice', personId: made.protectedPerson.id, endedAt: null }],
        },
      ]);
      expect((await on.officer.post(`/v1/approvals/${id}/review`)).status).toBe(403);
      expect((await on.administrator.post(`/v1/approvals/${id}/review`)).status).toBe(403);
      expect(await on.supervisor.post(`/v1/approvals/${id}/review`, { note: 'Right' })).toMatchObject({
        status: 200,
        body: { state: 'executed', note: 'Right', decidedBy: { role: 'supervisor' } },
      });
      expect((await on.supervisor.get('/v1/approvals?emergency=true')).body.approvals).toEqual([]);
      expect((await on.supervisor.post(`/v1/approvals/${id}/review`)).status).toBe(409);
      console.close();
      const entries = await api.database.rows(
        `SELECT reason FROM audit_entry WHERE agency_id = $1 AND action = 'approval.emergency' AND object_id = $2`,
        [on.agency.id, id],
      );
      expect(entries).toEqual([emergency]);
    });

    it('the notice of it outlives the order, and tells the desk alone', async () => {
      const emergency = { reason: 'The wrong person was restrained' };
      const answer = await on.officer.post(`${orderOf(made)}/revoke`, { emergency });
      expect(answer).toMatchObject({ status: 200, body: { status: 'revoked' } });
      const [incident, ...others] = (await on.supervisor.get('/v1/incidents')).body.incidents;
      expect(others).toEqual([]);
      expect(incident.alarms).toMatchObject([{ kind: 'acted_alone', endedAt: null }]);
      const { deliveries } = (await on.supervisor.get(`/v1/incidents/${incident.id}/deliveries`)).body;
      expect(deliveries.map(({ recipient }: { recipient: string }) => recipient)).toEqual(['desk']);
      await on.supervisor.post(`/v1/incidents/${incident.id}/acknowledge`);
      const closed = await on.supervisor.post(`/v1/incidents/${incident.id}/close`, { outcome: 'resolved' });
      expect(closed).toMatchObject({ status: 200, body: { status: 'closed' } });
    });

    it('evidence leaves, and has no order’s notice', async () => {
      await api.asDevice(made.protectedPerson.devices[0]!).post('/v1/panics', {
        id: randomUUID(),
        pressedAt: new Date(api.clock.now()).toISOString(),
        trigger: 'button',
      });
      const [{ id }] = (await on.supervisor.get('/v1/incidents')).body.incidents;
      const wanted = { reason: 'For the court', language: 'kk', emergency: { reason: 'The hearing is now' } };
      expect((await on.officer.post(`/v1/incidents/${id}/exports`, wanted)).status).toBe(403);
      const answer = await on.supervisor.post(`/v1/incidents/${id}/exports`, wanted);
      expect(answer).toMatchObject({ status: 202, body: { status: 'queued' } });
      expect((await on.officer.get('/v1/approvals?emergency=true')).body.approvals).toMatchObject([
        { action: 'track.export', objectId: id, resultId: answer.body.id },
      ]);
    });

    it('not by a role that the policy does not name: nothing changes', async () => {
      const emergency = { reason: 'Now' };
      const answer = await on.administrator.patch(zoneOf(made), { radiusMeters: 300, emergency });
      expect(answer).toMatchObject({ status: 403, body: { code: 'approval_not_permitted' } });
      expect(await on.zone(made.order.zones[0]!.id, made.order.id)).toMatchObject({ radiusMeters: 500 });
      expect((await on.supervisor.get('/v1/approvals')).body.approvals).toEqual([]);
      const tried = await api.database.rows(
        `SELECT actor_id, object, object_id, result FROM audit_entry WHERE agency_id = $1 AND action = 'approval.emergency'`,
        [on.agency.id],
      );
      const [actor, zoneId] = [on.agency.member('administrator').id, made.order.zones[0]!.id];
      expect(tried).toEqual([{ actor_id: actor, object: 'zone', object_id: zoneId, result: 'refused' }]);
    });

    it('an order comes into force', async () => {
      const emergency = { reason: 'He is at her door' };
      const answer = await on.officer.post('/v1/orders', { ...newOrder(made), activate: true, emergency });
      expect(answer).toMatchObject({ status: 201, body: { status: 'active' } });
      expect((await on.supervisor.get('/v1/approvals?emergency=true')).body.approvals).toMatchObject([
        { action: 'order.activate', objectId: answer.body.id },
      ]);
    });

    it('what needs nobody leaves nothing to review', async () => {
      const emergency = { reason: 'Now' };
      expect((await on.officer.patch(zoneOf(made), { radiusMeters: 900, emergency })).status).toBe(200);
      expect((await off.officer.patch(zoneOf(unguarded), { radiusMeters: 100, emergency })).status).toBe(200);
      expect((await on.supervisor.get('/v1/approvals')).body.approvals).toEqual([]);
    });
  });

  describe('the policy', () => {
    const pathOf = ({ agency }: GuardedAgency) => `/v1/agencies/${agency.id}/approval-policy`;

    it('is switched on by one, and off by two', async () => {
      const shown = approvalPolicy.strict().parse((await on.officer.get(pathOf(on))).body);
      expect(shown).toMatchObject({ version: 1, rules: { 'order.revoke': { emergency: ['case_officer', 'court'] } } });
      const id = requested(await on.administrator.put(pathOf(on), { policy: 'off' }));
      expect((await on.approval(id)).changes.en).toContain(
        'Revoking an order: before: two persons, approved by: Supervisor, Case officer, Court; alone in an emergency: Case officer, Court; after: one person.',
      );
      expect((await on.approve(id, on.administrator)).status).toBe(403);
      expect((await on.officer.get(pathOf(on))).body.version).toBe(1);
      expect(await on.approve(id)).toMatchObject({ status: 200 });
      expect((await on.officer.get(pathOf(on))).body).toMatchObject({ version: 2, rules: {} });
      expect((await on.officer.patch(zoneOf(made), { radiusMeters: 300 })).status).toBe(200);
    });

    it('may name single actions; itself is always among them', async () => {
      const policy = { 'order.revoke': { approvers: ['court'] } };
      const { body } = await off.administrator.put(pathOf(off), { policy });
      expect(body).toMatchObject({ version: 1 });
      expect(Object.keys(body.rules).toSorted()).toEqual(['order.revoke', 'policy.change']);
      expect((await off.officer.patch(zoneOf(unguarded), { radiusMeters: 300 })).status).toBe(200);
      const id = requested(await off.officer.post(`${orderOf(unguarded)}/revoke`));
      expect((await off.approve(id)).status).toBe(403);
      expect((await off.approve(id, await api.as(off.agency, 'court'))).status).toBe(200);
      requested(await off.administrator.put(pathOf(off), { policy: {} }));
    });

    it.each([
      ['nobody has the role', { 'order.revoke': { approvers: ['administrator', 'court'] } }, 200],
      ['one person alone could approve its change', { 'policy.change': { approvers: ['administrator'] } }, 422],
      [
        'it could be changed in an emergency',
        { 'policy.change': { approvers: ['administrator', 'supervisor'], emergency: ['administrator'] } },
        422,
      ],
      ['an action is none', { 'order.sing': { approvers: ['court'] } }, 422],
      ['nobody may approve', { 'order.revoke': { approvers: [] } }, 422],
    ])('when %s', async (_, policy, status) => {
      expect((await off.administrator.put(pathOf(off), { policy })).status).toBe(status);
    });

    it('is the administrator’s to change, of the own agency alone', async () => {
      expect((await on.supervisor.put(pathOf(on), { policy: 'off' })).status).toBe(403);
      expect((await off.administrator.put(pathOf(on), { policy: 'off' })).status).toBe(404);
      expect((await off.officer.get(pathOf(on))).status).toBe(404);
    });
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
