import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { orderWithZones, permit, permitPage } from '#contracts';
import { aCase, anAgency, anOrder, aZone, type TestAgency, type TestCase } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { rulesOf } from '../../support/opened.js';
import { fixAt, offset, walk } from '../../support/walks.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const home = { longitude: 76.93, latitude: 43.25 };
const school = { longitude: 76.98, latitude: 43.25 };
const still = { speedMetersPerSecond: 0, moving: false };

describe('permits', () => {
  let api: TestApi;
  let agency: TestAgency;
  let stranger: TestClient;
  let officer: TestClient;
  let made: TestCase;

  const iso = (at: number): string => new Date(at).toISOString();
  const zoneId = (name = 'home') => made.order.zones.find((zone) => zone.name === name)!.id;
  const body = (changes: object = {}) => ({
    zoneId: zoneId(),
    from: iso(api.clock.now() + hour),
    to: iso(api.clock.now() + 3 * hour),
    reason: 'Hearing at the district court',
    ...changes,
  });
  const grant = (changes: object = {}, client = officer) =>
    client.post(`/v1/orders/${made.order.id}/permits`, body(changes));
  const paths = (answer: { body: { errors: { path: string }[] } }) => answer.body.errors.map((error) => error.path);
  const rules = (orderId = made.order.id) => rulesOf(api.database, orderId);
  const audited = async (id: string) =>
    (
      await api.database.rows<{ action: string }>(
        `SELECT action FROM audit_entry WHERE agency_id = $1 AND object_id = $2 ORDER BY sequence`,
        [agency.id, id],
      )
    ).map((row) => row.action);

  /** A case of its own, and a token that is still good. */
  const newCase = async () => {
    const order = anOrder()
      .withLimit(500, 500)
      .withZone(aZone().named('home').around(home.longitude, home.latitude, 300).withRing(300))
      .withZone(aZone().named('school').around(school.longitude, school.latitude, 200).withRing(100));
    made = await aCase().of(agency).with(order).setUp(api.tools);
    officer = await api.as(agency, 'case_officer');
    stranger = await api.as(
      await anAgency().named('Other').withStaff('case_officer').founded(api.tools),
      'case_officer',
    );
  };
  const report = async (fixes: unknown[], device = made.respondent.devices[0]!) =>
    expect((await api.asDevice(device).post('/v1/positions', { fixes })).status).toBe(200);
  const alarms = async (): Promise<any[]> => {
    const desk = await api.as(agency, 'dispatcher');
    const { incidents } = (await desk.get('/v1/incidents')).body;
    return incidents
      .filter((incident: { orderId: string }) => incident.orderId === made.order.id)
      .flatMap((incident: { alarms: unknown[] }) => incident.alarms);
  };
  const breaches = async () => (await alarms()).filter((alarm) => alarm.kind === 'breach' && alarm.endedAt === null);
  const stand = async () => {
    for (let count = 0; count < 4; count += 1) {
      api.clock.move(15_000);
      await report([fixAt(api.clock, offset(home, 0), still)]);
    }
  };

  beforeAll(async () => {
    api = await TestApi.start();
    agency = await anAgency().withStaff('case_officer', 'dispatcher', 'auditor', 'court').founded(api.tools);
  });
  beforeEach(newCase);
  afterAll(() => api.close());

  it('are granted for a zone: on record, in the rules of a new version, in the whole order, audited', async () => {
    const { status, body: granted } = await grant();
    expect(status).toBe(201);
    expect(permit.strict().parse(granted)).toEqual(granted);
    expect(granted).toMatchObject({ ...body(), orderId: made.order.id, withdrawnAt: null });
    const now = api.clock.now();
    const watched = await rules();
    expect(watched.policyVersion).toBe(made.order.version + 1);
    expect(watched.zones.map(({ name, permits }) => [name, permits])).toEqual(
      expect.arrayContaining([
        ['home', [{ from: now + hour, to: now + 3 * hour }]],
        ['school', undefined],
      ]),
    );
    expect(watched.limit).not.toHaveProperty('permits');
    const { body: order } = await officer.get(`/v1/orders/${made.order.id}`);
    expect(orderWithZones.parse(order)).toEqual(order);
    expect(order).toMatchObject({ version: made.order.version + 1, permits: [granted] });
    expect(await audited(granted.id)).toEqual(['permit.grant']);
  });

  it('are granted for the proximity limit by naming no zone', async () => {
    expect((await grant({ zoneId: null })).status).toBe(201);
    const watched = await rules();
    expect(watched.limit!.permits).toHaveLength(1);
    expect(watched.zones.every((zone) => zone.permits === undefined)).toBe(true);
  });

  it('are made once for one Idempotency-Key', async () => {
    const key = { 'idempotency-key': api.tools.newId() };
    const url = `/v1/orders/${made.order.id}/permits`;
    const first = await officer.post(url, body(), key);
    expect((await officer.post(url, body(), key)).body).toEqual(first.body);
    expect((await officer.get(url)).body.permits).toHaveLength(1);
    expect((await officer.post(url, body({ reason: 'another' }), key)).status).toBe(422);
  });

  it('let a respondent be in the zone in their time, and not a moment longer', async () => {
    await grant({ from: iso(api.clock.now()), to: iso(api.clock.now() + 20 * minute) });
    const end = api.clock.now() + 20 * minute;
    await report(walk(api.clock, home, 1_000, 0));
    await stand();
    expect(await alarms()).toEqual([]);
    api.clock.set(end - 30_000);
    await report([fixAt(api.clock, offset(home, 0), still)]);
    expect(await alarms()).toEqual([]);
    api.clock.set(end + 1_000);
    await report([fixAt(api.clock, offset(home, 0), still)]);
    expect(await breaches()).toMatchObject([{ zoneName: 'home', severity: 'critical' }]);
  });

  it('do not let him in before their time, nor into another zone', async () => {
    await grant({ zoneId: zoneId('school'), from: iso(api.clock.now()) });
    await grant({ from: iso(api.clock.now() + 2 * hour) });
    await report(walk(api.clock, home, 1_000, 0));
    expect(await breaches()).toMatchObject([{ zoneName: 'home' }]);
  });

  it('of the limit let the parties meet, and not him stand at her door', async () => {
    await grant({ zoneId: null, from: iso(api.clock.now()) });
    const elsewhere = { longitude: 77.2, latitude: 43.4 };
    const meet = async (place: typeof home) => {
      for (const fix of walk(api.clock, place, 1_500, 50, 8)) {
        const hers = { ...fix, ...still, point: { type: 'Point', coordinates: offset(place, 0) } };
        await report([hers], made.protectedPerson.devices[0]);
        await report([fix]);
      }
    };
    await meet(elsewhere);
    expect(await alarms()).toEqual([]);
    api.clock.move(2 * hour);
    await meet(home);
    expect((await breaches()).map((alarm) => alarm.zoneName)).toEqual(['home']);
  });

  it('end the breach that they come too late for', async () => {
    await report(walk(api.clock, home, 1_000, 0));
    expect(await breaches()).toHaveLength(1);
    await grant({ from: iso(api.clock.now()) });
    await stand();
    expect(await breaches()).toEqual([]);
  });

  it('count for what a phone brings late, also when the order has changed since', async () => {
    await grant({ from: iso(api.clock.now()), to: iso(api.clock.now() + 20 * minute) });
    const backlog = walk(api.clock, home, 1_000, 0);
    backlog.push(...walk(api.clock, home, 0, 1_000));
    api.clock.move(hour);
    officer = await api.as(agency, 'case_officer');
    expect((await officer.patch(`/v1/orders/${made.order.id}`, { reference: 'later' })).status).toBe(200);
    await report([fixAt(api.clock, offset(home, 5_000))]);
    await report(backlog);
    expect(await alarms()).toEqual([]);
    const { body: order } = await officer.get(`/v1/orders/${made.order.id}`);
    expect(order.permits).toHaveLength(1);
  });

  it('are left out of the rules a week after they are over, and kept on record', async () => {
    const { body: granted } = await grant();
    api.clock.move(8 * day);
    officer = await api.as(agency, 'case_officer');
    const { body: order } = await officer.patch(`/v1/orders/${made.order.id}`, { reference: 'later' });
    expect(order.permits).toEqual([]);
    expect((await rules()).zones.every((zone) => zone.permits === undefined)).toBe(true);
    expect((await officer.get(`/v1/orders/${made.order.id}/permits`)).body.permits).toEqual([granted]);
  });

  it('are withdrawn: permitted until then, forbidden from then on, kept on record', async () => {
    const { body: granted } = await grant({ from: iso(api.clock.now()) });
    await report(walk(api.clock, home, 1_000, 0));
    expect(await alarms()).toEqual([]);
    expect((await officer.delete(`/v1/permits/${granted.id}`)).status).toBe(204);
    const withdrawnAt = iso(api.clock.now());
    await stand();
    expect(await breaches()).toHaveLength(1);
    expect((await breaches())[0].at >= withdrawnAt).toBe(true);
    const listed = await officer.get(`/v1/orders/${made.order.id}/permits`);
    expect(listed.body.permits).toEqual([{ ...granted, withdrawnAt }]);
    expect((await officer.delete(`/v1/permits/${granted.id}`)).status).toBe(409);
    expect(await audited(granted.id)).toEqual(['permit.grant', 'permit.withdraw']);
  });

  it('that are over cannot be withdrawn any more', async () => {
    const { body: granted } = await grant();
    api.clock.move(4 * hour);
    officer = await api.as(agency, 'case_officer');
    expect((await officer.delete(`/v1/permits/${granted.id}`)).status).toBe(409);
  });

  it('go with their zone', async () => {
    const { body: granted } = await grant();
    await officer.delete(`/v1/zones/${zoneId()}`);
    const listed = await officer.get(`/v1/orders/${made.order.id}/permits`);
    expect(listed.body.permits).toEqual([{ ...granted, withdrawnAt: iso(api.clock.now()) }]);
  });

  it('are granted in a draft too, and not in a revoked order', async () => {
    made = await aCase().of(agency).with(anOrder().withZone().asDraft()).setUp(api.tools);
    expect((await grant()).status).toBe(201);
    const active = await officer.post(`/v1/orders/${made.order.id}/activate`);
    expect(active.body.permits).toHaveLength(1);
    expect((await rules()).zones[0]!.permits).toHaveLength(1);
    await officer.post(`/v1/orders/${made.order.id}/revoke`);
    expect((await grant()).status).toBe(409);
    expect((await officer.delete(`/v1/permits/${active.body.permits[0].id}`)).status).toBe(409);
  });

  it('are listed newest first, page by page', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) ids.unshift((await grant()).body.id);
    const url = `/v1/orders/${made.order.id}/permits`;
    const first = await officer.get(`${url}?limit=2`);
    expect(permitPage.parse(first.body)).toEqual(first.body);
    const second = await officer.get(`${url}?limit=2&cursor=${first.body.nextCursor}`);
    const listed = [...first.body.permits, ...second.body.permits].map((each: { id: string }) => each.id);
    expect([listed, second.body.nextCursor]).toEqual([ids, null]);
  });

  it.each<[string, () => object, string]>([
    ['ends before it begins', () => ({ to: iso(api.clock.now()) }), 'to'],
    ['is over already', () => ({ from: iso(api.clock.now() - hour), to: iso(api.clock.now()) }), 'to'],
    ['lasts for months', () => ({ to: iso(api.clock.now() + 40 * day) }), 'to'],
    ['begins after the order', () => ({ from: iso(made.order.validTo!), to: iso(made.order.validTo! + hour) }), 'from'],
    ['is of a zone that is none', () => ({ zoneId: api.tools.newId() }), 'zoneId'],
    ['does not say of what', () => ({ zoneId: undefined }), 'zoneId'],
    ['has a time that is none', () => ({ from: 'tomorrow' }), 'from'],
    ['gives no reason', () => ({ reason: ' ' }), 'reason'],
    ['has characters that cannot be kept', () => ({ reason: 'a\u0000b' }), 'reason'],
    ['has an unknown field', () => ({ limit: true }), ''],
  ])('refuses one that %s, and names the field', async (_, changes, path) => {
    const answer = await grant(changes());
    expect([answer.status, ...new Set(paths(answer))]).toEqual([422, path]);
    expect((await rules()).policyVersion).toBe(made.order.version);
  });

  it('refuses one of a zone of another order, or of a limit that is not there', async () => {
    const other = await aCase().of(agency).with(anOrder().withZone()).setUp(api.tools);
    const foreign = await grant({ zoneId: other.order.zones[0]!.id });
    expect([foreign.status, paths(foreign)]).toEqual([422, ['zoneId']]);
    const limitless = await officer.post(`/v1/orders/${other.order.id}/permits`, body({ zoneId: null }));
    expect([limitless.status, paths(limitless)]).toEqual([422, ['zoneId']]);
  });

  it('refuses the 201st that is not over', async () => {
    await api.database.count(
      `INSERT INTO permit (cell, id, order_id, zone_id, valid_from, valid_to, reason, created_at)
       SELECT $1, gen_random_uuid(), $2, $3, $4::timestamptz, $4::timestamptz + interval '1 day', 'x', $4
       FROM generate_series(1, 200)`,
      [agency.cell, made.order.id, zoneId(), iso(api.clock.now())],
    );
    expect((await grant()).status).toBe(409);
    api.clock.move(2 * day);
    officer = await api.as(agency, 'case_officer');
    expect((await grant()).status).toBe(201);
  });

  it("are another agency's: absent, whatever is asked", async () => {
    const { body: granted } = await grant();
    const answers = await Promise.all([
      grant({}, stranger),
      stranger.get(`/v1/orders/${made.order.id}/permits`),
      stranger.delete(`/v1/permits/${granted.id}`),
      officer.delete(`/v1/permits/${api.tools.newId()}`),
      officer.delete('/v1/permits/1'),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 404));
    expect((await rules()).policyVersion).toBe(made.order.version + 1);
  });

  it('ask for the role: a court may grant, a dispatcher only read, an auditor neither', async () => {
    const [court, dispatcher, auditor] = await Promise.all([
      api.as(agency, 'court'),
      api.as(agency, 'dispatcher'),
      api.as(agency, 'auditor'),
    ]);
    const { status, body: granted } = await grant({}, court);
    expect(status).toBe(201);
    expect((await grant({}, dispatcher)).status).toBe(403);
    expect((await dispatcher.delete(`/v1/permits/${granted.id}`)).status).toBe(403);
    expect((await dispatcher.get(`/v1/orders/${made.order.id}/permits`)).status).toBe(200);
    expect((await auditor.get(`/v1/orders/${made.order.id}/permits`)).status).toBe(403);
    expect((await court.delete(`/v1/permits/${granted.id}`)).status).toBe(204);
  });
});
