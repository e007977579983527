import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  importSmsKey,
  makePhoneKey,
  PhoneCredentials,
  type SmsCredentials,
  type SmsPress,
  writeSmsPress,
} from '#contracts';
import { aCase, anOrder, aProtectedPerson, type TestCase } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { enrol, phonesReach } from '../../support/test-phone.js';

const secret = 'secret that gateway and house both know';
const minute = 60_000;

describe('a press that comes as an SMS', () => {
  let api: TestApi;
  let made: TestCase;
  let officer: TestClient;
  let dispatcher: TestClient;
  let sms: SmsCredentials;
  let credentials: PhoneCredentials;

  beforeAll(async () => {
    api = await TestApi.start({ SMS_INBOUND_SECRET: secret, SMS_INBOUND_NUMBER: '+77010000000' });
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    made = await aCase().with(anOrder().protecting(aProtectedPerson().withPhone())).setUp(api.tools);
    officer = await api.as(made.agency, 'case_officer');
    dispatcher = await api.as(made.agency, 'dispatcher');
    sms = await enrolled();
  });

  const device = () => made.protectedPerson.devices[0]!.id;
  async function enrolled(): Promise<SmsCredentials> {
    const { code } = (await officer.post(`/v1/devices/${device()}/enrolment-code`)).body;
    const key = await makePhoneKey();
    const { body } = await enrol(api, key, code);
    credentials = new PhoneCredentials(key, body.token);
    return body.sms;
  }
  const aPress = (more: Partial<SmsPress> = {}): SmsPress => ({
    id: randomUUID(),
    pressedAt: api.clock.now() - (api.clock.now() % minute),
    position: { longitude: 76.93, latitude: 43.25, accuracyMeters: 20 },
    ...more,
  });
  const textOf = async (press: SmsPress, { key, shortId } = sms) =>
    writeSmsPress(await importSmsKey(key), shortId, press);
  const bring = (body: object | string, headers: Record<string, string> = { authorization: `Bearer ${secret}` }) =>
    api.send({ method: 'POST', url: '/v1/sms/inbound', headers, payload: body });
  const rows = (id: string) =>
    api.database.rows(
      `SELECT p.trigger, p.pressed_at AS "pressedAt", p.person_id AS "personId", a.kind, i.status FROM panic p
       JOIN alarm a ON a.cell = $1 AND a.id = p.alarm_id JOIN incident i ON i.cell = $1 AND i.id = p.incident_id
       WHERE p.cell = $1 AND p.id = $2`,
      [made.cell, id],
    );
  const fixes = async () => ({
    personId: made.protectedPerson.id,
    points: await api.database.rows(
      `SELECT fix_time AS "fixTime", accuracy_meters AS "accuracyMeters", source, device_id AS "deviceId", mock
       FROM position WHERE cell = $1 AND person_id = $2`,
      [made.cell, made.protectedPerson.id],
    ),
  });

  it('is an incident with the minute of the press, and its place is on the map', async () => {
    expect(sms).toEqual({
      key: expect.stringMatching(/^[\w-]{43}$/),
      shortId: expect.stringMatching(/^[\w-]{7}$/),
      number: '+77010000000',
    });
    const press = aPress();
    const answer = await bring({ from: '+77070000000', text: await textOf(press) });
    expect(answer).toMatchObject({ status: 204, body: undefined });
    expect(await rows(press.id)).toEqual([
      {
        trigger: 'sms',
        pressedAt: new Date(press.pressedAt),
        personId: made.protectedPerson.id,
        ...{ kind: 'panic', status: 'open' },
      },
    ]);
    const { personId, points } = await fixes();
    const [incident] = (await dispatcher.get('/v1/incidents?status=active')).body.incidents.filter(
      (each: any) => each.personId === personId,
    );
    const near = [expect.closeTo(76.93, 4), expect.closeTo(43.25, 4)];
    expect(points).toEqual([
      { fixTime: new Date(press.pressedAt), accuracyMeters: 20, source: 'sms', deviceId: device(), mock: false },
    ]);
    const { features } = (await dispatcher.get(`/v1/incidents/${incident.id}/track`)).body;
    expect(features).toMatchObject([
      { geometry: { coordinates: near }, properties: { personId, role: 'protected', source: 'sms' } },
    ]);
    const { places } = (await dispatcher.get(`/v1/incidents/places?ids=${incident.id}`)).body;
    expect(places).toMatchObject([{ personId, point: { coordinates: near }, accuracyMeters: 20 }]);
  });

  it('is no fix when the phone did not know where it was', async () => {
    const press = aPress({ position: undefined });
    expect((await bring({ text: await textOf(press) })).status).toBe(204);
    expect(await rows(press.id)).toHaveLength(1);
    expect((await fixes()).points).toEqual([]);
  });

  it('is an incident all the same when its place cannot be used', async () => {
    const press = aPress({ position: { longitude: 0, latitude: 0, accuracyMeters: 20 } });
    expect((await bring({ text: await textOf(press) })).status).toBe(204);
    expect(await rows(press.id)).toHaveLength(1);
    expect((await fixes()).points).toEqual([]);
  });

  it('has its place after a network press without one, and once', async () => {
    const press = aPress();
    const payload = { id: press.id, pressedAt: new Date(press.pressedAt).toISOString(), trigger: 'button' };
    const asked = { method: 'POST', url: `${phonesReach}/v1/panics`, id: press.id, now: api.clock.now() };
    const headers = await credentials.headers(asked);
    expect((await api.send({ method: 'POST', url: '/v1/panics', headers, payload })).status).toBe(201);
    const text = await textOf(press);
    for (let times = 0; times < 2; times += 1) expect((await bring({ text })).status).toBe(204);
    expect((await fixes()).points).toHaveLength(1);
  });

  it('is the same press when it comes again, by SMS or by the network', async () => {
    const press = aPress();
    const text = await textOf(press);
    for (let times = 0; times < 3; times += 1) expect((await bring({ text })).status).toBe(204);
    const asked = { method: 'POST', url: `${phonesReach}/v1/panics`, id: press.id, now: api.clock.now() };
    const payload = { id: press.id, pressedAt: new Date(api.clock.now()).toISOString(), trigger: 'button' };
    const headers = await credentials.headers(asked);
    expect((await api.send({ method: 'POST', url: '/v1/panics', headers, payload })).status).toBe(200);
    expect((await fixes()).points).toHaveLength(1);
    const count = async () =>
      (
        await api.database.rows(`SELECT 1 FROM panic WHERE cell = $1 AND person_id = $2`, [
          made.cell,
          made.protectedPerson.id,
        ])
      ).length;
    expect(await count()).toBe(1);
    const other = await aCase()
      .of(made.agency)
      .with(anOrder().protecting(aProtectedPerson().withPhone()))
      .setUp(api.tools);
    const stranger = api.asDevice(other.protectedPerson.devices[0]!);
    const body = { id: press.id, pressedAt: new Date(press.pressedAt).toISOString(), trigger: 'button' };
    expect((await stranger.post('/v1/panics', body)).status).toBe(409);
  });

  it.each([
    ['JSON', { message: true }, 'application/json'],
    ['a form', { Body: true, From: '+77070000000' }, 'application/x-www-form-urlencoded'],
  ])('comes as %s', async (_, fields, type) => {
    const press = aPress({ position: undefined });
    const text = await textOf(press);
    const given = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, value === true ? text : String(value)]),
    );
    const payload = type === 'application/json' ? JSON.stringify(given) : new URLSearchParams(given).toString();
    const basic = Buffer.from(`gateway:${secret}`).toString('base64');
    expect((await bring(payload, { authorization: `Basic ${basic}`, 'content-type': type })).status).toBe(204);
    expect(await rows(press.id)).toHaveLength(1);
  });

  it('is counted and ignored when nobody’s key has signed it, and answered the same', async () => {
    const press = aPress();
    const forged = { ...sms, key: randomBytes(32).toString('base64url') };
    const unknown = { ...sms, shortId: randomBytes(5).toString('base64url') };
    const right = await bring({ text: 'hello' });
    for (const text of [await textOf(press, forged), await textOf(press, unknown), 'QALQAN HELP', '']) {
      const { status, body } = await bring({ text });
      expect({ status, body }).toEqual({ status: right.status, body: right.body });
    }
    expect((await bring([])).status).toBe(204);
    expect(await rows(press.id)).toEqual([]);
    const { body: metrics } = await api.get('/metrics');
    expect(metrics).toMatch(/qalqan_sms_received_total\{outcome="refused"\} [2-9]/);
  });

  it('is worth nothing of a phone that was enrolled anew, or is revoked', async () => {
    const press = aPress();
    const text = await textOf(press);
    const renewed = await enrolled();
    expect(renewed.shortId).not.toBe(sms.shortId);
    await bring({ text });
    const later = await textOf(press, renewed);
    await officer.post(`/v1/devices/${device()}/revoke`, { reason: 'the phone was lost' });
    await bring({ text: later });
    expect(await rows(press.id)).toEqual([]);
  });

  it('is taken from nobody who does not show the secret', async () => {
    const press = aPress();
    const text = await textOf(press);
    const headers = [{}, { authorization: 'Bearer another' }, { authorization: secret }, { authorization: 'Bearer ' }];
    for (const each of headers) expect((await bring({ text }, each as never)).status).toBe(401);
    expect(await rows(press.id)).toEqual([]);
    const without = await TestApi.start({}, api.clock);
    const refused = await without.post('/v1/sms/inbound', { body: { text }, headers: { authorization: 'Bearer ' } });
    expect(refused.status).toBe(401);
    await without.close();
  });

  it('leaves no key in clear', async () => {
    const kept = JSON.stringify(await api.database.rows(`SELECT key FROM device_sms_key`, []));
    expect(kept).not.toContain(sms.key);
  });
});
