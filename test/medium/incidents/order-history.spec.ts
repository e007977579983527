import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ForbiddenGround, Track } from '#contracts';
import { aCase, anAgency, anOrder, aZone, type TestCase } from '#testing';
import { type Answer, TestApi } from '../../support/api.js';
import { fixAt, offset } from '../../support/walks.js';

const home = { longitude: 76.93, latitude: 43.25 };
const reason = 'inquiry 7 of the court';
const minute = 60_000;
const hour = 60 * minute;

describe('what an order forbids, and where its parties were', () => {
  let api: TestApi;
  let made: TestCase;
  let start: number;

  const iso = (at: number): string => new Date(at).toISOString();
  const by = (role: Parameters<TestApi['as']>[1], of = made) => api.as(of.agency, role);
  const track = async (
    query: string,
    given: string | null = reason,
    role: 'dispatcher' | 'court' | 'auditor' = 'dispatcher',
    of = made,
  ): Promise<Answer<Track & { code: string; errors: { path: string }[] }>> =>
    api.get(`/v1/orders/${made.order.id}/track${query}`, {
      token: await api.session(of.agency.member(role)),
      headers: given === null ? {} : { 'x-access-reason': given },
    });
  const period = (from: number, to: number): string => `?from=${iso(from)}&to=${iso(to)}`;
  const aCaseOfEverybody = () =>
    aCase()
      .of(anAgency().withStaff('dispatcher', 'supervisor', 'case_officer', 'court', 'auditor'))
      .with(anOrder().withZone(aZone().named('school').around(home.longitude, home.latitude, 100).withRing(50)))
      .setUp(api.tools);

  beforeAll(async () => {
    api = await TestApi.start();
    made = await aCaseOfEverybody();
    start = api.clock.now();
    for (const east of [4_000, 5_000, 6_000]) {
      await api.asDevice(made.respondent.devices[0]!).post('/v1/positions', {
        fixes: [fixAt(api.clock, offset(home, east))],
      });
      await api.asDevice(made.protectedPerson.devices[0]!).post('/v1/positions', {
        fixes: [fixAt(api.clock, offset(home, -east))],
      });
      api.clock.move(hour);
    }
  });
  afterAll(() => api.close());

  it('both parties are shown in the period that was asked for, oldest first, and in no other', async () => {
    const { status, body } = await track(period(start + hour / 2, start + 3 * hour));
    expect(status).toBe(200);
    const { features } = body;
    expect(features.map(({ properties }) => [Date.parse(properties.fixTime) - start, properties.role]).sort()).toEqual([
      [hour, 'protected'],
      [hour, 'respondent'],
      [2 * hour, 'protected'],
      [2 * hour, 'respondent'],
    ]);
    const times = features.map(({ properties }) => properties.fixTime);
    expect(times).toEqual(times.toSorted());
  });

  it('never without a reason; each look is in the chain, those with a reason before supervisors', async () => {
    const readings = async (): Promise<{ action: string }[]> =>
      (await (await by('supervisor')).get('/v1/break-glass')).body.readings;
    const before = (await readings()).length;
    for (const given of [null, 'too short', '          ']) {
      const { status, body } = await track(period(start, start + hour), given);
      expect([status, body.code]).toEqual([403, 'reason_required']);
    }
    expect(await readings()).toHaveLength(before);
    await track(period(start, start + hour));
    expect((await readings())[0]).toMatchObject({
      action: 'order.track.read',
      object: 'order',
      objectId: made.order.id,
      personIds: expect.arrayContaining([made.protectedPerson.id, made.respondent.id]),
      staffId: made.agency.member('dispatcher').id,
      reason,
    });
    const chain = await api.database.rows(
      `SELECT result, cardinality(subjects) AS people FROM audit_entry
       WHERE agency_id = $1 AND action = 'order.track.read' ORDER BY sequence DESC LIMIT 2`,
      [made.agency.id],
    );
    expect(chain).toEqual([
      { result: 'allowed', people: 2 },
      { result: 'refused', people: 2 },
    ]);
  });

  it.each([
    ['none', () => '', 'from'],
    ['one that ends before it begins', () => period(start + hour, start), 'from'],
    ['more than seven days', () => period(start - 8 * 24 * hour, start), 'to'],
    ['one that is to come', () => period(start + 24 * hour, start + 25 * hour), 'to'],
  ])('a period is refused: %s', async (_, query, path) => {
    const { status, body } = await track(query());
    expect([status, body.code, body.errors[0]?.path]).toEqual([422, 'period_invalid', path]);
  });

  it('not to another agency, which learns nothing; not to those who watch nobody', async () => {
    const other = await aCaseOfEverybody();
    expect((await track(period(start, start + hour), reason, 'dispatcher', other)).status).toBe(404);
    expect((await (await by('case_officer', other)).get(`/v1/orders/${made.order.id}/zones/outlines`)).status).toBe(
      404,
    );
    for (const role of ['court', 'auditor'] as const)
      expect((await track(period(start, start + hour), reason, role)).status).toBe(403);
  });

  it('a zone is drawn with its belt, around it on all sides', async () => {
    const { body } = await (await by('court')).get(`/v1/orders/${made.order.id}/zones/outlines`);
    const { zones, ...proximity } = body as ForbiddenGround;
    expect(proximity).toEqual({ proximityLimitMeters: null, proximityWarningMeters: null });
    expect(zones.features.map(({ properties: { part, name, kind } }) => [part, name, kind])).toEqual([
      ['zone', 'school', 'exclusion'],
      ['ring', 'school', 'exclusion'],
    ]);
    const north = zones.features.map(({ geometry }) =>
      Math.max(...geometry.coordinates.flat(2).map(([, latitude]) => (latitude! - home.latitude) * 111_120)),
    );
    expect(north[0]).toBeCloseTo(100, -0.5);
    expect(north[1]).toBeCloseTo(150, -0.5);
  });

  it('of a concealed zone also what the respondent feels in its place', async () => {
    const officer = await by('case_officer');
    const { body: zone } = await officer.post(`/v1/orders/${made.order.id}/zones`, {
      name: 'refuge',
      center: { type: 'Point', coordinates: offset(home, 20_000) },
      radiusMeters: 100,
      warningRingMeters: 200,
      concealed: true,
    });
    const { body } = await officer.get(`/v1/orders/${made.order.id}/zones/outlines`);
    const ofRefuge = (body as ForbiddenGround).zones.features.filter(({ properties }) => properties.zoneId === zone.id);
    expect(ofRefuge.map(({ properties }) => properties.part).toSorted()).toEqual(
      ['felt', 'felt_ring', 'ring', 'zone'].toSorted(),
    );
    expect(new Set(ofRefuge.map(({ properties }) => properties.name))).toEqual(new Set(['refuge']));
  });

  it('zones are told as they were since a moment, each until it was redrawn or taken out', async () => {
    const officer = await by('case_officer');
    const begin = api.clock.now();
    const draw = async (name: string, radiusMeters: number, terms: object): Promise<{ id: string }> => {
      const center = { type: 'Point', coordinates: offset(home, 30_000) };
      return (await officer.post(`/v1/orders/${made.order.id}/zones`, { name, center, radiusMeters, ...terms })).body;
    };
    const shelter = await draw('shelter', 100, { warningRingMeters: 50, concealed: true });
    api.clock.move(minute);
    const redrawn = api.clock.now();
    const { status } = await officer.patch(`/v1/zones/${shelter.id}`, { name: 'new shelter', warningRingMeters: 0 });
    expect(status).toBe(200);
    const gone = await draw('gone', 200, { warningRingMeters: 0 });
    api.clock.move(minute);
    const removed = api.clock.now();
    expect(await officer.delete(`/v1/zones/${gone.id}`)).toMatchObject({ status: 204 });

    const told = async (since: number | null) => {
      const query = since === null ? '' : `?since=${iso(since)}`;
      const answer = await officer.get(`/v1/orders/${made.order.id}/zones/outlines${query}`);
      const { zones } = answer.body as ForbiddenGround;
      return zones.features
        .filter(({ properties: { zoneId } }) => [shelter.id, gone.id].includes(zoneId))
        .map(({ properties: { name, part, from, until } }) => `${name} ${part} ${from} ${until}`)
        .toSorted();
    };
    const [first, second, third] = [begin, redrawn, removed].map(iso);
    const now = ['zone', 'felt'].map((part) => `new shelter ${part} ${second} null`);
    const before = ['zone', 'ring', 'felt', 'felt_ring'].map((part) => `shelter ${part} ${first} ${second}`);
    expect(await told(begin)).toEqual([...now, ...before, `gone zone ${second} ${third}`].toSorted());
    expect(await told(redrawn)).toEqual([...now, `gone zone ${second} ${third}`].toSorted());
    expect(await told(removed)).toEqual(now.toSorted());
    expect(await told(null)).toEqual(now.toSorted());
    const { body } = await officer.get(`/v1/orders/${made.order.id}/zones/outlines?since=${iso(begin)}`);
    const reach = (name: string): number =>
      Math.max(
        ...(body as ForbiddenGround).zones.features
          .filter(({ properties }) => properties.name === name && properties.part === 'zone')
          .flatMap(({ geometry }) => geometry.coordinates.flat(2).map(([, latitude]) => latitude!)),
      );
    expect((reach('gone') - reach('shelter')) * 111_120).toBeCloseTo(100, -0.5);
  });

  it('incidents are listed by their order', async () => {
    const dispatcher = await by('dispatcher');
    const press = await api.asDevice(made.protectedPerson.devices[0]!).post('/v1/panics', {
      id: made.order.id,
      pressedAt: iso(api.clock.now()),
      trigger: 'button',
    });
    const listed = async (orderId: string): Promise<string[]> =>
      (await dispatcher.get(`/v1/incidents?orderId=${orderId}`)).body.incidents.map(({ id }: { id: string }) => id);
    expect(await listed(made.order.id)).toContain(press.body.incidentId);
    expect(await listed(made.protectedPerson.id)).toEqual([]);
    const ground = await dispatcher.get(`/v1/incidents/${press.body.incidentId}/zones`);
    expect((ground.body as ForbiddenGround).zones.features.length).toBeGreaterThanOrEqual(2);
  });
});
