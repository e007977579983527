import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#domain';
import { type AlarmDraft, type CommittedNews, recordAlarms } from '#incidents';
import { SqlDeskStore, SqlIncidentStore } from '#persistence';
import { TestApi } from '../../support/api.js';
import { eventually } from '../../support/eventually.js';
import { PlannedCase, step, toDesk } from './a-planned-case.js';

describe('the run of a response plan', () => {
  let api: TestApi;
  let planned: PlannedCase;
  let at: number;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    // Steps that an earlier test left waiting are not this one's.
    await api.database.count(`DELETE FROM plan_step`);
    planned = await PlannedCase.setUp(api);
    at = api.clock.now();
  });

  it('tells everybody it names, of a breach, in the alarm’s own transaction', async () => {
    const { made } = planned;
    await planned.administrator.patch(`/v1/orders/${made.order.id}`, {
      caseOfficerId: made.agency.member('case_officer').id,
    });
    const kinds = ['breach', 'crossing'] as const;
    const planId = await planned.follow(
      toDesk,
      step('boss', 'supervisor', 0, { alarmKinds: kinds }),
      step('officer', 'case_officer', 0, { alarmKinds: kinds }),
      step('her', 'protected_person', 0, { alarmKinds: kinds }),
      step('friends', 'contacts', 0, { alarmKinds: kinds }),
      step('him', 'respondent', 0, { alarmKinds: kinds }),
      step('next', 'neighbouring_agency', 0, { alarmKinds: kinds }),
    );
    const { id, alarms } = await planned.breach();
    const breach = alarms.find(({ kind }) => kind === 'breach')!;
    const deliveries = (await planned.deliveries(id)).filter(({ alarmId }) => alarmId === breach.id);
    expect(deliveries.map((one) => planned.nameOf(one)).toSorted()).toEqual([
      'case_officer officer',
      'contact contact 1',
      'contact contact 2',
      'desk own',
      'protected_person she',
      'respondent he',
      'supervisor next',
      'supervisor supervisor 1',
      'supervisor supervisor 2',
    ]);
    expect(
      deliveries.every(({ recipient, channel }) => channel === (recipient === 'desk' ? 'console' : 'webhook')),
    ).toBe(true);
    const taken = (await planned.events(id)).filter(({ data }) => data['alarmId'] === breach.id && data['planId']);
    expect(taken.map(({ kind, data }) => [kind, data['step'], data['planId'], data['planVersion']])).toEqual(
      ['desk', 'boss', 'officer', 'her', 'friends', 'him', 'next'].map((name) => ['step_taken', name, planId, 1]),
    );
    const logged = taken.flatMap(({ data }) => data['deliveries'] as { id: string }[]).map((one) => one.id);
    expect(logged.toSorted()).toEqual(deliveries.map((one) => one.id).toSorted());
  });

  it('tells neither him nor her screen of a press, and nobody of whom there is none', async () => {
    await planned.follow(
      toDesk,
      step('him', 'respondent', 0),
      step('her', 'protected_person', 0),
      step('officer', 'case_officer', 0),
    );
    const id = await planned.press();
    expect(await planned.told(id)).toEqual(['desk own']);
    expect(await planned.log(id)).toEqual(['desk', 'officer: nobody_to_tell']);
  });

  it('does not tell the respondent of an alarm about her', async () => {
    await planned.follow(toDesk, step('him', 'respondent', 0));
    const phone = api.asDevice(planned.made.protectedPerson.devices[0]!);
    const fixTime = new Date(at).toISOString();
    await phone.post('/v1/positions', {
      fixes: [{ fixTime, point: { type: 'Point', coordinates: [76.9, 43.2] }, accuracyMeters: 8, alarms: ['strap'] }],
    });
    const [incident] = (await planned.dispatcher.get('/v1/incidents')).body.incidents;
    expect(await planned.log(incident.id)).toEqual(['desk', 'him: nobody_to_tell']);
  });

  it('tells supervisors on duty, and all of them when none is', async () => {
    await planned.follow(toDesk, step('boss', 'supervisor', 0));
    expect(await planned.told(await planned.press())).toEqual([
      'desk own',
      'supervisor supervisor 1',
      'supervisor supervisor 2',
    ]);
    expect((await planned.supervisor.put('/v1/staff/me/duty', { onDuty: true })).body).toMatchObject({ onDuty: true });
    const id = await planned.press();
    expect((await planned.told(id)).slice(3)).toEqual(['desk own', 'supervisor supervisor 1']);
  });

  const climbing = () =>
    planned.follow(
      toDesk,
      step('boss', 'supervisor', 60, { unless: 'acknowledged' }),
      step('next', 'neighbouring_agency', 180, { unless: 'acknowledged' }),
    );

  it('climbs when nobody takes the incident, each delivery that was passed by with its time', async () => {
    await climbing();
    const id = await planned.press();
    const news: CommittedNews[] = [];
    const advance = planned.advancing(news);
    await planned.advanceTo(at, 4, advance);
    expect(await planned.told(id)).toEqual(['desk own']);
    // No console is open: the plan goes on without waiting for its next step.
    await planned.advanceTo(at, 5, advance);
    expect((await planned.told(id)).slice(1)).toEqual(['supervisor supervisor 1', 'supervisor supervisor 2']);
    const [desk] = await planned.deliveries(id);
    expect(desk).toMatchObject({ status: 'escalated', escalatedAt: new Date(at + 5_000).toISOString() });
    await planned.advanceTo(at, 179, advance);
    expect(await planned.told(id)).toHaveLength(3);
    await planned.advanceTo(at, 180, advance);
    expect((await planned.told(id)).slice(3).toSorted()).toEqual(['desk next', 'supervisor next']);
    await planned.advanceTo(at, 800, advance);
    expect(await planned.log(id)).toEqual(['desk', 'boss', 'next']);
    const handedOver = (await planned.events(id)).filter(({ kind }) => kind === 'handed_over');
    expect(handedOver.map(({ data }) => data)).toMatchObject([
      { from: planned.made.agency.id, to: planned.next.id, reason: 'untaken' },
    ]);
    const outside = (await planned.deliveries(id)).filter(({ channel }) => channel !== 'console').map((one) => one.id);
    expect(news.flatMap(({ deliveries }) => deliveries)).toEqual(
      outside.map((one) => ({ id: one, alarmKind: 'panic' })),
    );
    // On its way out of the house a delivery is still to be sent, whatever the plan has done since.
    const bosses = (await planned.deliveries(id)).filter(({ recipient }) => recipient === 'supervisor');
    expect(bosses.map(({ status, escalatedAt }) => [status, escalatedAt])).toEqual([
      ['queued', new Date(at + 180_000).toISOString()],
      ['queued', new Date(at + 180_000).toISOString()],
      ['queued', null],
    ]);
  });

  it('climbs to a desk that can work on it; one of an agency without a desk is told, and gets nothing to work on', async () => {
    await climbing();
    const next = await api.as(planned.next, 'supervisor');
    const id = await planned.press();
    expect((await next.get(`/v1/incidents/${id}`)).status).toBe(404);
    await planned.advanceTo(at, 180);
    expect((await next.post(`/v1/incidents/${id}/acknowledge`)).status).toBe(200);
    expect((await planned.dispatcher.get(`/v1/incidents/${id}`)).body).toMatchObject({ status: 'acknowledged' });

    await api.database.count(`UPDATE agency SET kind = 'court' WHERE id = $1`, [planned.next.id]);
    const other = await PlannedCase.setUp(api, planned.next);
    await other.follow(toDesk, step('next', 'neighbouring_agency', 180, { unless: 'acknowledged' }));
    const begun = api.clock.now();
    const second = await other.press();
    await other.advanceTo(begun, 180);
    expect(await other.told(second)).toEqual(['desk own', 'supervisor next']);
    expect((await next.get(`/v1/incidents/${second}`)).status).toBe(404);
  });

  it('waits for its next step when a console has confirmed; a console that comes late still confirms', async () => {
    await climbing();
    const token = await api.login(planned.made.agency.member('dispatcher'));
    const console = await api.console(token);
    const id = await planned.press();
    await eventually(
      () => planned.deliveries(id),
      ([desk]) => desk?.status === 'delivered',
    );
    await planned.advanceTo(at, 59);
    expect(await planned.told(id)).toEqual(['desk own']);
    await planned.advanceTo(at, 60);
    expect(await planned.told(id)).toHaveLength(3);
    console.close();

    at = api.clock.now();
    const other = await PlannedCase.setUp(api);
    await other.follow(toDesk, step('boss', 'supervisor', 60, { unless: 'acknowledged' }));
    const unseen = await other.press();
    await other.advanceTo(at, 5);
    expect((await other.deliveries(unseen))[0]).toMatchObject({ status: 'escalated', deliveredAt: null });
    const { cell, agency } = other.made;
    const [desk] = await other.deliveries(unseen);
    await new SqlDeskStore(api.database).confirmAlarm({ cell, agencyId: agency.id }, desk!.alarmId, api.clock.now());
    expect((await other.deliveries(unseen))[0]).toMatchObject({
      status: 'delivered',
      escalatedAt: new Date(at + 5_000).toISOString(),
    });
  });

  it('stops at once what acknowledging makes needless, and goes on with the rest', async () => {
    await planned.follow(
      toDesk,
      step('boss', 'supervisor', 60, { unless: 'acknowledged' }),
      step('sure', 'supervisor', 70, { unless: 'confirmed' }),
      step('her', 'protected_person', 80, { alarmKinds: ['missed_check_in'] }),
      step('friends', 'contacts', 80),
    );
    const id = await planned.press();
    api.clock.move(1_000);
    await planned.dispatcher.post(`/v1/incidents/${id}/acknowledge`);
    expect(await planned.log(id)).toEqual(['desk', 'boss: acknowledged', 'sure: acknowledged']);
    await planned.advanceTo(at, 5);
    await planned.advanceTo(at, 79);
    expect(await planned.told(id)).toEqual(['desk own']);
    await planned.advanceTo(at, 80);
    expect(await planned.log(id)).toEqual(['desk', 'boss: acknowledged', 'sure: acknowledged', 'friends']);
    expect((await planned.told(id)).slice(1)).toEqual(['contact contact 1', 'contact contact 2']);
  });

  it('skips what waited for the want of a confirmation when that has come', async () => {
    await planned.follow(toDesk, step('boss', 'supervisor', 3), step('sure', 'contacts', 60, { unless: 'confirmed' }));
    const id = await planned.press();
    await api.database.count(`UPDATE delivery SET delivered_at = $2 WHERE incident_id = $1`, [id, new Date(at)]);
    await planned.advanceTo(at, 5);
    expect(await planned.log(id)).toEqual(['desk', 'boss', 'sure: confirmed']);
  });

  it('ends with the incident; what reopens it begins anew', async () => {
    await planned.follow(toDesk, step('friends', 'contacts', 60));
    const id = await planned.press();
    await planned.dispatcher.post(`/v1/incidents/${id}/acknowledge`);
    await planned.dispatcher.post(`/v1/incidents/${id}/close`, { outcome: 'false_alarm' });
    expect(await planned.log(id)).toEqual(['desk', 'friends: closed']);
    api.clock.set(at + 10_000);
    expect(await planned.press()).toBe(id);
    await planned.advanceTo(at, 61);
    await planned.advanceTo(at, 70);
    expect(await planned.log(id)).toEqual(['desk', 'friends: closed', 'desk', 'friends']);
  });

  it('takes a new alarm of an incident in work for taken only when a console has confirmed it', async () => {
    await climbing();
    const id = await planned.press();
    await planned.dispatcher.post(`/v1/incidents/${id}/acknowledge`);
    api.clock.set(at + 600_000);
    await planned.press();
    await planned.advanceTo(at, 605);
    expect((await planned.log(id)).slice(3)).toEqual(['desk', 'boss']);
  });

  it('tells contacts one after another, in the order she chose, until somebody takes it', async () => {
    await planned.follow(toDesk, step('friends', 'contacts', 0, { eachAfterSeconds: 30, unless: 'acknowledged' }));
    const id = await planned.press();
    expect(await planned.told(id)).toEqual(['desk own', 'contact contact 1']);
    await planned.advanceTo(at, 29);
    expect(await planned.told(id)).toHaveLength(2);
    await planned.advanceTo(at, 30);
    expect((await planned.told(id)).slice(2)).toEqual(['contact contact 2']);
    await planned.advanceTo(at, 300);
    expect(await planned.told(id)).toHaveLength(3);

    at = api.clock.now();
    const other = await PlannedCase.setUp(api);
    await other.follow(toDesk, step('friends', 'contacts', 0, { eachAfterSeconds: 30, unless: 'acknowledged' }));
    const taken = await other.press();
    await other.dispatcher.post(`/v1/incidents/${taken}/acknowledge`);
    await other.advanceTo(at, 60);
    expect(await other.log(taken)).toEqual(['desk', 'friends', 'friends: acknowledged']);
  });

  it('keeps to the version with which it began', async () => {
    await planned.follow(toDesk, step('boss', 'supervisor', 60));
    const id = await planned.press();
    await planned.follow(toDesk, step('friends', 'contacts', 10));
    await planned.advanceTo(at, 61);
    expect(await planned.log(id)).toEqual(['desk', 'boss']);
    const [, boss] = (await planned.events(id)).filter(({ kind }) => kind === 'step_taken');
    expect(boss!.data).toMatchObject({ planVersion: 1 });
    await planned.press();
    await planned.advanceTo(at, 90);
    expect(await planned.log(id)).toEqual(['desk', 'boss', 'desk', 'friends']);
  });

  it('keeps to the hours of the day of its agency', async () => {
    // The test begins at 14:00 in Almaty.
    const [day, night] = [
      { from: '06:00', to: '22:00' },
      { from: '22:00', to: '06:00' },
    ];
    await planned.follow(
      toDesk,
      step('boss', 'supervisor', 3, { between: night }),
      step('friends', 'contacts', 3, { between: day }),
    );
    const id = await planned.press();
    await planned.advanceTo(at, 3);
    expect(await planned.log(id)).toEqual(['desk', 'boss: time_of_day', 'friends']);
  });

  it('begins the steps of the graver alarm when one grows, and asks consoles to confirm it', async () => {
    await planned.follow(toDesk, step('friends', 'contacts', 0, { severities: ['critical', 'urgent'] }));
    const { made } = planned;
    const draft = (severity: 'notice' | 'urgent', phase: 'began' | 'changed'): AlarmDraft => ({
      agencyId: made.agency.id,
      orderId: made.order.id,
      incidentPersonId: made.protectedPerson.id,
      protectedPersonIds: [made.protectedPerson.id],
      kind: 'approach',
      severity,
      phase,
      conditionKey: 'approach:1',
      personId: made.respondent.id,
      deviceId: null,
      zoneId: null,
      at,
      late: false,
      decision: { rule: 'approach', policyVersion: 0, fixIds: [], numbers: {} },
    });
    const record = (...drafts: AlarmDraft[]) =>
      api.database.transaction((sql) => {
        const context = { newId, readyChannels: new Set(['webhook'] as const) };
        return recordAlarms(new SqlIncidentStore(sql, made.cell), drafts, api.clock.now(), context);
      });
    const { incidentIds } = await record(draft('notice', 'began'));
    const id = incidentIds[0]!;
    expect(await planned.told(id)).toEqual(['desk own']);
    await record(draft('urgent', 'changed'));
    expect(await planned.told(id)).toEqual(['desk own', 'desk own', 'contact contact 1', 'contact contact 2']);
    expect((await planned.events(id)).filter(({ data }) => data['grew'])).toHaveLength(1);
    await record(draft('urgent', 'changed'));
    expect(await planned.told(id)).toHaveLength(4);
  });
});
