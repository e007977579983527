import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aCase, anOrder, aRespondent, type TestCase, type TestPerson } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { eventually } from '../../support/eventually.js';
import { textOf } from '../../support/opened.js';

describe('the push address of a device', () => {
  let api: TestApi;
  let made: TestCase;
  let dispatcher: TestClient;
  let respondent: TestPerson;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    made = await aCase()
      .with(anOrder().withZone().restraining(aRespondent().withPhone().withBracelet()))
      .setUp(api.tools);
    respondent = made.respondent;
    dispatcher = await api.as(made.agency, 'dispatcher');
  });

  const phone = () => api.asDevice(respondent.devices[0]!);
  const addresses = async (): Promise<{ deviceId: string; token: string }[]> => {
    const rows = await api.database.rows<{ deviceId: string; token: string }>(
      `SELECT a.device_id AS "deviceId", a.token FROM device_push_address a JOIN device d ON d.id = a.device_id
       WHERE d.agency_id = $1 ORDER BY a.device_id`,
      [made.agency.id],
    );
    const open = ({ deviceId, token }: { deviceId: string; token: string }) =>
      textOf(api.database, `device_push_address.token:${deviceId}`, token);
    return Promise.all(rows.map(async (row) => ({ ...row, token: await open(row) })));
  };
  const put = (client: TestClient, token: string) =>
    client.put('/v1/devices/me/push-address', { channel: 'fcm', token });

  it('is its newest, of one device at a time, and goes when the device asks', async () => {
    const [first, second] = [randomUUID(), 'x'.repeat(4_096)];
    expect((await put(phone(), first)).status).toBe(204);
    expect((await put(phone(), second)).status).toBe(204);
    expect(await addresses()).toEqual([{ deviceId: respondent.devices[0]!.id, token: second }]);
    expect((await put(api.asDevice(respondent.devices[1]!), second)).status).toBe(204);
    expect(await addresses()).toEqual([{ deviceId: respondent.devices[1]!.id, token: second }]);
    expect((await api.asDevice(respondent.devices[1]!).delete('/v1/devices/me/push-address')).status).toBe(204);
    expect((await phone().delete('/v1/devices/me/push-address')).status).toBe(204);
    expect(await addresses()).toEqual([]);
  });

  it('is given by a device alone, of a channel that can wake it, and no refusal repeats it', async () => {
    const token = randomUUID();
    expect((await put(dispatcher, token)).status).toBe(401);
    const { status, body } = await phone().put('/v1/devices/me/push-address', { channel: 'sms', token: `${token} ` });
    expect([status, body.errors.map(({ path }: { path: string }) => path)]).toEqual([422, ['channel', 'token']]);
    expect(JSON.stringify(body)).not.toContain(token);
  });

  it.each(['revoke', 'rotate-token'])('goes with a %s', async (change) => {
    await put(phone(), randomUUID());
    const officer = await api.as(made.agency, 'case_officer');
    expect((await officer.post(`/v1/devices/${respondent.devices[0]!.id}/${change}`)).status).toBe(200);
    expect(await addresses()).toEqual([]);
    await eventually(
      () => put(phone(), randomUUID()),
      ({ status: code }) => code === 401,
    );
  });
});
