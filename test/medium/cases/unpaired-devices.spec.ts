import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { device } from '#contracts';
import { aCase, anAgency, anOrder, aProtectedPerson, aRespondent, type TestAgency, type TestCase } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { fixAt, offset } from '../../support/walks.js';

const farAway = { longitude: 76.7, latitude: 43.1 };

describe('a device unpaired or given to another person', () => {
  let api: TestApi;
  let agency: TestAgency;
  let officer: TestClient;
  let desk: TestClient;
  let stranger: TestClient;
  let made: TestCase;

  const incidentsOf = async (orderId: string): Promise<any[]> =>
    (await desk.get('/v1/incidents')).body.incidents.filter((each: { orderId: string }) => each.orderId === orderId);
  const alarmsOf = async (orderId = made.order.id): Promise<any[]> =>
    (await incidentsOf(orderId)).flatMap((incident) => incident.alarms);
  const bracelet = () => made.respondent.devices[0]!;
  const revoke = (id: string, client = officer) => client.post(`/v1/devices/${id}/revoke`);
  const assign = (id: string, personId: string, client = officer) => client.patch(`/v1/devices/${id}`, { personId });
  const somebody = async (): Promise<string> => (await aRespondent().registered(api.tools, agency.administrator)).id;

  beforeAll(async () => {
    api = await TestApi.start();
    agency = await anAgency().withStaff('case_officer', 'dispatcher').founded(api.tools);
    officer = await api.as(agency, 'case_officer');
    desk = await api.as(agency, 'dispatcher');
    stranger = await api.as(await anAgency().named('Other').founded(api.tools), 'administrator');
  });
  beforeEach(async () => {
    const channel = { channel: 'webhook' as const, url: 'http://127.0.0.1:9/', secret: 'secret-of-the-contact' };
    const order = anOrder().withZone().protecting(aProtectedPerson().withPhone().withContact(channel));
    made = await aCase().of(agency).with(order).setUp(api.tools);
  });
  afterAll(() => api.close());

  it('revoked, is one urgent alarm of the order, with its incident and its deliveries', async () => {
    await api.asDevice(bracelet()).post('/v1/positions', { fixes: [fixAt(api.clock, offset(farAway, 0))] });
    expect((await revoke(bracelet().id)).status).toBe(200);
    const [incident, ...others] = await incidentsOf(made.order.id);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ status: 'open', severity: 'urgent', personId: made.protectedPerson.id });
    expect(incident.alarms).toMatchObject([
      {
        kind: 'unpaired',
        severity: 'urgent',
        personId: made.respondent.id,
        personRole: 'respondent',
        deviceId: bracelet().id,
        at: new Date(api.clock.now()).toISOString(),
        endedAt: null,
        late: false,
        decision: { rule: 'unpaired', policyVersion: made.order.version, fixIds: [expect.any(String)] },
      },
    ]);
    const { deliveries } = (await desk.get(`/v1/incidents/${incident.id}/deliveries`)).body;
    expect(deliveries.map((each: { recipient: string; channel: string }) => [each.recipient, each.channel])).toEqual(
      expect.arrayContaining([
        ['desk', 'console'],
        ['contact', 'webhook'],
      ]),
    );
    expect(deliveries).toHaveLength(2);
    expect((await revoke(bracelet().id)).status).toBe(409);
    expect(await alarmsOf()).toHaveLength(1);
  });

  it('is on the consoles at once', async () => {
    const console = await api.console(await api.login(agency.member('dispatcher')));
    await revoke(bracelet().id);
    await console.until(() => console.of('alarm.raised').some(({ alarm }) => alarm.deviceId === bracelet().id));
    console.close();
  });

  it('never ends by itself; closing ends it, and the watch knows the device no more', async () => {
    await revoke(bracelet().id);
    const second = (await officer.post('/v1/devices', { personId: made.respondent.id, kind: 'bracelet' })).body;
    api.clock.move(60_000);
    await api.asDevice(second).post('/v1/positions', { fixes: [fixAt(api.clock, offset(farAway, 0))] });
    expect((await alarmsOf())[0].endedAt).toBeNull();
    const [{ id }] = await incidentsOf(made.order.id);
    await desk.post(`/v1/incidents/${id}/acknowledge`);
    expect((await desk.post(`/v1/incidents/${id}/close`, { outcome: 'resolved' })).status).toBe(200);
    expect((await alarmsOf())[0].endedAt).not.toBeNull();
    const [watch] = await api.database.rows<{ state: { d: object; o: object } }>(
      `SELECT state FROM watch WHERE cell = $1 AND order_id = $2`,
      [agency.cell, made.order.id],
    );
    expect([Object.keys(watch!.state.d), watch!.state.o]).toEqual([[second.id], {}]);
    await revoke(second.id);
    expect((await alarmsOf()).map((alarm) => [alarm.deviceId, alarm.endedAt === null])).toEqual(
      expect.arrayContaining([
        [bracelet().id, false],
        [second.id, true],
      ]),
    );
  });

  it('given to another person, is an alarm where the former one is watched, and reports for the new one', async () => {
    const before = await aCase().of(agency).with(anOrder().withZone()).setUp(api.tools);
    const { status, body } = await assign(bracelet().id, before.respondent.id);
    expect(status).toBe(200);
    expect(device.strict().parse(body)).toMatchObject({ personId: before.respondent.id, revokedAt: null });
    expect(await alarmsOf()).toMatchObject([{ kind: 'unpaired', personId: made.respondent.id }]);
    expect(await alarmsOf(before.order.id)).toEqual([]);
    const fix = { ...fixAt(api.clock, offset(farAway, 0)), alarms: ['strap'] };
    await api.asDevice(bracelet()).post('/v1/positions', { fixes: [fix] });
    expect(await alarmsOf(before.order.id)).toMatchObject([{ kind: 'tamper', personId: before.respondent.id }]);
    expect(await alarmsOf()).toHaveLength(1);
    const actions = await api.database.rows(
      `SELECT action FROM audit_entry WHERE agency_id = $1 AND object_id = $2 ORDER BY sequence`,
      [agency.id, bracelet().id],
    );
    expect(actions.map((row: any) => row.action)).toEqual(['device.enrol', 'device.assign']);
  });

  it('given from one party of an order to the other, is remembered as nobody’s', async () => {
    await api.asDevice(bracelet()).post('/v1/positions', { fixes: [fixAt(api.clock, offset(farAway, 0))] });
    await assign(bracelet().id, made.protectedPerson.id);
    const [watch] = await api.database.rows<{ state: { d: object } }>(
      `SELECT state FROM watch WHERE cell = $1 AND order_id = $2`,
      [agency.cell, made.order.id],
    );
    expect(watch!.state.d).toEqual({});
    expect(await alarmsOf()).toMatchObject([{ kind: 'unpaired', personRole: 'respondent' }]);
  });

  it('of a protected person is a notice while she is heard through another one, else urgent', async () => {
    const [old] = made.protectedPerson.devices;
    const fresh = (await officer.post('/v1/devices', { personId: made.protectedPerson.id, kind: 'phone' })).body;
    await api.asDevice(fresh).post('/v1/positions', { fixes: [fixAt(api.clock, offset(farAway, 0))] });
    await revoke(old!.id);
    expect(await alarmsOf()).toMatchObject([{ kind: 'unpaired', severity: 'notice', personRole: 'protected' }]);
    await revoke(fresh.id);
    expect((await incidentsOf(made.order.id))[0].severity).toBe('urgent');
  });

  it('is an alarm of every order that watches the person', async () => {
    const his = await aRespondent().withBracelet().registered(api.tools, agency.administrator);
    const about = () => aCase().of(agency).with(anOrder().withZone().restraining(his)).setUp(api.tools);
    const orders = [await about(), await about()];
    await revoke(his.devices[0]!.id);
    for (const { order } of orders) expect(await alarmsOf(order.id)).toMatchObject([{ kind: 'unpaired' }]);
  });

  it.each<[string, () => Promise<string>]>([
    [
      'who has no order',
      async () => (await aRespondent().withBracelet().registered(api.tools, agency.administrator)).devices[0]!.id,
    ],
    [
      'of a draft',
      async () =>
        (await anOrder().asDraft().withZone().issued(api.tools, agency.administrator)).respondent.devices[0]!.id,
    ],
    [
      'of an order that begins tomorrow',
      async () =>
        (await anOrder().valid(86_400_000, null).withZone().issued(api.tools, agency.administrator)).respondent
          .devices[0]!.id,
    ],
    [
      'of a revoked order',
      async () => {
        await officer.post(`/v1/orders/${made.order.id}/revoke`);
        return bracelet().id;
      },
    ],
  ])('of a person %s is no alarm', async (_, deviceOf) => {
    const id = await deviceOf();
    expect((await revoke(id)).status).toBe(200);
    expect(
      await api.database.rows(`SELECT 1 FROM alarm WHERE cell = $1 AND device_id = $2`, [agency.cell, id]),
    ).toEqual([]);
  });

  it('is no alarm when only its settings change, or it is given to whoever has it', async () => {
    await officer.patch(`/v1/devices/${bracelet().id}`, { tokenInQueryAllowed: true });
    await officer.post(`/v1/devices/${bracelet().id}/rotate-token`);
    expect((await assign(bracelet().id, made.respondent.id)).status).toBe(200);
    expect(await alarmsOf()).toEqual([]);
  });

  it('is neither unpaired nor an alarm when asked by whom it does not belong to', async () => {
    const foreigner = await aProtectedPerson().registered(
      api.tools,
      (await anAgency().founded(api.tools)).administrator,
    );
    const answers = await Promise.all([
      revoke(bracelet().id, stranger),
      assign(bracelet().id, await somebody(), stranger),
      revoke(bracelet().id, desk),
      assign(bracelet().id, await somebody(), desk),
      assign(bracelet().id, foreigner.id),
      assign(bracelet().id, api.tools.newId()),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([404, 404, 403, 403, 422, 422]);
    expect(answers[4].body.errors[0].path).toBe('personId');
    expect(answers[5].body).toEqual(answers[4].body);
    expect((await officer.get(`/v1/devices/${bracelet().id}`)).body).toMatchObject({
      personId: made.respondent.id,
      revokedAt: null,
    });
    expect(await alarmsOf()).toEqual([]);
  });

  it('stays paired when its alarm cannot be recorded', async () => {
    await api.database.count(`UPDATE watch SET rules = 'null' WHERE cell = $1 AND order_id = $2`, [
      agency.cell,
      made.order.id,
    ]);
    expect((await revoke(bracelet().id)).status).toBe(500);
    expect((await officer.get(`/v1/devices/${bracelet().id}`)).body.revokedAt).toBeNull();
  });
});
