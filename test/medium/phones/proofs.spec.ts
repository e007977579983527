import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CompactSign, type CryptoKey, exportJWK, generateKeyPair, type JWK } from 'jose';
import { makePhoneKey, PhoneCredentials } from '#contracts';
import { aCase, anOrder, aProtectedPerson, aZone, type TestCase } from '#testing';
import { type Answer, TestApi, type TestClient } from '../../support/api.js';
import { phonesReach, TestPhone } from '../../support/test-phone.js';
import { fixAt } from '../../support/walks.js';

const minute = 60_000;
const day = 24 * 60 * minute;
const pin = '4711';
const duressPin = '4712';
const refused = (code: string) => ({ status: 401, body: { code } });

describe('a phone that holds its key', () => {
  let api: TestApi;
  let made: TestCase;
  let officer: TestClient;
  let device: { id: string; token: string };
  let phone: TestPhone;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    const order = anOrder()
      .protecting(aProtectedPerson().withPhone({ tokenInQueryAllowed: true }).withPhone().withPins(pin, duressPin))
      .withZone(aZone().around(76.93, 43.25));
    made = await aCase().with(order).setUp(api.tools);
    officer = await api.as(made.agency, 'case_officer');
    device = made.protectedPerson.devices[0]!;
    phone = await TestPhone.enrolled(api, officer, device.id);
  });

  const fixes = () => ({ fixes: [fixAt(api.clock, [77.4, 43.4])] });
  const report = (given?: object) => phone.post('/v1/positions', fixes(), given);
  const presses = (id: string) => ({ id, pressedAt: new Date(api.clock.now()).toISOString(), trigger: 'button' });
  const press = (id = randomUUID(), given: object = {}) => phone.post('/v1/panics', presses(id), { id, ...given });

  it('reports, presses and cancels with a proof for each request', async () => {
    expect(await report()).toMatchObject({ status: 200, body: { accepted: 1 } });
    const id = randomUUID();
    expect((await press(id)).status).toBe(201);
    expect((await phone.post(`/v1/panics/${id}/cancel`, { pin }, { id })).body).toEqual({ status: 'cancelled' });
    expect((await phone.send('GET', '/v1/people/me/readers')).status).toBe(200);
  });

  it('is no example for trackers: their token is enough, and takes no proof', async () => {
    const tracker = made.respondent.devices[0]!;
    expect((await api.asDevice(tracker).post('/v1/positions', fixes())).status).toBe(200);
    const credentials = new PhoneCredentials(await makePhoneKey(), tracker.token);
    const url = `${phonesReach}/v1/positions`;
    const headers = await credentials.headers({ method: 'POST', url, id: randomUUID(), now: api.clock.now() });
    expect(await phone.post('/v1/positions', fixes(), { headers })).toMatchObject(refused('token_invalid'));
  });

  describe('whose token was copied', () => {
    it('is not reported for with the token alone, by whatever way', async () => {
      const copied = api.asDevice(phone);
      for (const answer of [
        await copied.post('/v1/positions', fixes()),
        await copied.post('/v1/panics', presses(randomUUID())),
        await copied.put('/v1/devices/me/push-address', { channel: 'fcm', token: 'x' }),
        await copied.get('/v1/people/me/readers'),
        await copied.post(
          '/v1/positions',
          fixes(),
          await phone.headers('POST', '/v1/positions').then(({ dpop }) => ({ dpop: dpop! })),
        ),
        await report({ headers: { authorization: `DPoP ${phone.token}` } }),
      ])
        expect(answer).toMatchObject(refused('proof_missing'));
      const { uniqueId } = (await officer.get(`/v1/devices/${device.id}`)).body;
      const basic = `Basic ${Buffer.from(`${uniqueId}:${phone.token}`).toString('base64')}`;
      const owntracks = { _type: 'location', lat: 43.25, lon: 76.93, tst: Math.floor(api.clock.now() / 1_000), acc: 5 };
      const dialect = await api.post('/ingest/owntracks', { headers: { authorization: basic }, body: owntracks });
      expect(dialect.status).toBe(401);
      expect((await api.get(`/ingest/osmand?id=${phone.token}&lat=43.2&lon=76.9&timestamp=1`)).status).toBe(404);
    });

    it('is not reported for with a thief’s own key', async () => {
      const credentials = new PhoneCredentials(await makePhoneKey(), phone.token);
      const url = `${phonesReach}/v1/positions`;
      const headers = await credentials.headers({ method: 'POST', url, id: randomUUID(), now: api.clock.now() });
      expect(await report({ headers })).toMatchObject(refused('proof_invalid'));
      expect((await report({ headers })).headers['www-authenticate']).toBe(
        'DPoP error="invalid_dpop_proof", algs="ES256"',
      );
    });

    it('is not reported for by another phone, though that is enrolled as well', async () => {
      const other = await TestPhone.enrolled(api, officer, made.protectedPerson.devices[1]!.id);
      const { dpop } = await other.headers('POST', '/v1/positions');
      const headers = { authorization: `DPoP ${phone.token}`, dpop: dpop! };
      expect(await report({ headers })).toMatchObject(refused('proof_invalid'));
    });
  });

  describe('whose proof was copied', () => {
    it('is not reported for a second time by it', async () => {
      const headers = await phone.headers('POST', '/v1/positions');
      expect((await report({ headers })).status).toBe(200);
      expect(await report({ headers })).toMatchObject(refused('proof_stale'));
    });

    it('is not reported for at another address, by another method, or with another token', async () => {
      const elsewhere = await phone.headers('POST', '/v1/panics');
      expect(await report({ headers: elsewhere })).toMatchObject(refused('proof_invalid'));
      const put = await phone.headers('PUT', '/v1/positions');
      expect(await report({ headers: put })).toMatchObject(refused('proof_invalid'));
      const credentials = new PhoneCredentials(phone.key, 'another token');
      const url = `${phonesReach}/v1/positions`;
      const other = await credentials.headers({ method: 'POST', url, id: randomUUID(), now: api.clock.now() });
      const headers = { ...other, authorization: `DPoP ${phone.token}` };
      expect(await report({ headers })).toMatchObject(refused('proof_invalid'));
    });

    it('is not made to press anew: the same press is found, and none other is made', async () => {
      const id = randomUUID();
      const headers = await phone.headers('POST', '/v1/panics', { id });
      expect((await press(id, { headers })).status).toBe(201);
      api.clock.move(day);
      expect((await press(id, { headers })).status).toBe(200);
      expect(await press(randomUUID(), { headers })).toMatchObject(refused('proof_stale'));
    });

    it('is not cancelled by it: a proof for the press is none for its cancel', async () => {
      const id = randomUUID();
      const headers = await phone.headers('POST', '/v1/panics', { id });
      await press(id, { headers });
      const cancel = await phone.post(`/v1/panics/${id}/cancel`, { pin }, { headers });
      expect(cancel).toMatchObject(refused('proof_invalid'));
    });
  });

  describe('whose clock is wrong', () => {
    it.each([
      ['five minutes slow', -5 * minute],
      ['five minutes fast', 5 * minute],
    ])('%s is taken as it is', async (_, clockOffMilliseconds) => {
      const { status, headers } = await report({ clockOffMilliseconds });
      expect([status, headers['dpop-nonce']]).toEqual([200, undefined]);
    });

    it.each([
      ['a day slow', -day],
      ['a day fast', day],
    ])('%s is asked once for a nonce, which then serves', async (_, clockOffMilliseconds) => {
      const asked = await report({ clockOffMilliseconds });
      expect(asked).toMatchObject(refused('proof_stale'));
      expect(asked.headers['www-authenticate']).toBe('DPoP error="use_dpop_nonce", algs="ES256"');
      expect((await phone.insist('/v1/positions', fixes(), { clockOffMilliseconds })).status).toBe(200);
      const later = await report({ clockOffMilliseconds });
      expect([later.status, later.headers['dpop-nonce']]).toEqual([200, undefined]);
    });

    it('is given the next nonce before the last one ends, and asked again when it was silent for long', async () => {
      const off = { clockOffMilliseconds: day };
      expect((await phone.insist('/v1/positions', fixes(), off)).status).toBe(200);
      for (let n = 0; n < 5; n += 1) {
        api.clock.move(4 * minute);
        const { status, headers } = await report(off);
        expect(status).toBe(200);
        phone.credentials.hear(status, headers['dpop-nonce'] as string | undefined);
      }
      api.clock.move(11 * minute);
      expect(await report(off)).toMatchObject(refused('proof_stale'));
    });

    it('cannot use the nonce of another phone', async () => {
      const other = await TestPhone.enrolled(api, officer, made.protectedPerson.devices[1]!.id);
      const off = { clockOffMilliseconds: day };
      const asked = await other.post('/v1/positions', fixes(), off);
      phone.credentials.hear(asked.status, asked.headers['dpop-nonce'] as string);
      expect(await report(off)).toMatchObject(refused('proof_stale'));
    });

    it.each([-20 * 365 * day, -day, day, 20 * 365 * day])(
      'by %d ms is not refused a press, a repetition of it, nor its cancel or the duress PIN',
      async (clockOffMilliseconds) => {
        const id = randomUUID();
        expect((await press(id, { clockOffMilliseconds })).status).toBe(201);
        expect((await press(id, { clockOffMilliseconds })).status).toBe(200);
        const cancel = (given: string) =>
          phone.post(`/v1/panics/${id}/cancel`, { pin: given }, { id, clockOffMilliseconds });
        expect((await cancel('9999')).status).toBe(403);
        expect((await cancel(duressPin)).status).toBe(200);
      },
    );

    it('is not refused a press for a nonce that has ended', async () => {
      phone.credentials.hear(200, 'a nonce of last week');
      expect((await press(undefined, { clockOffMilliseconds: -day })).status).toBe(201);
    });
  });

  describe('where the public address is known', () => {
    let other: TestApi;
    beforeAll(async () => {
      other = await TestApi.start({ PUBLIC_URL: 'https://panic.example/qalqan' }, api.clock);
    });
    afterAll(() => other.close());

    const at = async (url: string, path: string, body: object, id: string = randomUUID()): Promise<Answer<any>> => {
      const proved = await phone.credentials.headers({ method: 'POST', url, id, now: api.clock.now() });
      return other.post(path, { headers: proved, body });
    };

    it('is taken with proofs for it, behind a proxy that cuts the path or does not', async () => {
      const reports = (url: string) => at(url, '/v1/positions', fixes()).then(({ status }) => status);
      expect(await reports('https://panic.example/qalqan/v1/positions')).toBe(200);
      expect(await reports('https://panic.example/v1/positions')).toBe(200);
      expect(await reports('https://phish.example/v1/positions')).toBe(401);
      expect(await reports('http://panic.example/v1/positions')).toBe(401);
    });

    it('is not refused a press that it sent under another name', async () => {
      const id = randomUUID();
      expect((await at('https://old-name.example/v1/panics', '/v1/panics', presses(id), id)).status).toBe(201);
    });
  });

  describe('under a forged proof', () => {
    let stolen: JWK;
    let own: { jwk: JWK; key: CryptoKey };

    beforeEach(async () => {
      stolen = { ...phone.key.publicKey };
      const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
      own = { jwk: await exportJWK(publicKey), key: privateKey };
    });

    const claims = (more: object = {}) => ({
      jti: randomUUID(),
      htm: 'POST',
      htu: `${phonesReach}/v1/positions`,
      iat: Math.floor(api.clock.now() / 1_000),
      ath: createHash('sha256').update(phone.token).digest('base64url'),
      ...more,
    });
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const sent = (dpop: string) => report({ headers: { authorization: `DPoP ${phone.token}`, dpop } });
    const signed = (header: object, key: CryptoKey | Uint8Array, payload: object = claims()) =>
      new CompactSign(Buffer.from(JSON.stringify(payload))).setProtectedHeader(header as { alg: string }).sign(key);

    it('is not known by no signature, nor by one that anybody could make', async () => {
      const head = { typ: 'dpop+jwt', jwk: stolen };
      const body = part(claims());
      const secret = Buffer.from(JSON.stringify(stolen));
      for (const proof of [
        `${part({ ...head, alg: 'none' })}.${body}.`,
        `${part({ ...head, alg: 'None' })}.${body}.${part({})}`,
        `${part({ ...head, alg: 'ES256' })}.${body}.`,
        `${part({ ...head, alg: 'ES256' })}.${body}.${Buffer.alloc(64).toString('base64url')}`,
        await signed({ ...head, alg: 'HS256' }, secret),
        await signed({ ...head, alg: 'ES256' }, own.key),
      ])
        expect(await sent(proof)).toMatchObject(refused('proof_invalid'));
    });

    it('is not known by a key on another curve, an RSA key, or one that shows its private part', async () => {
      const p384 = await generateKeyPair('ES384', { extractable: true });
      const rsa = await generateKeyPair('RS256', { extractable: true });
      const typ = 'dpop+jwt';
      for (const proof of [
        await signed({ alg: 'ES384', typ, jwk: await exportJWK(p384.publicKey) }, p384.privateKey),
        await signed({ alg: 'RS256', typ, jwk: await exportJWK(rsa.publicKey) }, rsa.privateKey),
        await signed({ alg: 'ES256', typ, jwk: await exportJWK(own.key) }, own.key),
        await signed({ alg: 'ES256', typ, jwk: { ...stolen, kty: 'oct', k: 'AAAA' } }, own.key),
      ])
        expect(await sent(proof)).toMatchObject(refused('proof_invalid'));
    });

    it('is not known by what is no proof: another type, claims that lack, a header of no use, too much of it', async () => {
      const head = { alg: 'ES256', typ: 'dpop+jwt', jwk: stolen };
      const jwk = own.jwk;
      const ownToken = await enrolledWith(own.jwk, own.key);
      const by = (header: object, payload: object) => signed(header, own.key, payload);
      const whole = { ...claims(), ath: createHash('sha256').update(ownToken).digest('base64url') };
      const shown = (dpop: string) => report({ headers: { authorization: `DPoP ${ownToken}`, dpop } });
      expect((await shown(await by({ ...head, jwk }, whole))).status).toBe(200);
      const next = () => ({ ...whole, jti: randomUUID() });
      for (const proof of [
        await by({ ...head, jwk, typ: 'JWT' }, next()),
        await by({ alg: 'ES256', jwk }, next()),
        await by({ alg: 'ES256', typ: 'dpop+jwt' }, next()),
        await by({ ...head, jwk }, { ...next(), jti: undefined }),
        await by({ ...head, jwk }, { ...next(), jti: 'x'.repeat(101) }),
        await by({ ...head, jwk }, { ...next(), iat: undefined }),
        await by({ ...head, jwk }, { ...next(), ath: undefined }),
        await by({ ...head, jwk }, { ...next(), htu: 'nowhere' }),
        await by({ ...head, jwk }, { ...next(), more: 'x'.repeat(2_000) }),
        'not a proof',
        'a.b.c',
        'x'.repeat(9_000),
      ])
        expect(await shown(proof)).toMatchObject(refused('proof_invalid'));
      expect((await shown(await by({ ...head, jwk }, next()))).status).toBe(200);
    });

    /** @returns the token of another phone that is bound to this key */
    async function enrolledWith(jwk: JWK, key: CryptoKey): Promise<string> {
      const id = made.protectedPerson.devices[1]!.id;
      const { body: made2 } = await officer.post(`/v1/devices/${id}/enrolment-code`);
      const payload = { ...claims({ htu: `${phonesReach}/v1/enrolments` }), ath: undefined };
      const dpop = await signed({ alg: 'ES256', typ: 'dpop+jwt', jwk }, key, payload);
      const { body } = await api.post('/v1/enrolments', {
        headers: { dpop },
        body: { code: made2.code, publicKey: jwk },
      });
      return body.token;
    }
  });
});
