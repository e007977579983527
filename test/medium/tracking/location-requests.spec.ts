import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { StaffRole } from '#domain';
import { aCase, anAgency, anOrder, aProtectedPerson, aRespondent, type TestCase, type TestPerson } from '#testing';
import { ExpireLocationRequests } from '../../../apps/api/src/locations/expire-location-requests.js';
import { type Answer, TestApi, type TestClient, type TestConsole } from '../../support/api.js';
import { entriesOf } from '../../support/opened.js';
import { fixAt, offset } from '../../support/walks.js';

const away = { longitude: 76.85, latitude: 43.2 };
const reason = 'A neighbour calls: screams at this flat';
const tenMinutes = 10 * 60_000;

describe('the answer to who asks where a party is', () => {
  let api: TestApi;
  let made: TestCase;
  let dispatcher: TestClient;
  let supervisor: TestClient;
  let respondent: TestPerson;
  const open: TestConsole[] = [];

  const ask = (client = dispatcher, body: object = { personId: respondent.id, reason }): Promise<Answer<any>> =>
    client.post(`/v1/orders/${made.order.id}/location-requests`, body);
  const read = (id: string, client = dispatcher) => client.get(`/v1/location-requests/${id}`);
  const report = (fixes: unknown[], person = respondent): Promise<Answer<any>> =>
    api.asDevice(person.devices[0]!).post('/v1/positions', { fixes });
  const press = () =>
    api.asDevice(made.protectedPerson.devices[0]!).post('/v1/panics', {
      id: randomUUID(),
      pressedAt: new Date(api.clock.now()).toISOString(),
      trigger: 'button',
    });
  const connect = async (role: 'dispatcher' | 'supervisor' | 'auditor'): Promise<TestConsole> => {
    const console = await api.console(await api.login(made.agency.member(role)));
    open.push(console);
    return console;
  };
  const audited = (
    requestId: string,
  ): Promise<{ action: string; actorId: string; reason: string | null; result: string }[]> =>
    entriesOf(
      api.database,
      `SELECT action, actor_id AS "actorId", reason, result FROM audit_entry WHERE object_id = $1 ORDER BY sequence`,
      [requestId],
    );
  const metric = async (line: string): Promise<number> => {
    const { body } = await api.get<string>('/metrics');
    return Number(
      body
        .split('\n')
        .find((one) => one.startsWith(`${line} `))
        ?.split(' ')
        .at(-1) ?? 0,
    );
  };
  const expire = () => api.app.get(ExpireLocationRequests).expire();

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    const agency = anAgency().withStaff('dispatcher', 'supervisor', 'case_officer', 'court', 'auditor');
    const order = anOrder()
      .withZone()
      .restraining(aRespondent().withPhone().withBracelet())
      .protecting(aProtectedPerson().withPhone());
    made = await aCase().of(agency).with(order).setUp(api.tools);
    respondent = made.respondent;
    dispatcher = await api.as(made.agency, 'dispatcher');
    supervisor = await api.as(made.agency, 'supervisor');
  });
  afterEach(() => open.splice(0).forEach((console) => console.close()));

  describe('the answer', () => {
    it('is the first fix made after the asking; the reply before it asks the device', async () => {
      const before = {
        answered: await metric('qalqan_location_requests_total{status="answered"}'),
        count: await metric('qalqan_location_request_seconds_count'),
      };
      const early = fixAt(api.clock, offset(away, 0));
      api.clock.move(60_000);
      const { body: asked } = await ask();
      api.clock.move(2_000);

      const late = await report([early]);
      expect(late.body).toMatchObject({ accepted: 1, directive: { reportEverySeconds: 5, locateNow: true } });
      expect((await report([early])).body.directive).toEqual({ reportEverySeconds: 5, locateNow: true });
      expect((await read(asked.id)).body.status).toBe('waiting');

      api.clock.move(3_000);
      const fix = fixAt(api.clock, offset(away, 500));
      const told = await report([fix]);
      expect(told.body.directive.locateNow).toBeUndefined();
      const { body } = await read(asked.id);
      expect(body).toMatchObject({
        status: 'answered',
        answeredAt: new Date(api.clock.now()).toISOString(),
        answer: {
          fixTime: fix.fixTime,
          receivedAt: new Date(api.clock.now()).toISOString(),
          deviceId: respondent.devices[0]!.id,
          accuracyMeters: 8,
          mock: false,
          secondsToFix: 5,
        },
      });
      expect(body.answer.point.coordinates[0]).toBeCloseTo(fix.point.coordinates[0], 7);
      expect(await metric('qalqan_location_requests_total{status="answered"}')).toBe(before.answered + 1);
      expect(await metric('qalqan_location_request_seconds_count')).toBe(before.count + 1);

      const [row] = await api.database.rows<{ asked: unknown }>(`SELECT asked FROM watch WHERE order_id = $1`, [
        made.order.id,
      ]);
      expect(row).toEqual({ asked: null });
    });

    it('is the newest of several, and one answer serves all who asked for this person', async () => {
      const [first, second, other] = [
        await ask(),
        await ask(supervisor),
        await ask(dispatcher, { personId: made.protectedPerson.id, reason }),
      ];
      const fixes = [1, 2, 3].map((step) => {
        api.clock.move(5_000);
        return fixAt(api.clock, offset(away, step * 10));
      });
      await report(fixes.toReversed());
      for (const [asked, client] of [
        [first, dispatcher],
        [second, supervisor],
      ] as const)
        expect((await read(asked.body.id, client)).body.answer.fixTime).toBe(fixes[2]!.fixTime);
      expect((await read(other.body.id)).body.status).toBe('waiting');
      const protectedReply = await report(
        [{ ...fixAt(api.clock, offset(away, 0)), fixTime: fixes[0]!.fixTime }],
        made.protectedPerson,
      );
      expect(protectedReply.body.directive.locateNow).toBeUndefined();
    });

    it('comes from no device whose clock is ahead and whose report came before', async () => {
      const ahead = { ...fixAt(api.clock, offset(away, 0)), fixTime: new Date(api.clock.now() + 90_000).toISOString() };
      await report([ahead]);
      const { body } = await ask();
      expect((await report([ahead])).body).toMatchObject({ duplicates: 1, directive: { locateNow: true } });
      expect((await read(body.id)).body.status).toBe('waiting');
    });

    it('may come from a clock that shows whole seconds, in the second of the asking', async () => {
      const second = Math.ceil(api.clock.now() / 1_000) * 1_000;
      const madeAt = (milliseconds: number) => ({
        ...fixAt(api.clock, offset(away, milliseconds / 100)),
        fixTime: new Date(second + milliseconds).toISOString(),
      });
      api.clock.set(second + 700);
      const { body } = await ask();
      await report([madeAt(400)]);
      expect((await read(body.id)).body.status).toBe('waiting');
      await report([madeAt(0)]);
      expect((await read(body.id)).body.status).toBe('answered');
      api.clock.set(second + 1_000);
    });

    it('is asked for by the reply to a report without a position too', async () => {
      await ask();
      const { body } = await report([{ fixTime: new Date(api.clock.now()).toISOString(), alarms: ['low_battery'] }]);
      expect(body.directive).toEqual({ reportEverySeconds: 5, locateNow: true });
    });

    it('is read by the asker and by a supervisor with a reason; an auditor sees that it was, not where', async () => {
      const { body } = await ask();
      api.clock.move(1_000);
      await report([fixAt(api.clock, offset(away, 0))]);
      expect((await read(body.id)).body.answer).not.toBeNull();
      expect((await read(body.id, await api.as(made.agency, 'case_officer'))).status).toBe(404);
      const auditor = await read(body.id, await api.as(made.agency, 'auditor'));
      expect(auditor.body).toMatchObject({ status: 'answered', reason, answer: null });
      expect((await read(body.id, await api.as(made.agency, 'court'))).status).toBe(403);

      const refused = await read(body.id, supervisor);
      expect([refused.status, refused.body.code]).toEqual([403, 'reason_required']);
      await press();
      expect((await read(body.id, supervisor)).body.answer).not.toBeNull();
      const entry = (role: StaffRole, action: string, given: string | null, result: string) => ({
        action: `location.${action}`,
        actorId: made.agency.member(role).id,
        reason: given,
        result,
      });
      expect(await audited(body.id)).toEqual([
        entry('dispatcher', 'ask', reason, 'allowed'),
        entry('dispatcher', 'read', reason, 'allowed'),
        entry('case_officer', 'read', null, 'refused'),
        entry('court', 'read', null, 'refused'),
        entry('supervisor', 'read', null, 'refused'),
        entry('supervisor', 'read', null, 'allowed'),
      ]);
    });

    it('asked for in an incident, needs a reason once the incident is closed', async () => {
      const { body: pressed } = await press();
      const { body } = await ask(dispatcher, { personId: respondent.id });
      await report([fixAt(api.clock, offset(away, 0))]);
      await dispatcher.post(`/v1/incidents/${pressed.incidentId}/acknowledge`);
      await dispatcher.post(`/v1/incidents/${pressed.incidentId}/close`, { outcome: 'test' });
      expect((await read(body.id)).status).toBe(403);
      const headers = { authorization: `Bearer ${await api.login(made.agency.member('dispatcher'))}` };
      const url = `/v1/location-requests/${body.id}`;
      const answer = await api.send({ method: 'GET', url, headers: { ...headers, 'x-access-reason': 'court asks' } });
      expect([answer.status, answer.body.answer?.secondsToFix]).toEqual([200, 0]);
    });
  });

  describe('the consoles', () => {
    it('of the asker get the answer, those of nobody else; reading it is in the audit chain', async () => {
      const [own, second, others] = [
        await connect('dispatcher'),
        await connect('dispatcher'),
        await connect('supervisor'),
      ];
      const { body: asked } = await ask();
      api.clock.move(4_000);
      const fix = fixAt(api.clock, offset(away, 0));
      await report([fix]);
      for (const console of [own, second]) {
        await console.untilSeen('location.answered');
        expect(console.of('location.answered')).toEqual([
          {
            cursor: expect.any(String),
            at: expect.any(String),
            requestId: asked.id,
            orderId: made.order.id,
            personId: respondent.id,
            fixTime: fix.fixTime,
            receivedAt: expect.any(String),
            deviceId: respondent.devices[0]!.id,
            point: { type: 'Point', coordinates: expect.any(Array) },
            accuracyMeters: 8,
            mock: false,
            secondsToFix: 4,
          },
        ]);
      }
      const asker = made.agency.member('dispatcher').id;
      expect(await audited(asked.id)).toMatchObject([
        { action: 'location.ask' },
        { action: 'location.read', actorId: asker, reason },
      ]);
      // What comes after it has been sent, so what was to come before it has been too.
      await press();
      await others.untilSeen('alarm.raised');
      expect(others.of('location.answered')).toEqual([]);
    });

    it('of the asker are told when nothing answered in time; a fix after that answers nothing', async () => {
      const console = await connect('dispatcher');
      await expire();
      const before = await metric('qalqan_location_requests_total{status="expired"}');
      const { body: asked } = await ask();
      api.clock.move(tenMinutes - 1);
      await expire();
      expect((await read(asked.id)).body.status).toBe('waiting');
      api.clock.move(1);
      expect((await read(asked.id)).body.status).toBe('expired');
      await expire();
      const after = await metric('qalqan_location_requests_total{status="expired"}');
      expect(after).toBeGreaterThan(before);
      await expire();
      expect(await metric('qalqan_location_requests_total{status="expired"}')).toBe(after);
      await console.untilSeen('location.expired');
      expect(console.of('location.expired')).toMatchObject([{ requestId: asked.id, orderId: made.order.id }]);

      const { body } = await report([fixAt(api.clock, offset(away, 0))]);
      expect(body.directive.locateNow).toBeUndefined();
      expect((await read(asked.id)).body).toMatchObject({ status: 'expired', answer: null });
      const [row] = await api.database.rows<{ asked: unknown }>(`SELECT asked FROM watch WHERE order_id = $1`, [
        made.order.id,
      ]);
      expect(row).toEqual({ asked: null });
    });

    it('of an auditor get nothing of it', async () => {
      const [auditor, own] = [await connect('auditor'), await connect('dispatcher')];
      await ask();
      await report([fixAt(api.clock, offset(away, 0))]);
      await own.untilSeen('location.answered');
      await press();
      await auditor.untilSeen('alarm.raised');
      expect(auditor.of('location.answered')).toEqual([]);
    });
  });
});
