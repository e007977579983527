import { createHmac, generateKeyPairSync, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, type JWTHeaderParameters, SignJWT, UnsecuredJWT } from 'jose';
import { newId } from '#domain';
import { aCase, anAgency, type TestCase, type TestStaffMember } from '#testing';
import { TestApi } from '../../support/api.js';
import { Browser } from '../../support/browser.js';

const secret = randomBytes(32).toString('base64');
const key = new TextEncoder().encode(secret);
const seconds = 900;

/** Of the access tokens of staff, the refresh token and the tokens of devices: all but those that were given. */
describe('a token that is not the one that was given', () => {
  let api: TestApi;
  let made: TestCase;
  let member: TestStaffMember;
  let colleague: TestStaffMember;
  let given: string;
  let sid: string;

  const part = (token: string, index: number) =>
    JSON.parse(Buffer.from(token.split('.')[index]!, 'base64url').toString()) as Record<string, unknown>;
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const statusOf = async (token: string) => (await api.get('/v1/sessions/current', { token })).status;
  const claims = (change: Record<string, unknown> = {}) => {
    const now = Math.floor(api.clock.now() / 1_000);
    return { sid, iss: 'qalqan', aud: 'qalqan:staff', sub: member.id, iat: now, exp: now + seconds, ...change };
  };
  const signed = (change: Record<string, unknown> = {}, by = key, header: Partial<JWTHeaderParameters> = {}) =>
    new SignJWT(claims(change)).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', ...header }).sign(by);

  beforeAll(async () => {
    api = await TestApi.start({ ACCESS_TOKEN_SECRET: secret, REQUEST_LIMITS: 'false' });
    made = await aCase().of(anAgency().withStaff('dispatcher', 'administrator')).setUp(api.tools);
    [member, colleague] = [made.agency.member('dispatcher'), made.agency.member('administrator')];
    given = await api.session(member);
    sid = part(given, 1)['sid'] as string;
  });
  afterAll(() => api.close());

  it('is refused for whatever was changed in it; made alike with the house’s secret it is not', async () => {
    expect(await statusOf(given)).toBe(200);
    expect(await statusOf(await signed())).toBe(200);
    const now = Math.floor(api.clock.now() / 1_000);
    const [header, body, signature] = given.split('.') as [string, string, string];
    const wrong: Record<string, string> = {
      'another secret': await signed({}, randomBytes(32)),
      'an empty secret': `${header}.${body}.${createHmac('sha256', '').update(`${header}.${body}`).digest('base64url')}`,
      'another house': await signed({ iss: 'qalqan-staging' }),
      'no house': await signed({ iss: undefined }),
      'for another service': await signed({ aud: 'qalqan:phones' }),
      'for no service': await signed({ aud: undefined }),
      'another kind of token': await signed({}, key, { typ: 'JWT' }),
      ended: await signed({ iat: now - seconds, exp: now }),
      'not begun': await signed({ nbf: now + 60 }),
      'without an end': await signed({ exp: undefined }),
      'another member': await signed({ sub: colleague.id }),
      'no member': await signed({ sub: undefined }),
      'another session': await signed({ sid: newId() }),
      'no session': await signed({ sid: undefined }),
      'a session of no form': await signed({ sid: "x' OR '1'='1" }),
      'a list of sessions': await signed({ sid: [sid] }),
      'another claim, the old signature': `${header}.${encoded(claims({ sub: colleague.id }))}.${signature}`,
      'no signature': `${header}.${body}.`,
      'two parts': `${header}.${body}`,
      'five parts': `${given}.${body}.${signature}`,
      'a letter more': `${given}A`,
      'the session alone': sid,
      nothing: '',
      'a space': ' ',
      long: 'A'.repeat(8_000),
    };
    for (const [name, token] of Object.entries(wrong)) expect([name, await statusOf(token)]).toEqual([name, 401]);
  });

  it('is refused for its algorithm, whatever it says of itself or of its key', async () => {
    const [, body] = given.split('.') as [string, string];
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const jwk = await exportJWK(publicKey);
    const unsigned = new UnsecuredJWT(claims()).encode();
    const pem = publicKey.export({ type: 'spki', format: 'pem' }) as string;
    const wrong: Record<string, string> = {
      none: unsigned,
      None: `${encoded({ alg: 'None' })}.${body}.`,
      'none, with a signature': `${unsigned}${given.split('.')[2]}`,
      HS512: await new SignJWT(claims()).setProtectedHeader({ alg: 'HS512' }).sign(Buffer.concat([key, key])),
      'RS256 with a key of its own': await new SignJWT(claims())
        .setProtectedHeader({ alg: 'RS256', jwk })
        .sign(privateKey),
      'HS256 by a public key': await signed({}, new TextEncoder().encode(pem), { jwk }),
      'a key from elsewhere': await signed({}, randomBytes(32), {
        jku: 'https://evil.example/keys',
        kid: '../../dev/null',
      }),
      'what it says must be understood': await signed({}, key, { crit: ['exp'], exp: 1 }).catch(() => 'x.y.z'),
    };
    for (const [name, token] of Object.entries(wrong)) expect([name, await statusOf(token)]).toEqual([name, 401]);
  });

  it('is refused in another house that has the same database and another secret', async () => {
    const other = await TestApi.start({ ACCESS_TOKEN_SECRET: randomBytes(32).toString('base64') }, api.clock);
    expect((await other.get('/v1/sessions/current', { token: given })).status).toBe(401);
    const browser = new Browser(api);
    await browser.login(member);
    const there = new Browser(other).put('qalqan_refresh', browser.cookie('qalqan_refresh')!);
    expect((await there.post('/v1/sessions/refresh')).status).toBe(401);
    // Nor was it ended there: whoever is in another house harms nobody here.
    expect((await browser.post('/v1/sessions/refresh')).status).toBe(200);
    await other.close();
  });

  it('is refused in any place but its own', async () => {
    const at = async (url: string, headers: Record<string, string> = {}) =>
      (await api.send({ method: 'GET', url, headers })).status;
    expect(await at(`/v1/sessions/current?access_token=${given}&token=${given}`)).toBe(401);
    expect(await at('/v1/sessions/current', { cookie: `access_token=${given}; token=${given}` })).toBe(401);
    for (const authorization of [`Basic ${given}`, `Token ${given}`, `DPoP ${given}`, given, `Bearer${given}`])
      expect(await at('/v1/sessions/current', { authorization })).toBe(401);
    const browser = new Browser(api);
    await browser.login(member);
    const refresh = browser.cookie('qalqan_refresh')!;
    expect(await statusOf(refresh)).toBe(401);
    expect((await new Browser(api).put('qalqan_refresh', given).post('/v1/sessions/refresh')).status).toBe(401);
  });

  it('is worth nothing once its session has ended, at every door', async () => {
    const browser = new Browser(api);
    const { accessToken } = (await browser.login(member)).body;
    const copy = browser.cookie('qalqan_refresh')!;
    await browser.delete('/v1/sessions/current', { token: accessToken });
    expect(await statusOf(accessToken)).toBe(401);
    expect((await new Browser(api).put('qalqan_refresh', copy).post('/v1/sessions/refresh')).status).toBe(401);
    const console = await api.console(accessToken);
    expect(console.refused).toBeDefined();
    console.close();
  });

  it('of a device is refused for each letter that differs, cut, longer, and of a device that was revoked', async () => {
    const { token, id } = made.protectedPerson.devices[0]!;
    const report = async (by: string) =>
      (await api.post('/v1/panics/not-an-id/cancel', { token: by, body: { pin: '0000' } })).status;
    const swapped = [...token].map((letter) =>
      letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
    );
    const wrong = [token.slice(0, -1), `${token}A`, swapped.join(''), token.slice(1), `${token},${token}`, id];
    expect(await report(token)).not.toBe(401);
    for (const one of wrong) expect(await report(one)).toBe(401);
    await (await api.asMember(colleague)).post(`/v1/devices/${id}/revoke`);
    expect(await report(token)).toBe(401);
  });
});
