import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock, MovableClock } from '#domain';
import { anAgency, type TestAgency, type TestStaffMember } from '#testing';
import { TestApi } from '../../support/api.js';
import { Browser } from '../../support/browser.js';
import { clientId, clientSecret, SignOnProvider } from '../../support/sign-on-provider.js';

const publicUrl = 'http://localhost:3000';
const refreshCookie = 'qalqan_refresh';

describe('single sign-on', () => {
  let api: TestApi;
  let provider: SignOnProvider;
  let agency: TestAgency;
  let member: TestStaffMember;
  let environment: Record<string, string>;

  /** From the console's button to the page it ends on. */
  const signOn = async (browser: Browser, change: (callback: URL) => void = () => undefined) => {
    const begun = await browser.get('/v1/sessions/oidc');
    expect(begun.status).toBe(303);
    const callback = await provider.visit(begun.headers['location'] as string);
    change(callback);
    const { status, headers } = await browser.get(`${callback.pathname}${callback.search}`);
    return [status, headers['location']];
  };
  const refused = [303, '/?sign-in=single_sign_on_refused'];

  beforeAll(async () => {
    provider = await SignOnProvider.start(`${publicUrl}/v1/sessions/oidc/callback`);
    environment = {
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
    agency = await anAgency().withStaff('dispatcher', 'supervisor').founded(api.tools);
    member = agency.member('dispatcher');
    provider.account = { subject: randomUUID(), email: member.email.toUpperCase(), emailVerified: true };
  });

  it('logs in who is known by the address that the provider has verified', async () => {
    const browser = new Browser(api);
    expect((await browser.get('/v1/sessions/ways')).body).toEqual({ singleSignOn: true });
    expect(await signOn(browser)).toEqual([303, '/']);
    const { status, body } = await browser.post('/v1/sessions/refresh');
    expect([status, body.staff.id, body.mustEnrol]).toEqual([200, member.id, false]);
    const { sessions } = (await api.get('/v1/sessions', { token: body.accessToken })).body;
    expect(sessions).toMatchObject([{ secondFactor: 'oidc', current: true }]);
    expect(browser.told.get(refreshCookie)).toContain('SameSite=Strict');
    expect(browser.told.get('qalqan_journey')).toContain('SameSite=Lax');
  });

  it('knows them by their subject from then on, whatever the address is', async () => {
    await signOn(new Browser(api));
    provider.account = { ...provider.account!, email: 'moved@agency.example', emailVerified: false };
    const browser = new Browser(api);
    expect(await signOn(browser)).toEqual([303, '/']);
    expect((await browser.post('/v1/sessions/refresh')).body.staff.id).toBe(member.id);
  });

  it('refuses who is somebody else at the provider under the same address', async () => {
    await signOn(new Browser(api));
    provider.account = { ...provider.account!, subject: randomUUID() };
    expect(await signOn(new Browser(api))).toEqual(refused);
  });

  it('refuses an address that is not verified, one without an account, and makes none', async () => {
    provider.account = { ...provider.account!, emailVerified: false };
    const browser = new Browser(api);
    expect(await signOn(browser)).toEqual(refused);
    expect(browser.cookie(refreshCookie)).toBeUndefined();
    provider.account = { subject: randomUUID(), email: 'nobody@agency.example', emailVerified: true };
    expect(await signOn(new Browser(api))).toEqual(refused);
    const made = await api.database.rows(`SELECT 1 FROM staff_member WHERE email = 'nobody@agency.example'`);
    expect(made).toEqual([]);
  });

  it('refuses a disabled account, and who said no at the provider', async () => {
    provider.account = undefined;
    expect(await signOn(new Browser(api))).toEqual(refused);
    provider.account = { subject: randomUUID(), email: member.email, emailVerified: true };
    await (await api.as(agency, 'administrator')).patch(`/v1/staff/${member.id}`, { disabled: true });
    expect(await signOn(new Browser(api))).toEqual(refused);
  });

  it('refuses a callback in a browser that did not begin it, of another state, and a second time', async () => {
    const begun = await new Browser(api).get('/v1/sessions/oidc');
    const callback = await provider.visit(begun.headers['location'] as string);
    const elsewhere = await new Browser(api).get(`${callback.pathname}${callback.search}`);
    expect(elsewhere.headers['location']).toBe(refused[1]);
    const another = new Browser(api);
    await another.get('/v1/sessions/oidc');
    const swapped = await another.get(`${callback.pathname}${callback.search}`);
    expect(swapped.headers['location']).toBe(refused[1]);
    expect(await signOn(new Browser(api), (url) => url.searchParams.set('state', 'x'))).toEqual(refused);
    const browser = new Browser(api);
    let address = '';
    await signOn(browser, (url) => (address = `${url.pathname}${url.search}`));
    expect((await browser.get(address)).headers['location']).toBe(refused[1]);
  });

  it('refuses who took longer than ten minutes', async () => {
    const browser = new Browser(api);
    expect(await signOn(browser, () => api.clock.move(10 * 60_000 + 1))).toEqual(refused);
    api.clock.move(-10 * 60_000 - 1);
  });

  it('that speaks for one agency lets nobody of another in', async () => {
    const other = await anAgency().withStaff('dispatcher').founded(api.tools);
    const bound = await TestApi.start({ ...environment, OIDC_AGENCY_ID: other.id }, api.clock);
    const browser = new Browser(bound);
    expect(await signOn(browser)).toEqual(refused);
    provider.account = { subject: randomUUID(), email: other.member('dispatcher').email, emailVerified: true };
    expect(await signOn(new Browser(bound))).toEqual([303, '/']);
    await bound.close();
  });

  it('says so when it is not configured, and when the provider is away', async () => {
    const without = await TestApi.start();
    expect((await without.get('/v1/sessions/ways')).body).toEqual({ singleSignOn: false });
    for (const path of ['oidc', 'oidc/callback?code=x&state=y'])
      expect((await without.get(`/v1/sessions/${path}`)).body.code).toBe('single_sign_on_not_configured');
    await without.close();
    const away = await TestApi.start({ ...environment, OIDC_ISSUER: 'http://127.0.0.1:9' });
    const { status, body } = await away.get('/v1/sessions/oidc');
    expect([status, body.code]).toEqual([503, 'single_sign_on_unavailable']);
    await away.close();
  });

  it('is configured whole or not at all', async () => {
    await expect(TestApi.start({ ...environment, OIDC_CLIENT_SECRET: undefined })).rejects.toThrow(
      'OIDC_CLIENT_SECRET',
    );
    await expect(TestApi.start({ ...environment, PUBLIC_URL: undefined })).rejects.toThrow('PUBLIC_URL');
    await expect(TestApi.start({ ...environment, OIDC_ISSUER: 'http://idp.example' })).rejects.toThrow('OIDC_ISSUER');
  });
});
