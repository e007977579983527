import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { orderPage, orderWithZones } from '#contracts';
import { aCase, anAgency, anOrder, aProtectedPerson, aRespondent, aZone, type TestAgency } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { rulesOf } from '../../support/opened.js';

const day = 86_400_000;

describe('orders', () => {
  let api: TestApi;
  let agency: TestAgency;
  let officer: TestClient;
  let stranger: TestClient;
  let respondentId: string;
  let protectedId: string;

  beforeAll(async () => {
    api = await TestApi.start();
    agency = await anAgency().withStaff('case_officer', 'dispatcher', 'auditor', 'court').founded(api.tools);
    officer = await api.as(agency, 'case_officer');
    stranger = await api.as(
      await anAgency().named('Other').withStaff('case_officer').founded(api.tools),
      'case_officer',
    );
    respondentId = (await aRespondent().registered(api.tools, agency.administrator)).id;
    protectedId = (await aProtectedPerson().registered(api.tools, agency.administrator)).id;
  });
  afterAll(() => api.close());

  const iso = (at: number): string => new Date(at).toISOString();
  const body = (changes: object = {}) => ({
    issuingAuthority: 'District court No. 2',
    jurisdiction: 'KZ-ALA',
    validFrom: iso(api.clock.now() - day),
    validTo: iso(api.clock.now() + 30 * day),
    parties: [
      { personId: respondentId, role: 'respondent' },
      { personId: protectedId, role: 'protected' },
    ],
    ...changes,
  });
  const zone = { name: 'home', center: [76.93, 43.25], radiusMeters: 300, warningRingMeters: 100 };
  const watchOf = async (id: string) => {
    const [row] = await api.database.rows<{ rules_version: number; state: unknown }>(
      `SELECT rules_version, state FROM watch WHERE cell = $1 AND order_id = $2`,
      [agency.cell, id],
    );
    return row && { ...row, rules: await rulesOf(api.database, id) };
  };
  const audited = async (id: string) =>
    (
      await api.database.rows<{ action: string }>(
        `SELECT action FROM audit_entry WHERE agency_id = $1 AND object_id = $2 ORDER BY sequence`,
        [agency.id, id],
      )
    ).map((row) => row.action);

  it('creates a draft that watches nothing, in the time zone of the agency', async () => {
    const { status, body: order } = await officer.post('/v1/orders', body());
    expect(status).toBe(201);
    expect(orderWithZones.parse(order)).toEqual(order);
    expect(order).toMatchObject({ status: 'draft', timeZone: 'Asia/Almaty', version: 1, zones: [] });
    expect(await watchOf(order.id)).toBeUndefined();
    expect(await audited(order.id)).toEqual(['order.create']);
  });

  it('creates, draws and activates in one request', async () => {
    const given = body({
      activate: true,
      zones: [zone],
      proximityLimitMeters: 500,
      thresholds: { silenceSeconds: 900 },
    });
    const { status, body: order } = await officer.post('/v1/orders', given);
    expect(status).toBe(201);
    const watch = await watchOf(order.id);
    expect(watch!.rules).toEqual({
      orderId: order.id,
      policyVersion: order.version,
      changedAt: api.clock.now(),
      timeZone: 'Asia/Almaty',
      validFrom: api.clock.now() - day,
      validTo: api.clock.now() + 30 * day,
      parties: expect.arrayContaining(given.parties),
      zones: [{ zoneId: order.zones[0].id, name: 'home', kind: 'exclusion', warningRingMeters: 100, sizeMeters: 300 }],
      limit: { limitMeters: 500, warningMeters: 500 },
      thresholds: {
        topSpeedMetersPerSecond: 36,
        silenceSeconds: 900,
        lowBatteryPercent: 15,
        approachUrgentSeconds: 120,
      },
    });
    expect(watch!.rules_version).toBe(order.version);
    expect(await audited(order.id)).toEqual(['order.create', 'order.activate']);
    const cells = await api.database.rows(`SELECT cell FROM person_cell WHERE person_id = ANY($1::uuid[])`, [
      [respondentId, protectedId],
    ]);
    expect(cells).toHaveLength(2);
  });

  it('stores nothing of an order whose zone is wrong', async () => {
    const count = async () =>
      (await api.database.rows(`SELECT 1 FROM "order" WHERE agency_id = $1`, [agency.id])).length;
    const before = await count();
    const bad = { ...zone, center: [76.93, 95] };
    const { status, body: problem } = await officer.post('/v1/orders', body({ zones: [zone, bad], activate: true }));
    expect(status).toBe(422);
    expect(problem.errors).toEqual([{ path: 'zones.1.center', message: expect.stringContaining('latitude') }]);
    expect(await count()).toBe(before);
  });

  it('changes an active order: new rules in the watch, the state untouched', async () => {
    const { order } = await aCase().of(agency).with(anOrder().withLimit(500)).setUp(api.tools);
    await api.database.count(`UPDATE watch SET state = '{"version":1,"x":1}' WHERE cell = $1 AND order_id = $2`, [
      agency.cell,
      order.id,
    ]);
    const { status, body: changed } = await officer.patch(`/v1/orders/${order.id}`, { proximityLimitMeters: 700 });
    expect([status, changed.version]).toEqual([200, order.version + 1]);
    const watch = await watchOf(order.id);
    expect(watch).toMatchObject({
      state: { version: 1, x: 1 },
      rules_version: changed.version,
      rules: { limit: { limitMeters: 700, warningMeters: 700 } },
    });
    const none = await officer.patch(`/v1/orders/${order.id}`, { proximityLimitMeters: null });
    expect(none.body.proximityLimitMeters).toBeNull();
    expect((await watchOf(order.id))!.rules.limit).toBeNull();
  });

  it('replaces the parties of an active order and watches the new ones', async () => {
    const { order, respondent } = await aCase().of(agency).with(anOrder()).setUp(api.tools);
    const parties = [
      { personId: respondent.id, role: 'respondent' },
      { personId: protectedId, role: 'protected' },
    ];
    const { status } = await officer.patch(`/v1/orders/${order.id}`, { parties });
    expect(status).toBe(200);
    expect((await watchOf(order.id))!.rules.parties).toEqual(expect.arrayContaining(parties));
  });

  it('goes draft, active, revoked, and refuses steps that do not fit', async () => {
    const { body: order } = await officer.post('/v1/orders', body());
    const step = (name: string, payload?: object) => officer.post(`/v1/orders/${order.id}/${name}`, payload);
    expect((await step('activate')).body.status).toBe('active');
    expect((await step('activate')).status).toBe(409);
    expect((await step('extend', { validTo: iso(api.clock.now() + 60 * day) })).status).toBe(200);
    const earlier = await step('extend', { validTo: iso(api.clock.now() + 50 * day) });
    expect([earlier.status, earlier.body.errors[0].path]).toEqual([422, 'validTo']);
    expect((await step('revoke')).body.status).toBe('revoked');
    expect((await step('revoke')).status).toBe(409);
    expect((await step('extend', { validTo: iso(api.clock.now() + 90 * day) })).status).toBe(409);
    expect((await officer.patch(`/v1/orders/${order.id}`, { reference: 'x' })).status).toBe(409);
    expect((await officer.post(`/v1/orders/${order.id}/zones`, zone)).status).toBe(409);
    expect(await audited(order.id)).toEqual(['order.create', 'order.activate', 'order.extend', 'order.revoke']);
  });

  it('does not activate an order that is over', async () => {
    const { body: order } = await officer.post('/v1/orders', body({ validTo: iso(api.clock.now() - 1) }));
    const { status, body: problem } = await officer.post(`/v1/orders/${order.id}/activate`);
    expect([status, problem.code]).toEqual([409, 'order_step_refused']);
  });

  it('revoking ends the watch and its open alarms', async () => {
    const { order, respondent } = await aCase().of(agency).with(anOrder().withZone()).setUp(api.tools);
    const [incidentId, alarmId] = [api.tools.newId(), api.tools.newId()];
    await api.database.count(
      `INSERT INTO incident (cell, id, agency_id, desk_agency_id, order_id, person_id, place_person_id, status, severity,
         opened_at, updated_at, cursor)
       VALUES ($1, $2, $3, $3, $4, $5, $5, 'open', 'critical', now(), now(), 0)`,
      [agency.cell, incidentId, agency.id, order.id, respondent.id],
    );
    await api.database.count(
      `INSERT INTO alarm (cell, id, incident_id, order_id, agency_id, person_id, kind, severity, condition_key, at,
         raised_at, updated_at, decided_at, late, decision)
       VALUES ($1, $2, $3, $4, $5, $6, 'breach', 'critical', 'k', now(), now(), now(), now(), false, '{}')`,
      [agency.cell, alarmId, incidentId, order.id, agency.id, respondent.id],
    );
    expect((await officer.post(`/v1/orders/${order.id}/revoke`)).status).toBe(200);
    expect(await watchOf(order.id)).toBeUndefined();
    const [alarm] = await api.database.rows<{ ended_at: Date }>(
      `SELECT ended_at FROM alarm WHERE cell = $1 AND id = $2`,
      [agency.cell, alarmId],
    );
    expect(alarm!.ended_at.getTime()).toBe(api.clock.now());
  });

  it("is another agency's: absent, whatever is asked of it", async () => {
    const { order } = await aCase().of(agency).with(anOrder().withZone()).setUp(api.tools);
    const [zoneId] = order.zones.map((drawn) => drawn.id);
    const answers = await Promise.all([
      stranger.get(`/v1/orders/${order.id}`),
      stranger.get(`/v1/orders/${order.id}/zones`),
      stranger.patch(`/v1/orders/${order.id}`, { reference: 'x' }),
      stranger.post(`/v1/orders/${order.id}/revoke`),
      stranger.post(`/v1/orders/${order.id}/zones`, zone),
      stranger.patch(`/v1/zones/${zoneId}`, { name: 'x' }),
      stranger.delete(`/v1/zones/${zoneId}`),
      stranger.get(`/v1/orders/${api.tools.newId()}`),
      stranger.get('/v1/orders/1'),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 404));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect((await stranger.get('/v1/orders')).body.orders).toEqual([]);
    expect((await officer.get(`/v1/orders/${order.id}`)).status).toBe(200);
  });

  it('refuses people of another agency as parties, as if they did not exist', async () => {
    const other = await anAgency().founded(api.tools);
    const theirs = await aProtectedPerson().registered(api.tools, other.administrator);
    const parties = (personId: string) => [
      { personId: respondentId, role: 'respondent' },
      { personId, role: 'protected' },
    ];
    const foreign = await officer.post('/v1/orders', body({ parties: parties(theirs.id) }));
    const unknown = await officer.post('/v1/orders', body({ parties: parties(api.tools.newId()) }));
    expect([foreign.status, foreign.body.errors[0].path]).toEqual([422, 'parties.1.personId']);
    expect(unknown.body).toEqual(foreign.body);
  });

  it('asks for the role: a court may issue, a dispatcher only read, an auditor neither', async () => {
    const [court, dispatcher, auditor] = await Promise.all([
      api.as(agency, 'court'),
      api.as(agency, 'dispatcher'),
      api.as(agency, 'auditor'),
    ]);
    expect((await court.post('/v1/orders', body())).status).toBe(201);
    expect((await dispatcher.post('/v1/orders', body())).status).toBe(403);
    expect((await dispatcher.get('/v1/orders')).status).toBe(200);
    expect((await auditor.get('/v1/orders')).status).toBe(403);
    expect((await api.send({ method: 'GET', url: '/v1/orders' })).status).toBe(401);
  });

  it.each<[string, () => object, string[]]>([
    ['ends before it begins', () => body({ validTo: iso(api.clock.now() - 2 * day) }), ['validTo']],
    ['has no respondent', () => body({ parties: [{ personId: protectedId, role: 'protected' }] }), ['parties']],
    [
      'names one person twice',
      () =>
        body({
          parties: [
            { personId: respondentId, role: 'respondent' },
            { personId: respondentId, role: 'protected' },
          ],
        }),
      ['parties.1.personId'],
    ],
    ['has an unknown field', () => body({ status: 'active' }), ['']],
    ['has an unknown time zone', () => body({ timeZone: 'Asia/Nowhere' }), ['timeZone']],
    ['has a time that is none', () => body({ validFrom: 'tomorrow' }), ['validFrom']],
    ['has a year before Christ', () => body({ validFrom: '0000-01-01T00:00:00Z' }), ['validFrom']],
    ['has a negative limit', () => body({ proximityLimitMeters: -5 }), ['proximityLimitMeters']],
    ['has a belt without a limit', () => body({ proximityWarningMeters: 100 }), ['proximityWarningMeters']],
    ['has characters that cannot be kept', () => body({ reference: 'a\u0000b' }), ['reference']],
    ['has half a surrogate', () => body({ issuingAuthority: 'a\ud800' }), ['issuingAuthority']],
    ['has a wrong type', () => body({ jurisdiction: 7 }), ['jurisdiction']],
  ])('refuses an order that %s, and names the field', async (_, given, paths) => {
    const { status, headers, body: problem } = await officer.post('/v1/orders', given());
    expect(status).toBe(422);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(problem.errors.map((error: { path: string }) => error.path)).toEqual(expect.arrayContaining(paths));
  });

  it('answers malformed JSON with 400', async () => {
    const token = (await api.as(agency, 'case_officer')) as unknown as { headers: Record<string, string> };
    const answer = await api.send({
      method: 'POST',
      url: '/v1/orders',
      headers: { ...token.headers, 'content-type': 'application/json' },
      payload: '{"a":',
    });
    expect(answer.status).toBe(400);
  });

  it('lists newest first, page by page', async () => {
    const own = await anAgency().withStaff('case_officer').founded(api.tools);
    const clerk = await api.as(own, 'case_officer');
    const person = await aRespondent().registered(api.tools, own.administrator);
    const ids: string[] = [];
    for (let index = 0; index < 3; index++)
      ids.unshift((await anOrder().asDraft().restraining(person).issued(api.tools, own.administrator)).order.id);
    const first = await clerk.get('/v1/orders?limit=2');
    expect(orderPage.parse(first.body)).toEqual(first.body);
    expect(first.body.orders.map((order: { id: string }) => order.id)).toEqual(ids.slice(0, 2));
    const second = await clerk.get(`/v1/orders?limit=2&cursor=${first.body.nextCursor}`);
    expect(second.body.orders.map((order: { id: string }) => order.id)).toEqual(ids.slice(2));
    expect(second.body.nextCursor).toBeNull();
    expect((await clerk.get('/v1/orders?limit=201')).status).toBe(422);
    expect((await clerk.get('/v1/orders?status=active')).body.orders).toEqual([]);
  });

  it('draws a zone into an active order, changes it and takes it out, each with new rules', async () => {
    const { order } = await aCase()
      .of(agency)
      .with(anOrder().withZone(aZone().around(76.9, 43.2)))
      .setUp(api.tools);
    const { status, body: drawn } = await officer.post(`/v1/orders/${order.id}/zones`, { ...zone, name: 'school' });
    expect(status).toBe(201);
    expect((await watchOf(order.id))!.rules.zones).toHaveLength(2);
    const wider = await officer.patch(`/v1/zones/${drawn.id}`, { radiusMeters: 500 });
    expect(wider.body).toMatchObject({ radiusMeters: 500, sizeMeters: 500, name: 'school' });
    const rules = (await watchOf(order.id))!.rules;
    expect(rules.zones.map((each: { sizeMeters: number }) => each.sizeMeters).toSorted()).toEqual([300, 500]);
    expect((await officer.delete(`/v1/zones/${drawn.id}`)).status).toBe(204);
    const after = await watchOf(order.id);
    expect(after!.rules.zones).toHaveLength(1);
    expect(after!.rules_version).toBe(order.version + 3);
    expect(await audited(drawn.id)).toEqual(['zone.draw', 'zone.change', 'zone.remove']);
  });
});
