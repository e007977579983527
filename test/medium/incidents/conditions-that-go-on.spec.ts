import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type AlarmDraft, recordAlarms } from '#incidents';
import { newId } from '#domain';
import { SqlIncidentStore } from '#persistence';
import { aCase, anOrder, aZone, type TestCase } from '#testing';
import { TestApi } from '../../support/api.js';
import { walk, type WalkedFix } from '../../support/walks.js';

const home = { longitude: 76.93, latitude: 43.25 };
const hour = 3_600_000;

describe('a condition that goes on after the desk has closed its incident', () => {
  let api: TestApi;
  let made: TestCase;
  let dispatcher: string;

  const report = async (fixes: readonly WalkedFix[]): Promise<void> => {
    for (const fix of fixes) await batch([fix]);
  };
  const batch = async (fixes: readonly WalkedFix[]): Promise<void> => {
    const { status, body } = await api.post('/v1/positions', {
      token: made.respondent.devices[0]!.token,
      body: { fixes },
    });
    expect([status, body.rejected]).toEqual([200, []]);
  };
  const incidents = () => api.incidents(dispatcher);
  const close = async (incidentId: string): Promise<void> => {
    for (const [step, body] of [['acknowledge'], ['close', { outcome: 'other' }]] as const) {
      const { status } = await api.post(`/v1/incidents/${incidentId}/${step}`, {
        token: dispatcher,
        ...(body && { body }),
      });
      expect(status).toBe(200);
    }
  };
  const deskDeliveriesOf = async (incidentId: string): Promise<number> => {
    const { body } = await api.get(`/v1/incidents/${incidentId}/deliveries`, { token: dispatcher });
    return body.deliveries.filter((delivery: { recipient: string }) => delivery.recipient === 'desk').length;
  };

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());

  beforeEach(async () => {
    const order = anOrder().withZone(aZone().around(home.longitude, home.latitude, 300).withRing(300));
    made = await aCase().with(order).setUp(api.tools);
    dispatcher = await api.login(made.agency.member('dispatcher'));
  });

  describe('a breach', () => {
    beforeEach(async () => {
      await report(walk(api.clock, home, 900, 50));
      const [incident] = await incidents();
      await close(incident!.id);
    });

    it('is not raised again by the fixes that follow', async () => {
      const [before] = await incidents();
      await report(walk(api.clock, home, 50, 0, 1));
      await report(walk(api.clock, home, 0, 50, 1));
      const [after, ...others] = await incidents();
      expect(others).toEqual([]);
      expect(after).toMatchObject({ status: 'closed', outcome: 'other' });
      expect(after!.alarms.map((alarm) => alarm.id)).toEqual(before!.alarms.map((alarm) => alarm.id));
    });

    it.each([
      ['reopens its incident', 0],
      ['opens another incident, when the closing is long past,', 2 * hour],
    ])('%s when it ended and begins anew', async (_, later) => {
      await report(walk(api.clock, home, 50, 1_500));
      api.clock.move(later);
      dispatcher = await api.login(made.agency.member('dispatcher'));
      await report(walk(api.clock, home, 1_500, 50));
      const [newest, ...older] = await incidents();
      const all = [newest!, ...older];
      expect(all).toHaveLength(later === 0 ? 1 : 2);
      expect(newest).toMatchObject({ status: 'open', severity: 'critical', outcome: null });
      const breaches = all.flatMap(({ alarms }) => alarms).filter((alarm) => alarm.kind === 'breach');
      expect(breaches.map((alarm) => alarm.endedAt === null)).toEqual([true, false]);
    });
  });

  it('an approach that was a notice is a new alarm when it becomes urgent, and told to the desk', async () => {
    await report(walk(api.clock, home, 900, 520, 1.4));
    const [notice] = await incidents();
    expect(notice!.alarms).toMatchObject([{ kind: 'approach', severity: 'notice', endedAt: null }]);
    await close(notice!.id);
    const told = await deskDeliveriesOf(notice!.id);
    await report(walk(api.clock, home, 520, 420, 1.4));
    const [incident, ...others] = await incidents();
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ id: notice!.id, status: 'open', severity: 'urgent' });
    expect(incident!.alarms).toMatchObject([
      { kind: 'approach', severity: 'urgent', endedAt: null },
      { kind: 'approach', severity: 'notice', endedAt: expect.any(String) },
    ]);
    expect(await deskDeliveriesOf(notice!.id)).toBe(told + 1);
    const { body } = await api.get(`/v1/incidents/${notice!.id}/events`, { token: dispatcher });
    const kinds = body.events.map((event: { kind: string }) => event.kind);
    expect(kinds.slice(kinds.indexOf('closed'))).toEqual(['closed', 'alarm_ended', 'reopened', 'alarm_raised']);
  });

  it('begins, ends and begins within one request: two alarms, one of them open', async () => {
    await batch([
      ...walk(api.clock, home, 900, 50),
      ...walk(api.clock, home, 50, 1_500),
      ...walk(api.clock, home, 1_500, 50),
    ]);
    const [incident] = await incidents();
    const breaches = incident!.alarms.filter((alarm) => alarm.kind === 'breach');
    expect(breaches.map((alarm) => alarm.endedAt === null).sort()).toEqual([false, true]);
  });

  it('ends and begins within one request: the open one ends, another begins', async () => {
    await report(walk(api.clock, home, 900, 50));
    await batch([...walk(api.clock, home, 50, 1_500), ...walk(api.clock, home, 1_500, 50)]);
    const [incident] = await incidents();
    const breaches = incident!.alarms.filter((alarm) => alarm.kind === 'breach');
    expect(breaches.map((alarm) => alarm.endedAt === null)).toEqual([true, false]);
  });

  describe('silence', () => {
    const silence = (phase: AlarmDraft['phase'], severity: AlarmDraft['severity']): AlarmDraft => ({
      agencyId: made.agency.id,
      orderId: made.order.id,
      incidentPersonId: made.protectedPerson.id,
      protectedPersonIds: [made.protectedPerson.id],
      kind: 'silence',
      severity,
      phase,
      conditionKey: `silence:device:${made.respondent.devices[0]!.id}`,
      personId: made.respondent.id,
      deviceId: made.respondent.devices[0]!.id,
      zoneId: null,
      at: api.clock.now(),
      late: false,
      decision: { rule: 'silence', policyVersion: 1, fixIds: [], numbers: { unheardSeconds: 900 } },
    });
    const record = (...drafts: AlarmDraft[]) =>
      api.database.transaction((sql) =>
        recordAlarms(new SqlIncidentStore(sql, made.cell), drafts, api.clock.now(), {
          newId,
          readyChannels: new Set(),
        }),
      );

    beforeEach(async () => {
      await record(silence('began', 'notice'));
      const [incident] = await incidents();
      await close(incident!.id);
      api.clock.move(60_000);
    });

    it('that comes in reach is a new alarm and reopens the incident', async () => {
      await record(silence('changed', 'urgent'));
      const [incident] = await incidents();
      expect(incident).toMatchObject({ status: 'open', severity: 'urgent' });
      expect(incident!.alarms.map(({ severity, endedAt }) => [severity, endedAt === null])).toEqual([
        ['urgent', true],
        ['notice', false],
      ]);
    });

    it('no graver than what was closed is only noted', async () => {
      await record(silence('changed', 'notice'));
      const [incident] = await incidents();
      expect(incident!.status).toBe('closed');
      expect(incident!.alarms).toHaveLength(1);
    });

    it('that ends leaves the incident closed, and raises when it begins anew', async () => {
      await record(silence('ended', 'notice'));
      expect((await incidents())[0]!.status).toBe('closed');
      await record(silence('began', 'notice'));
      const [incident] = await incidents();
      expect(incident!.status).toBe('open');
      expect(incident!.alarms.map((alarm) => alarm.endedAt === null)).toEqual([true, false]);
    });

    it('that ends, begins, ends and begins within one batch leaves one alarm open', async () => {
      const [ended, began] = [silence('ended', 'notice'), silence('began', 'notice')];
      await record(ended, began, ended, began);
      const [incident] = await incidents();
      expect(incident!.status).toBe('open');
      expect(incident!.alarms.map((alarm) => alarm.endedAt === null).sort()).toEqual([false, false, true]);
    });

    it('whose alarm is not open at all is raised, not lost', async () => {
      await record(silence('ended', 'notice'));
      await record(silence('changed', 'urgent'));
      const [incident] = await incidents();
      expect(incident!.alarms[0]).toMatchObject({ severity: 'urgent', endedAt: null });
    });
  });
});
