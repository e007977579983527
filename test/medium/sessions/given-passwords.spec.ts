import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MovableClock, systemClock } from '#domain';
import { anAgency, type TestAgency, testPassword, type TestStaffMember } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { Browser } from '../../support/browser.js';
import { clientId, clientSecret, SignOnProvider } from '../../support/sign-on-provider.js';

const publicUrl = 'http://localhost:3000';
const given = 'tangerine ladder seventeen';
const own = 'lantern mustard forty gliders';

describe('a password that is good for choosing one’s own', () => {
  let api: TestApi;
  let provider: SignOnProvider;
  let agency: TestAgency;
  let administrator: TestClient;
  let dispatcher: TestStaffMember;
  let browser: Browser;

  const login = (password: string, email = dispatcher.email) => new Browser(api).login({ email, password });
  const giveTo = ({ id }: { id: string }, by = administrator) =>
    by.patch(`/v1/staff/${id}`, { password: given, mustChangePassword: true });
  const read = (token: string, path = '/v1/incidents') => api.get(path, { token });
  const choose = (token: string, newPassword = own) =>
    browser.post('/v1/staff/me/password', { token, body: { currentPassword: given, newPassword } });

  beforeAll(async () => {
    provider = await SignOnProvider.start(`${publicUrl}/v1/sessions/oidc/callback`);
    const environment = {
      PUBLIC_URL: publicUrl,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: clientSecret,
    };
    // The provider's tokens are of the real time.
    api = await TestApi.start(environment, new MovableClock(systemClock.now()));
  });
  afterAll(async () => {
    await api.close();
    await provider.close();
  });
  beforeEach(async () => {
    agency = await anAgency().withStaff('dispatcher').founded(api.tools);
    administrator = await api.as(agency, 'administrator');
    dispatcher = agency.member('dispatcher');
    browser = new Browser(api);
  });

  it('opens one’s own account alone, until one has chosen another', async () => {
    expect((await giveTo(dispatcher)).status).toBe(200);
    const { status, body } = await login(given);
    expect([status, body.mustChangePassword]).toEqual([201, true]);
    const refused = await read(body.accessToken);
    expect([refused.status, refused.body.code]).toEqual([403, 'password_to_change']);
    for (const path of ['/v1/sessions', '/v1/sessions/current', '/v1/staff/me/second-factors'])
      expect((await read(body.accessToken, path)).status).toBe(200);

    expect((await choose(body.accessToken, given)).body.errors[0].path).toBe('newPassword');
    const chosen = await choose(body.accessToken);
    expect([chosen.status, chosen.body.mustChangePassword]).toEqual([200, false]);
    expect((await read(chosen.body.accessToken)).status).toBe(200);
    expect((await browser.post('/v1/sessions/refresh')).body.mustChangePassword).toBe(false);
    expect((await login(own)).body.mustChangePassword).toBe(false);
    expect((await login(given)).status).toBe(401);
  });

  it('is that of a new member, and of the administrator of a new agency', async () => {
    const member = { email: `${randomUUID()}@example.org`, name: 'New', mustChangePassword: true };
    await administrator.post('/v1/staff', { ...member, role: 'dispatcher', language: 'kk', password: given });
    const first = { email: `${randomUUID()}@example.org`, name: 'First', password: given, mustChangePassword: true };
    const founding = {
      name: 'Centre',
      kind: 'crisis_centre',
      region: 'Almaty',
      timeZone: 'Asia/Almaty',
      language: 'kk',
    };
    await administrator.post('/v1/agencies', { ...founding, administrator: first });
    for (const { email } of [member, first]) {
      const { accessToken, mustChangePassword } = (await login(given, email)).body;
      expect([mustChangePassword, (await read(accessToken, '/v1/orders')).status]).toEqual([true, 403]);
    }
  });

  it('is none that was given without saying so, nor one that the house was set up with', async () => {
    const { email } = agency.member('administrator');
    expect((await login(testPassword, email)).body.mustChangePassword).toBe(false);
    await administrator.patch(`/v1/staff/${dispatcher.id}`, { password: given });
    expect((await login(given)).body.mustChangePassword).toBe(false);
  });

  it('is not asked for without a password', async () => {
    const { status, body } = await administrator.patch(`/v1/staff/${dispatcher.id}`, { mustChangePassword: true });
    expect([status, body.errors[0].path]).toEqual([422, 'mustChangePassword']);
  });

  it('stays to be changed when the account is changed otherwise, and a second factor does not replace that', async () => {
    await giveTo(dispatcher);
    await administrator.patch(`/v1/staff/${dispatcher.id}`, { name: 'Renamed' });
    await administrator.patch(`/v1/agencies/${agency.id}`, { secondFactor: 'required' });
    const { accessToken, mustEnrol } = (await login(given)).body;
    expect([mustEnrol, (await read(accessToken)).body.code]).toEqual([true, 'password_to_change']);
    const chosen = (await choose(accessToken)).body;
    expect([chosen.mustEnrol, (await read(chosen.accessToken)).body.code]).toEqual([true, 'second_factor_to_enrol']);
  });

  it('gives an administrator no power over others’ sessions', async () => {
    const { accessToken } = (await login(testPassword)).body;
    const [session] = (await api.get('/v1/sessions', { token: accessToken })).body.sessions;
    const email = `${randomUUID()}@example.org`;
    const second = {
      email,
      name: 'Second',
      role: 'administrator',
      language: 'kk',
      password: given,
      mustChangePassword: true,
    };
    await administrator.post('/v1/staff', second);
    const held = api.withToken((await login(given, email)).body.accessToken);
    expect((await held.delete(`/v1/sessions/${session.id}`)).status).toBe(404);
    expect((await read(accessToken)).status).toBe(200);
  });

  it('does not hold back who comes by single sign-on, and need not know it', async () => {
    await giveTo(dispatcher);
    provider.account = { subject: randomUUID(), email: dispatcher.email, emailVerified: true };
    const begun = await browser.get('/v1/sessions/oidc');
    const callback = await provider.visit(begun.headers['location'] as string);
    await browser.get(`${callback.pathname}${callback.search}`);
    const { accessToken, mustChangePassword } = (await browser.post('/v1/sessions/refresh')).body;
    expect([mustChangePassword, (await read(accessToken)).status]).toEqual([false, 200]);
  });
});
