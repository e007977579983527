import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { staffSessions } from '#contracts';
import { clearStaffSessions } from '#persistence';
import { anAgency, type TestAgency, testPassword, type TestStaffMember } from '#testing';
import { TestApi } from '../../support/api.js';
import { Browser } from '../../support/browser.js';
import { entriesOf } from '../../support/opened.js';

const refreshCookie = 'qalqan_refresh';
const minutes = 60_000;
const hours = 60 * minutes;

describe('a session of staff', () => {
  let api: TestApi;
  let agency: TestAgency;
  let dispatcher: TestStaffMember;
  let browser: Browser;

  const refresh = (by = browser) => by.post('/v1/sessions/refresh');
  const worksWith = async (token: string): Promise<boolean> =>
    (await api.get('/v1/incidents', { token })).status === 200;
  const audited = (action: string) =>
    entriesOf<{ actor_id: string; result: string; reason: string }>(
      api.database,
      `SELECT actor_id, result, reason FROM audit_entry WHERE agency_id = $1 AND action = $2 ORDER BY sequence`,
      [agency.id, action],
    );

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    agency = await anAgency().withStaff('dispatcher', 'supervisor').founded(api.tools);
    dispatcher = agency.member('dispatcher');
    browser = new Browser(api);
  });

  it('gives an access token in the body and a refresh token in a cookie that no script and no other site can use', async () => {
    const { status, body } = await browser.login(dispatcher);
    expect(status).toBe(201);
    expect(body).toMatchObject({ expiresInSeconds: 900, mustEnrol: false, staff: { id: dispatcher.id } });
    expect(JSON.stringify(body)).not.toContain(browser.cookie(refreshCookie)!);
    const told = browser.told.get(refreshCookie)!;
    for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/v1/sessions']) expect(told).toContain(attribute);
    expect(told).not.toContain('Secure');
  });

  it('has its cookie over TLS only, wherever it is reached but on the machine itself', async () => {
    await browser.login(dispatcher, {}, { headers: { host: 'desk.agency.example' } });
    expect(browser.told.get(refreshCookie)).toContain('Secure');
  });

  it('keeps nothing by which it could be gone on with', async () => {
    const { body } = await browser.login(dispatcher);
    const [row] = await api.database.rows(`SELECT to_jsonb(s)::text AS text FROM staff_session s WHERE staff_id = $1`, [
      dispatcher.id,
    ]);
    const secret = browser.cookie(refreshCookie)!.split('.')[1]!;
    for (const text of [secret, Buffer.from(secret).toString('hex'), body.accessToken])
      expect((row as { text: string }).text).not.toContain(text);
  });

  it('is refreshed before and after its access token has ended, with another refresh token each time', async () => {
    const first = (await browser.login(dispatcher)).body.accessToken;
    const seen = new Set([browser.cookie(refreshCookie)]);
    api.clock.move(20 * minutes);
    expect(await worksWith(first)).toBe(false);
    const { status, body } = await refresh();
    expect([status, await worksWith(body.accessToken)]).toEqual([200, true]);
    expect(body.staff.id).toBe(dispatcher.id);
    seen.add(browser.cookie(refreshCookie));
    api.clock.move(10 * minutes);
    expect((await refresh()).status).toBe(200);
    expect(seen.add(browser.cookie(refreshCookie)).size).toBe(3);
  });

  it('answers two tabs that refresh at once with the same, and the one that asks again', async () => {
    await browser.login(dispatcher);
    const other = new Browser(api).put(refreshCookie, browser.cookie(refreshCookie)!);
    const answers = await Promise.all([refresh(), refresh(other)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(other.cookie(refreshCookie)).toBe(browser.cookie(refreshCookie));
    expect((await refresh()).status).toBe(200);
    expect((await audited('session.refresh')).length).toBe(0);
  });

  it('ends when a used refresh token is shown again later: it was copied', async () => {
    const stolen = new Browser(api).put(
      refreshCookie,
      (await browser.login(dispatcher), browser.cookie(refreshCookie)!),
    );
    const { body } = await refresh();
    api.clock.move(31_000);
    const answer = await refresh(stolen);
    expect([answer.status, answer.body.code]).toEqual([401, 'session_ended']);
    expect(await worksWith(body.accessToken)).toBe(false);
    expect((await refresh()).status).toBe(401);
    expect(await audited('session.refresh')).toEqual([
      { actor_id: dispatcher.id, result: 'refused', reason: 'token_reused' },
    ]);
    const [row] = await api.database.rows(`SELECT end_reason FROM staff_session WHERE staff_id = $1`, [dispatcher.id]);
    expect(row).toEqual({ end_reason: 'token_reused' });
  });

  it('is not ended by a token that somebody made up, nor by none', async () => {
    const { body } = await browser.login(dispatcher);
    const [sessionId, secret, mac] = browser.cookie(refreshCookie)!.split('.');
    const madeUp = [`${sessionId}.${'A'.repeat(43)}.${mac}`, `${sessionId}.${secret}`, 'x', `${sessionId}..`];
    for (const token of madeUp) expect((await refresh(new Browser(api).put(refreshCookie, token))).status).toBe(401);
    expect((await refresh(new Browser(api))).status).toBe(401);
    expect(await worksWith(body.accessToken)).toBe(true);
    expect((await refresh()).status).toBe(200);
  });

  it('ends after a shift however often it is refreshed', async () => {
    await browser.login(dispatcher);
    for (let at = 0; at < 23; at += 1) {
      api.clock.move(30 * minutes);
      expect((await refresh()).status).toBe(200);
    }
    const { accessToken } = (await refresh()).body;
    api.clock.move(30 * minutes);
    expect((await refresh()).status).toBe(401);
    expect(await worksWith(accessToken)).toBe(false);
  });

  it('ends when nobody refreshes it', async () => {
    await browser.login(dispatcher);
    api.clock.move(hours + 1);
    expect((await refresh()).status).toBe(401);
  });

  it('ends with logging out: both tokens are worth nothing, the cookie is gone', async () => {
    const { accessToken } = (await browser.login(dispatcher)).body;
    const kept = browser.cookie(refreshCookie)!;
    expect((await browser.delete('/v1/sessions/current', { token: accessToken })).status).toBe(204);
    expect(browser.cookie(refreshCookie)).toBeUndefined();
    expect(await worksWith(accessToken)).toBe(false);
    expect((await refresh(new Browser(api).put(refreshCookie, kept))).status).toBe(401);
    expect((await audited('session.end')).map(({ reason }) => reason)).toEqual(['logged_out']);
  });

  it('is refreshed by our own pages alone', async () => {
    await browser.login(dispatcher);
    const from = (headers: Record<string, string>) =>
      browser.post('/v1/sessions/refresh', { headers: { host: 'localhost:3000', ...headers } });
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' },
    ])
      expect((await from(headers)).body.code).toBe('foreign_origin');
    expect((await from({ origin: 'http://localhost:3000' })).status).toBe(200);
    expect((await from({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    const login = await browser.login(dispatcher, {}, { headers: { origin: 'https://evil.example' } });
    expect(login.body.code).toBe('foreign_origin');
  });

  it('is listed for its owner with times and a coarse browser, and for nobody else', async () => {
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    await browser.login(dispatcher, {}, { headers: { 'user-agent': firefox } });
    const { accessToken } = (await new Browser(api).login(dispatcher)).body;
    const { body } = await api.get('/v1/sessions', { token: accessToken });
    expect(staffSessions.parse(body)).toEqual(body);
    const shown = body.sessions.map(({ userAgent, current }: any) => ({ userAgent, current }));
    expect(shown).toEqual([
      { userAgent: 'other', current: true },
      { userAgent: 'Firefox on Linux', current: false },
    ]);
    const supervisor = await api.as(agency, 'supervisor');
    expect((await supervisor.get('/v1/sessions')).body.sessions).toHaveLength(1);
    expect((await supervisor.get(`/v1/staff/${dispatcher.id}/sessions`)).status).toBe(403);
  });

  it('is ended from another one of the same member, and not by a colleague', async () => {
    const { accessToken } = (await browser.login(dispatcher)).body;
    const mine = await api.asMember(dispatcher);
    const { sessions } = (await mine.get('/v1/sessions')).body;
    const { id } = sessions.find(({ current }: any) => !current);
    expect((await (await api.as(agency, 'supervisor')).delete(`/v1/sessions/${id}`)).status).toBe(404);
    expect(await worksWith(accessToken)).toBe(true);
    expect((await mine.delete(`/v1/sessions/${id}`)).status).toBe(204);
    expect(await worksWith(accessToken)).toBe(false);
    expect((await mine.delete('/v1/sessions/not-an-id')).status).toBe(404);
  });

  it('is ended by an administrator of the agency, and not by one of another', async () => {
    const { accessToken } = (await browser.login(dispatcher)).body;
    const administrator = await api.as(agency, 'administrator');
    const stranger = await api.as(await anAgency().founded(api.tools), 'administrator');
    const listed = await administrator.get(`/v1/staff/${dispatcher.id}/sessions`);
    expect(listed.body.sessions).toHaveLength(1);
    expect((await stranger.get(`/v1/staff/${dispatcher.id}/sessions`)).status).toBe(404);
    const { id } = listed.body.sessions[0];
    expect((await stranger.delete(`/v1/sessions/${id}`)).status).toBe(404);
    expect(await worksWith(accessToken)).toBe(true);
    expect((await administrator.delete(`/v1/sessions/${id}`)).status).toBe(204);
    expect(await worksWith(accessToken)).toBe(false);
    expect((await refresh()).status).toBe(401);
  });

  it.each([
    ['disabled', { disabled: true }],
    ['given another password', { password: 'tangerine ladder seventeen' }],
  ])('ends when the account is %s', async (_, change) => {
    const { accessToken } = (await browser.login(dispatcher)).body;
    const administrator = await api.as(agency, 'administrator');
    expect((await administrator.patch(`/v1/staff/${dispatcher.id}`, change)).status).toBe(200);
    expect(await worksWith(accessToken)).toBe(false);
    expect((await refresh()).status).toBe(401);
  });

  it('does not end when the account’s name is changed', async () => {
    const { accessToken } = (await browser.login(dispatcher)).body;
    await (await api.as(agency, 'administrator')).patch(`/v1/staff/${dispatcher.id}`, { name: 'Renamed' });
    expect(await worksWith(accessToken)).toBe(true);
  });

  it('is forgotten a month after its end', async () => {
    const { accessToken } = (await browser.login(dispatcher)).body;
    await browser.delete('/v1/sessions/current', { token: accessToken });
    await browser.login(dispatcher);
    const left = async () => {
      await clearStaffSessions(api.database, api.clock.now());
      return (await api.database.rows(`SELECT 1 FROM staff_session WHERE staff_id = $1`, [dispatcher.id])).length;
    };
    api.clock.move(30 * 24 * hours);
    expect(await left()).toBe(2);
    api.clock.move(1);
    expect(await left()).toBe(1);
    api.clock.move(12 * hours);
    expect(await left()).toBe(0);
  });

  describe('and its member’s password', () => {
    const next = 'tangerine ladder seventeen';
    const change = (token: string, currentPassword: string, newPassword: string) =>
      browser.post('/v1/staff/me/password', { token, body: { currentPassword, newPassword } });

    it('is changed by who knows the present one; all other sessions end, and this one goes on anew', async () => {
      const elsewhere = (await new Browser(api).login(dispatcher)).body.accessToken;
      const { accessToken } = (await browser.login(dispatcher)).body;
      const { status, body } = await change(accessToken, testPassword, next);
      expect(status).toBe(200);
      expect(await Promise.all([elsewhere, accessToken, body.accessToken].map(worksWith))).toEqual([
        false,
        false,
        true,
      ]);
      expect((await refresh()).status).toBe(200);
      expect((await new Browser(api).login(dispatcher)).status).toBe(401);
      expect((await new Browser(api).login({ ...dispatcher, password: next })).status).toBe(201);
      expect(await audited('password.change')).toHaveLength(1);
    });

    it('is not changed without the present one, nor to one that is easy to guess', async () => {
      const { accessToken } = (await browser.login(dispatcher)).body;
      const refused = await Promise.all([
        change(accessToken, 'wrong', next),
        change(accessToken, testPassword, 'short'),
        change(accessToken, testPassword, 'Qwerty123456!'),
        change(accessToken, testPassword, `${dispatcher.email}1`),
        change(accessToken, testPassword, testPassword),
      ]);
      expect(refused.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
      expect(refused.map(({ body }) => body.errors[0].path)).toEqual([
        'currentPassword',
        ...Array<string>(4).fill('newPassword'),
      ]);
      expect((await new Browser(api).login(dispatcher)).status).toBe(201);
    });

    it('cannot be guessed by a session that somebody left open', async () => {
      const { accessToken } = (await browser.login(dispatcher)).body;
      for (let n = 0; n < 5; n += 1) await change(accessToken, `wrong ${n}`, next);
      expect((await change(accessToken, testPassword, next)).status).toBe(429);
      api.clock.move(minutes);
      expect((await change(accessToken, testPassword, next)).status).toBe(200);
    });
  });
});
