import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { enrolledPhone, makePhoneKey, PhoneCredentials, type PhoneKey } from '#contracts';
import { aCase, anAgency, anOrder, aProtectedPerson, type TestCase } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { eventually } from '../../support/eventually.js';
import { enrol, phonesReach, TestPhone } from '../../support/test-phone.js';
import { fixAt } from '../../support/walks.js';

const minute = 60_000;

describe('enrolling a phone', () => {
  let api: TestApi;
  let made: TestCase;
  let officer: TestClient;
  let device: { id: string; token: string };
  let key: PhoneKey;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    made = await aCase()
      .with(anOrder().protecting(aProtectedPerson().withPhone().withPhone().withBracelet()))
      .setUp(api.tools);
    officer = await api.as(made.agency, 'case_officer');
    device = made.protectedPerson.devices[0]!;
    key = await makePhoneKey();
  });

  const codeOf = async (id = device.id): Promise<string> =>
    (await officer.post(`/v1/devices/${id}/enrolment-code`)).body.code;
  const fixes = () => ({ fixes: [fixAt(api.clock, [76.93, 43.25])] });

  it('binds its token to the key, by a code that is shown once and kept as a keyed hash', async () => {
    const { status, body: shown } = await officer.post(`/v1/devices/${device.id}/enrolment-code`);
    expect(status).toBe(201);
    expect(shown).toEqual({
      code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{8}$/),
      expiresAt: new Date(api.clock.now() + 15 * minute).toISOString(),
    });
    const { status: enrolled, body } = await enrol(api, key, shown.code);
    expect(enrolled).toBe(201);
    expect(enrolledPhone.strict().parse(body)).toEqual(body);
    expect(body).toMatchObject({ tokenType: 'DPoP', device: { id: device.id, kind: 'phone' } });
    const read = await officer.get(`/v1/devices/${device.id}`);
    expect(read.body.boundToKey).toBe(true);
    expect(JSON.stringify(read.body)).not.toContain(body.keyThumbprint);
    const rows = await api.database.rows(`SELECT * FROM device WHERE id = $1`, [device.id]);
    expect(JSON.stringify(rows)).not.toContain(body.token);
  });

  it('leaves nothing of the code in the database that could be tried', async () => {
    const code = await codeOf();
    const rows = await api.database.rows<{ code_hash: Buffer }>(
      `SELECT code_hash FROM enrolment_code WHERE device_id = $1`,
      [device.id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.code_hash).toHaveLength(32);
    expect(rows[0]!.code_hash.equals(createHash('sha256').update(code).digest())).toBe(false);
  });

  it('takes a code as it is typed: small letters, groups, an O for a nought', async () => {
    const code = await codeOf();
    const typed = `${code.slice(0, 4)}-${code.slice(4)} `.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
    expect((await enrol(api, key, typed)).status).toBe(201);
  });

  it('takes a code once, for fifteen minutes, and the last one made', async () => {
    const refused = { status: 401, body: { code: 'enrolment_code_wrong' } };
    const first = await codeOf();
    const second = await codeOf();
    expect(await enrol(api, key, first)).toMatchObject(refused);
    expect((await enrol(api, key, second)).status).toBe(201);
    expect(await enrol(api, await makePhoneKey(), second)).toMatchObject(refused);
    const third = await codeOf();
    api.clock.move(15 * minute);
    expect(await enrol(api, key, third)).toMatchObject(refused);
    officer = await api.as(made.agency, 'case_officer');
    const fourth = await codeOf();
    api.clock.move(15 * minute - 1);
    expect((await enrol(api, key, fourth)).status).toBe(201);
  });

  it('gives a code to one of many that show it at once', async () => {
    const code = await codeOf();
    const keys = await Promise.all(Array.from({ length: 5 }, () => makePhoneKey()));
    const answers = await Promise.all(keys.map((each) => enrol(api, each, code)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 401, 401, 401, 401]);
  });

  it('again replaces key and token: the former are worth nothing at once', async () => {
    const former = await TestPhone.enrolled(api, officer, device.id);
    expect((await former.post('/v1/positions', fixes())).status).toBe(200);
    const present = await TestPhone.enrolled(api, officer, device.id);
    expect((await former.post('/v1/positions', fixes())).status).toBe(401);
    expect((await present.post('/v1/positions', fixes())).status).toBe(200);
    expect((await api.asDevice(device).post('/v1/positions', fixes())).status).toBe(401);
  });

  it('ends the push address that the former holder gave', async () => {
    const pushes = { channel: 'fcm', token: randomUUID() };
    expect((await api.asDevice(device).put('/v1/devices/me/push-address', pushes)).status).toBe(204);
    const phone = await TestPhone.enrolled(api, officer, device.id);
    const kept = () => api.database.rows(`SELECT 1 FROM device_push_address WHERE device_id = $1`, [device.id]);
    expect(await kept()).toEqual([]);
    expect((await phone.send('PUT', '/v1/devices/me/push-address', pushes)).status).toBe(204);
    expect(await kept()).toHaveLength(1);
  });

  it('is heard by the other processes of the api', async () => {
    const other = await TestApi.start({ SURFACE: 'tracking' }, api.clock);
    try {
      const post = async () => (await other.asDevice(device).post('/v1/positions', fixes())).status;
      expect(await post()).toBe(200);
      await TestPhone.enrolled(api, officer, device.id);
      await eventually(post, (status) => status === 401);
    } finally {
      await other.close();
    }
  });

  it('stands in the audit chain: who made the code, and that the phone was bound', async () => {
    await TestPhone.enrolled(api, officer, device.id);
    const rows = await api.database.rows<{ actor: string; action: string; subjects: string[]; result: string }>(
      `SELECT actor, action, subjects, result FROM audit_entry
       WHERE agency_id = $1 AND object_id = $2 AND action IN ('device.enrolment_code.make', 'device.bind_key')
       ORDER BY sequence`,
      [made.agency.id, device.id],
    );
    const subjects = [made.protectedPerson.id];
    expect(rows).toEqual([
      { actor: 'staff', action: 'device.enrolment_code.make', subjects, result: 'allowed' },
      { actor: 'device', action: 'device.bind_key', subjects, result: 'allowed' },
    ]);
  });

  it('wants a proof by the very key that is shown', async () => {
    const code = await codeOf();
    const url = `${phonesReach}/v1/enrolments`;
    const proof = async (by: PhoneKey) =>
      new PhoneCredentials(by).headers({ method: 'POST', url, id: randomUUID(), now: api.clock.now() });
    const without = await enrol(api, key, code, { headers: {} });
    expect(without).toMatchObject({ status: 401, body: { code: 'proof_missing' } });
    expect(without.headers['www-authenticate']).toBe('DPoP algs="ES256"');
    const foreign = await enrol(api, key, code, { headers: await proof(await makePhoneKey()) });
    expect(foreign).toMatchObject({ status: 401, body: { code: 'proof_invalid' } });
    expect((await enrol(api, key, code, { headers: await proof(key) })).status).toBe(201);
  });

  it('asks a phone whose clock is wrong for a nonce, and the code stays good', async () => {
    const code = await codeOf();
    const off = 24 * 60 * minute;
    const asked = await enrol(api, key, code, { clockOffMilliseconds: off });
    expect(asked).toMatchObject({ status: 401, body: { code: 'proof_stale' } });
    const credentials = new PhoneCredentials(key);
    expect(credentials.hear(asked.status, asked.headers['dpop-nonce'] as string)).toBe(true);
    const url = `${phonesReach}/v1/enrolments`;
    const now = api.clock.now() + off;
    const headers = await credentials.headers({ method: 'POST', url, id: randomUUID(), now });
    expect((await enrol(api, key, code, { headers })).status).toBe(201);
  });

  it.each([
    ['a private part', { d: 'x'.repeat(43) }],
    ['another curve', { crv: 'P-384' }],
    ['another kind of key', { kty: 'RSA' }],
    ['a coordinate that is short', { x: 'abc' }],
  ])('refuses %s in the key, and repeats nothing of it', async (_, change) => {
    const { status, body } = await api.post('/v1/enrolments', {
      body: { code: await codeOf(), publicKey: { ...key.publicKey, ...change } },
    });
    expect(status).toBe(422);
    expect(JSON.stringify(body)).not.toContain(key.publicKey.y);
  });

  it('makes who guesses codes wait, by network address, and nobody else', async () => {
    const [attacker, owner] = ['203.0.113.50', '203.0.113.51'];
    const code = await codeOf();
    for (let n = 0; n < 10; n += 1)
      expect((await enrol(api, key, `WRONG${n}AB`, { from: attacker })).body.code).toBe('enrolment_code_wrong');
    const waits = await enrol(api, key, code, { from: attacker });
    expect(waits.status).toBe(429);
    expect(Number(waits.headers['retry-after'])).toBe(15 * 60);
    expect((await enrol(api, key, code, { from: owner })).status).toBe(201);
  });

  describe('who makes the code', () => {
    const make = (client: TestClient, id = device.id) => client.post(`/v1/devices/${id}/enrolment-code`);

    it('is an officer of the agency, not another’s, a dispatcher or the device', async () => {
      const stranger = await api.as(await anAgency().named('Other').founded(api.tools), 'administrator');
      expect((await make(stranger)).status).toBe(404);
      expect((await make(await api.as(made.agency, 'dispatcher'))).status).toBe(403);
      expect((await make(api.asDevice(device))).status).toBe(401);
      expect((await make(officer)).status).toBe(201);
    });

    it('makes none for what holds no key, nor for a revoked phone', async () => {
      const bracelet = made.protectedPerson.devices[2]!;
      expect(await make(officer, bracelet.id)).toMatchObject({ status: 409, body: { code: 'device_holds_no_key' } });
      expect((await make(officer, randomUUID())).status).toBe(404);
      await officer.post(`/v1/devices/${device.id}/revoke`);
      expect((await make(officer)).status).toBe(409);
    });

    it.each(['revoked', 'given to another person'])('finds it worth nothing once the phone is %s', async (what) => {
      const code = await codeOf();
      if (what === 'revoked') await officer.post(`/v1/devices/${device.id}/revoke`);
      else await officer.patch(`/v1/devices/${device.id}`, { personId: made.respondent.id });
      expect((await enrol(api, key, code)).status).toBe(401);
    });
  });

  it('is not undone by a new token: the key is asked for all the same', async () => {
    const phone = await TestPhone.enrolled(api, officer, device.id);
    const { body } = await officer.post(`/v1/devices/${device.id}/rotate-token`);
    expect((await phone.post('/v1/positions', fixes())).status).toBe(401);
    expect((await api.asDevice(body).post('/v1/positions', fixes())).body.code).toBe('proof_missing');
  });
});
