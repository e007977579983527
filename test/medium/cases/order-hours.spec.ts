import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { orderWithZones } from '#contracts';
import {
  aCase,
  anAgency,
  anOrder,
  aProtectedPerson,
  aRespondent,
  aZone,
  type TestAgency,
  type TestOrder,
} from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { rulesOf as keptRules } from '../../support/opened.js';
import { fixAt, offset, walk } from '../../support/walks.js';

const home = { longitude: 76.93, latitude: 43.25 };
const elsewhere = { longitude: 77.2, latitude: 43.4 };
const still = { speedMetersPerSecond: 0, moving: false };
/** In Almaty: nights from Monday on and from Friday on, until six in the morning. */
const nights = { windows: [{ days: [1, 5], from: '22:00', to: '06:00' }] };

describe('what an order forbids, to whom and at which hours', () => {
  let api: TestApi;
  let agency: TestAgency;

  beforeAll(async () => {
    api = await TestApi.start();
    agency = await anAgency().withStaff('case_officer', 'dispatcher').founded(api.tools);
  });
  afterAll(() => api.close());

  const officer = (): Promise<TestClient> => api.as(agency, 'case_officer');
  const rulesOf = ({ order }: TestOrder) => keptRules(api.database, order.id);
  const report = async (fixes: unknown[], { devices }: TestOrder['respondent']) =>
    expect((await api.asDevice(devices[0]!).post('/v1/positions', { fixes })).status).toBe(200);
  const alarmsOf = async ({ order }: TestOrder): Promise<any[]> => {
    const { incidents } = (await (await api.as(agency, 'dispatcher')).get('/v1/incidents')).body;
    return incidents
      .filter((incident: { orderId: string }) => incident.orderId === order.id)
      .flatMap((incident: { alarms: unknown[] }) => incident.alarms);
  };
  /** He walks up to her, from 1,500 m to 50 m. */
  const meet = async (made: TestOrder, whom = made.protectedPerson) => {
    const hers = { point: { type: 'Point', coordinates: offset(elsewhere, 0) } };
    for (const fix of walk(api.clock, elsewhere, 1_500, 50, 8)) {
      await report([{ ...fix, ...hers, ...still }], whom);
      await report([fix], made.respondent);
    }
  };

  describe('the hours of the proximity limit', () => {
    it('are given, shown, changed and taken away, each with new rules', async () => {
      const made = await aCase()
        .of(agency)
        .with(anOrder().withLimit(500, 500, nights))
        .setUp(api.tools);
      const url = `/v1/orders/${made.order.id}`;
      const client = await officer();
      const shown = await client.get(url);
      expect(orderWithZones.parse(shown.body)).toEqual(shown.body);
      expect(shown.body.proximitySchedule).toEqual(nights);
      expect((await rulesOf(made)).limit).toEqual({ limitMeters: 500, warningMeters: 500, schedule: nights });
      const days = { windows: [{ days: [6, 7], from: '08:00', to: '20:00' }] };
      expect((await client.patch(url, { proximitySchedule: days })).body.proximitySchedule).toEqual(days);
      expect((await rulesOf(made)).limit!.schedule).toEqual(days);
      expect((await client.patch(url, { reference: 'x' })).body.proximitySchedule).toEqual(days);
      expect((await client.patch(url, { proximitySchedule: null })).body.proximitySchedule).toBeNull();
      expect((await rulesOf(made)).limit).not.toHaveProperty('schedule');
    });

    it('go with the limit', async () => {
      const made = await aCase()
        .of(agency)
        .with(anOrder().withLimit(500, 500, nights))
        .setUp(api.tools);
      const none = await (await officer()).patch(`/v1/orders/${made.order.id}`, { proximityLimitMeters: null });
      expect(none.body).toMatchObject({ proximityLimitMeters: null, proximitySchedule: null });
    });

    it.each([
      ['without a limit', nights, 'proximitySchedule'],
      ['of an hour that is none', { windows: [{ days: [1], from: '24:00', to: '06:00' }] }, 'windows.0.from'],
      ['of a day that is none', { windows: [{ days: [8], from: '22:00', to: '06:00' }] }, 'windows.0.days.0'],
      ['of no hours', { windows: [] }, 'windows'],
    ])('are refused %s, naming the field', async (_, proximitySchedule, path) => {
      const made = await aCase().of(agency).with(anOrder().withZone()).setUp(api.tools);
      const answer = await (await officer()).patch(`/v1/orders/${made.order.id}`, { proximitySchedule });
      expect(answer.status).toBe(422);
      expect(answer.body.errors.map((error: { path: string }) => error.path)).toEqual([expect.stringContaining(path)]);
    });

    // Almaty is five hours ahead of UTC all year. 9 November 2026 is a Monday.
    it.each([
      ['on Monday evening, before them', '2026-11-09T15:00:00Z', false],
      ['on Monday night', '2026-11-09T18:00:00Z', true],
      ['on Tuesday before dawn: it is still the night from Monday on', '2026-11-10T00:00:00Z', true],
      ['on Tuesday morning', '2026-11-10T02:00:00Z', false],
      ['on Tuesday night', '2026-11-10T18:00:00Z', false],
      ['on Monday before dawn: that night began on Sunday', '2026-11-15T23:00:00Z', false],
    ])('hold or not: %s', async (_, time, forbidden) => {
      api.clock.set(Date.parse(time));
      const made = await aCase()
        .of(agency)
        .with(anOrder().withLimit(500, 500, nights))
        .setUp(api.tools);
      await meet(made);
      const kinds = (await alarmsOf(made)).map((alarm) => alarm.kind);
      if (forbidden) expect(kinds).toContain('breach');
      else expect(kinds).toEqual([]);
    });

    it('end a breach when they end, in the middle of it', async () => {
      api.clock.set(Date.parse('2026-11-17T00:54:00Z'));
      const made = await aCase()
        .of(agency)
        .with(anOrder().withLimit(500, 500, nights))
        .setUp(api.tools);
      await meet(made);
      const open = async () => (await alarmsOf(made)).filter((alarm) => alarm.endedAt === null);
      expect((await open()).map((alarm) => alarm.kind)).toContain('breach');
      api.clock.set(Date.parse('2026-11-17T01:00:05Z'));
      await report([fixAt(api.clock, offset(elsewhere, 50), still)], made.respondent);
      expect(await open()).toEqual([]);
    });
  });

  describe('zones', () => {
    it('hold at their own hours, across midnight too', async () => {
      const zone = aZone().around(home.longitude, home.latitude, 300).withRing(300).during(nights);
      for (const [time, kinds] of [
        ['2026-11-23T15:00:00Z', []],
        ['2026-11-24T00:00:00Z', ['breach']],
      ] as const) {
        api.clock.set(Date.parse(time));
        const made = await aCase().of(agency).with(anOrder().withZone(zone)).setUp(api.tools);
        await report(walk(api.clock, home, 1_000, 0), made.respondent);
        expect((await alarmsOf(made)).map((alarm) => alarm.kind)).toEqual(
          kinds.length > 0 ? expect.arrayContaining(kinds as never) : [],
        );
      }
    });

    it('of inclusion are broken by leaving them, drawn and made so over HTTP', async () => {
      const made = await aCase().of(agency).with(anOrder()).setUp(api.tools);
      const client = await officer();
      const { body: drawn } = await client.post(`/v1/orders/${made.order.id}/zones`, {
        name: 'house arrest',
        kind: 'inclusion',
        center: [home.longitude, home.latitude],
        radiusMeters: 200,
        warningRingMeters: 0,
      });
      expect(drawn.kind).toBe('inclusion');
      await report(walk(api.clock, home, 0, 100), made.respondent);
      expect(await alarmsOf(made)).toEqual([]);
      await report(walk(api.clock, home, 100, 900), made.respondent);
      expect(await alarmsOf(made)).toMatchObject([{ kind: 'breach', zoneName: 'house arrest' }]);
      const changed = await client.patch(`/v1/zones/${drawn.id}`, { kind: 'exclusion' });
      expect([changed.status, changed.body.kind]).toEqual([200, 'exclusion']);
    });
  });

  describe('parties', () => {
    it('several protected persons of one order: he comes too near to the second alone', async () => {
      const [mother, child] = [aProtectedPerson().withPhone(), aProtectedPerson().named('Child').withPhone()];
      const order = anOrder().withLimit(500, 500).protecting(mother).protecting(child);
      const made = await aCase().of(agency).with(order).setUp(api.tools);
      const shown = await (await officer()).get(`/v1/orders/${made.order.id}`);
      expect(shown.body.parties.filter((party: { role: string }) => party.role === 'protected')).toHaveLength(2);
      await report([fixAt(api.clock, offset(home, 0), still)], made.protectedPeople[0]!);
      await meet(made, made.protectedPeople[1]);
      const breaches = (await alarmsOf(made)).filter((alarm) => alarm.kind === 'breach');
      expect(breaches).toHaveLength(1);
      const [row] = await api.database.rows<{ condition_key: string }>(
        `SELECT condition_key FROM alarm WHERE cell = $1 AND id = $2`,
        [agency.cell, breaches[0].id],
      );
      expect(row!.condition_key).toContain(made.protectedPeople[1]!.id);
    });

    it('several orders of one respondent: each judges him by its own zones', async () => {
      const his = await aRespondent().withBracelet().registered(api.tools, agency.administrator);
      const about = (place: typeof home) =>
        aCase()
          .of(agency)
          .with(
            anOrder()
              .restraining(his)
              .withZone(aZone().around(place.longitude, place.latitude, 300)),
          )
          .setUp(api.tools);
      const [first, second] = [await about(home), await about(elsewhere)];
      await report(walk(api.clock, home, 1_000, 0), his);
      expect((await alarmsOf(first)).map((alarm) => alarm.kind)).toContain('breach');
      expect(await alarmsOf(second)).toEqual([]);
    });
  });
});
