import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anAgency, type TestAgency, type TestStaffMember } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { Browser } from '../../support/browser.js';
import { entriesOf } from '../../support/opened.js';
import { SoftwareAuthenticator } from '../../support/software-authenticator.js';

const origin = 'https://desk.agency.example';

describe('a passkey', () => {
  let api: TestApi;
  let agency: TestAgency;
  let member: TestStaffMember;
  let client: TestClient;
  let authenticator: SoftwareAuthenticator;

  const options = async (by = client) => (await by.post('/v1/staff/me/passkeys/options')).body;
  const register = async (by = client, from = authenticator) => {
    const { challengeId, options: asked } = await options(by);
    return by.post('/v1/staff/me/passkeys', { name: 'Desk key', challengeId, credential: from.register(asked) });
  };
  const asked = async () => (await api.post('/v1/sessions/passkey/options')).body;
  const login = async (from = authenticator) => {
    const { challengeId, options: given } = await asked();
    return new Browser(api).post('/v1/sessions/passkey', { body: { challengeId, credential: from.answer(given) } });
  };

  beforeAll(async () => {
    api = await TestApi.start({ PUBLIC_URL: origin });
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    agency = await anAgency().withStaff('dispatcher', 'supervisor').founded(api.tools);
    member = agency.member('dispatcher');
    client = await api.asMember(member);
    authenticator = new SoftwareAuthenticator(origin);
  });

  it('is registered, then logs its owner in with neither address nor password', async () => {
    const { options: given } = await options();
    expect(given).toMatchObject({
      rp: { id: 'desk.agency.example' },
      user: { name: member.email },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const { status, body } = await register();
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: 'Desk key', usedAt: null });
    expect(body.recoveryCodes).toHaveLength(10);
    const session = await login();
    expect([session.status, session.body.staff.id]).toEqual([201, member.id]);
    const { sessions } = (await api.get('/v1/sessions', { token: session.body.accessToken })).body;
    expect(sessions[0]).toMatchObject({ current: true, secondFactor: 'passkey' });
    expect((await login()).status).toBe(201);
  });

  it('is what the password is then asked for beside', async () => {
    await register();
    const { status, body } = await new Browser(api).login(member);
    expect([status, body.code]).toEqual([401, 'second_factor_required']);
    expect(body.errors.map(({ path }: any) => path)).toEqual(['passkey', 'recoveryCode']);
  });

  it('is enough where the agency demands a second factor; the session that enrolled it works on', async () => {
    const administrator = api.withToken(await api.session(agency.member('administrator'), 'totp'));
    await administrator.patch(`/v1/agencies/${agency.id}`, { secondFactor: 'required' });
    expect((await client.get('/v1/incidents')).status).toBe(403);
    await register();
    expect((await client.get('/v1/incidents')).status).toBe(200);
    expect((await login()).body.mustEnrol).toBe(false);
    expect((await client.delete(`/v1/staff/me/passkeys/${authenticator.id}`)).body.code).toBe('second_factor_needed');
  });

  it('answers each challenge once, soon, and only the one it was asked', async () => {
    await register();
    const { challengeId, options: given } = await asked();
    const send = (credential: object, id = challengeId) =>
      api.post('/v1/sessions/passkey', { body: { challengeId: id, credential } });
    const credential = authenticator.answer(given);
    expect((await send(credential)).status).toBe(201);
    expect((await send(credential)).body.code).toBe('passkey_refused');
    const [first, second] = [await asked(), await asked()];
    expect((await send(authenticator.answer(first.options), second.challengeId)).status).toBe(401);
    expect((await send(authenticator.answer(first.options), randomUUID())).status).toBe(401);
    api.clock.move(5 * 60_000);
    expect((await send(authenticator.answer(first.options), first.challengeId)).status).toBe(401);
  });

  it('does not answer a page of another origin, nor for another host, nor without its user', async () => {
    await register();
    authenticator.origin = 'https://desk.agency.example.evil.example';
    expect((await login()).status).toBe(401);
    authenticator.origin = origin;
    authenticator.rpId = 'evil.example';
    expect((await login()).status).toBe(401);
    authenticator.rpId = 'desk.agency.example';
    authenticator.verifiesUser = false;
    expect((await login()).status).toBe(401);
    authenticator.verifiesUser = true;
    expect((await login()).status).toBe(201);
  });

  it('that was copied is noticed by its counter', async () => {
    await register();
    expect((await login()).status).toBe(201);
    expect((await login()).status).toBe(201);
    authenticator.counter = 0;
    expect((await login()).status).toBe(401);
    const refused = await entriesOf(
      api.database,
      `SELECT reason FROM audit_entry WHERE actor_id = $1 AND action = 'session.open' AND result = 'refused'`,
      [member.id],
    );
    expect(refused).toEqual([{ reason: 'passkey' }]);
  });

  it('is nobody’s that it was not registered for', async () => {
    await register();
    const stranger = new SoftwareAuthenticator(origin);
    stranger.register({ challenge: 'x', user: { id: 'x' } });
    expect((await login(stranger)).status).toBe(401);
    const other = await api.as(agency, 'supervisor');
    expect((await other.delete(`/v1/staff/me/passkeys/${authenticator.id}`)).status).toBe(404);
    expect((await other.delete('/v1/staff/me/passkeys/a%00b')).status).toBe(404);
    expect((await register(other)).status).toBe(401);
    const { challengeId, options: given } = await options(other);
    const credential = new SoftwareAuthenticator(origin).register(given);
    const stolen = await client.post('/v1/staff/me/passkeys', { name: 'x', challengeId, credential });
    expect(stolen.status).toBe(401);
  });

  it('cannot log in by a challenge that was made to register, nor the other way round', async () => {
    await register();
    const { challengeId, options: given } = await options();
    const credential = authenticator.answer(given);
    expect((await api.post('/v1/sessions/passkey', { body: { challengeId, credential } })).status).toBe(401);
    const login = await asked();
    const made = new SoftwareAuthenticator(origin).register({ ...login.options, user: { id: 'x' } });
    const body = { name: 'x', challengeId: login.challengeId, credential: made };
    expect((await client.post('/v1/staff/me/passkeys', body)).status).toBe(401);
  });

  it('opens nothing any more once it is removed, or its owner’s account disabled', async () => {
    await register();
    expect((await client.delete(`/v1/staff/me/passkeys/${authenticator.id}`)).status).toBe(204);
    expect((await login()).status).toBe(401);
    await register();
    const administrator = await api.as(agency, 'administrator');
    await administrator.patch(`/v1/staff/${member.id}`, { disabled: true });
    expect((await login()).status).toBe(401);
  });
});
