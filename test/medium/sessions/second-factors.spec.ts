import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { URI } from 'otpauth';
import { ownSecondFactors } from '#contracts';
import { anAgency, type TestAgency, type TestStaffMember } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { Browser } from '../../support/browser.js';

const halfMinute = 30_000;

describe('a second factor', () => {
  let api: TestApi;
  let agency: TestAgency;
  let member: TestStaffMember;

  const codeOf = (address: string): string => URI.parse(address).generate({ timestamp: api.clock.now() });
  const login = (codes: object = {}, browser = new Browser(api), from?: string) =>
    browser.login(member, codes, from ? { from } : {});

  /** The address the app got, and the recovery codes. */
  async function enrolled(client?: TestClient): Promise<{ address: string; recoveryCodes: string[] }> {
    const own = client ?? (await api.asMember(member));
    const { status, body } = await own.post('/v1/staff/me/totp');
    expect(status).toBe(201);
    const confirmed = await own.post('/v1/staff/me/totp/confirm', { code: codeOf(body.address) });
    expect(confirmed.status).toBe(200);
    api.clock.move(halfMinute);
    return { address: body.address, recoveryCodes: confirmed.body.recoveryCodes };
  }
  const requireIt = async () =>
    (await api.as(agency, 'administrator')).patch(`/v1/agencies/${agency.id}`, { secondFactor: 'required' });

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    agency = await anAgency().withStaff('dispatcher', 'supervisor').founded(api.tools);
    member = agency.member('dispatcher');
  });

  it('is asked for once it is confirmed, and named', async () => {
    const client = await api.asMember(member);
    const { body: begun } = await client.post('/v1/staff/me/totp');
    expect(begun.address).toMatch(/^otpauth:\/\/totp\/Qalqan/);
    expect((await login()).status).toBe(201);
    const wrong = await client.post('/v1/staff/me/totp/confirm', { code: '000000' });
    expect(wrong.body.code).toBe('second_factor_wrong');
    expect((await login()).status).toBe(201);
    const confirmed = await client.post('/v1/staff/me/totp/confirm', { code: codeOf(begun.address) });
    expect(new Set(confirmed.body.recoveryCodes).size).toBe(10);
    const asked = await login();
    expect([asked.status, asked.body.code]).toEqual([401, 'second_factor_required']);
    expect(asked.body.errors.map(({ path }: any) => path)).toEqual(['totp', 'recoveryCode']);
    api.clock.move(halfMinute);
    expect((await login({ totp: codeOf(begun.address) })).status).toBe(201);
  });

  it('is not asked for before the password is right', async () => {
    await enrolled();
    const { status, body } = await new Browser(api).login({ ...member, password: 'wrong' });
    expect([status, body.code]).toEqual([401, 'credentials_wrong']);
  });

  it('takes each code once, also of two that come at the same time', async () => {
    const { address } = await enrolled();
    const totp = codeOf(address);
    const answers = await Promise.all([login({ totp }), login({ totp }), login({ totp })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401, 401]);
    expect((await login({ totp })).body.code).toBe('second_factor_wrong');
  });

  it('does not take the code that confirmed it, nor one of the half minute before a used one', async () => {
    const client = await api.asMember(member);
    const { address } = (await client.post('/v1/staff/me/totp')).body;
    const earlier = codeOf(address);
    api.clock.move(halfMinute);
    const confirming = codeOf(address);
    await client.post('/v1/staff/me/totp/confirm', { code: confirming });
    expect((await login({ totp: confirming })).status).toBe(401);
    expect((await login({ totp: earlier })).status).toBe(401);
  });

  it('takes no code that is a minute old', async () => {
    const { address } = await enrolled();
    const totp = codeOf(address);
    api.clock.move(2 * halfMinute);
    expect((await login({ totp })).status).toBe(401);
  });

  it('is kept sealed, recovery codes as hashes', async () => {
    const { address, recoveryCodes } = await enrolled();
    const { bytes } = URI.parse(address).secret;
    const [totp] = await api.database.rows<{ secret: Buffer }>(`SELECT secret FROM staff_totp WHERE staff_id = $1`, [
      member.id,
    ]);
    expect(totp!.secret.includes(Buffer.from(bytes))).toBe(false);
    const rows = await api.database.rows(
      `SELECT encode(code_hash, 'escape') AS text FROM staff_recovery_code WHERE staff_id = $1`,
      [member.id],
    );
    expect(rows).toHaveLength(10);
    for (const code of recoveryCodes) expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''));
  });

  it('is replaced by a recovery code, once, however it is typed', async () => {
    const { recoveryCodes } = await enrolled();
    const recoveryCode = recoveryCodes[3]!;
    const answers = await Promise.all([
      login({ recoveryCode: ` ${recoveryCode.toUpperCase()} ` }),
      login({ recoveryCode: recoveryCode.replaceAll('-', ' ') }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401]);
    const client = await api.asMember(member);
    const { body } = await client.get('/v1/staff/me/second-factors');
    expect(ownSecondFactors.parse(body)).toEqual({ totp: true, passkeys: [], recoveryCodesLeft: 9 });
    const renewed = await client.post('/v1/staff/me/recovery-codes');
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    expect((await login({ recoveryCode: recoveryCodes[4]! })).status).toBe(401);
    expect((await login({ recoveryCode: renewed.body.recoveryCodes[0] })).status).toBe(201);
  });

  it('is not replaced by a recovery code of somebody else', async () => {
    await enrolled();
    const other = agency.member('supervisor');
    const others = await enrolled(await api.asMember(other));
    expect((await login({ recoveryCode: others.recoveryCodes[0]! })).status).toBe(401);
  });

  it('makes who guesses codes wait, and locks nobody: a client that is known goes on', async () => {
    const { address } = await enrolled();
    const desk = new Browser(api);
    expect((await login({ totp: codeOf(address) }, desk)).status).toBe(201);
    api.clock.move(halfMinute);
    for (let n = 0; n < 5; n += 1) expect((await login({ totp: '00000a' })).status).toBe(401);
    const waiting = await login({ totp: codeOf(address) });
    expect([waiting.status, Number(waiting.headers['retry-after'])]).toEqual([429, 300]);
    expect((await login({ totp: codeOf(address) }, desk)).status).toBe(201);
    api.clock.move(5 * 60_000);
    expect((await login({ totp: codeOf(address) })).status).toBe(201);
  });

  it('is not guessed by many at once', async () => {
    const { address } = await enrolled();
    const guesses = await Promise.all(Array.from({ length: 12 }, (_, n) => login({ totp: `00000${n % 10}a` })));
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(5);
    expect((await login({ totp: codeOf(address) })).status).toBe(429);
  });

  it('is changed within minutes of having logged in only, however often the session was refreshed', async () => {
    const browser = new Browser(api);
    await login({}, browser);
    api.clock.move(16 * 60_000);
    const token = (await browser.post('/v1/sessions/refresh')).body.accessToken;
    for (const path of ['totp', 'passkeys/options', 'recovery-codes'])
      expect((await browser.post(`/v1/staff/me/${path}`, { token })).body.code).toBe('authenticate_again');
    expect((await browser.delete('/v1/staff/me/totp', { token })).body.code).toBe('authenticate_again');
  });

  describe('that the agency demands', () => {
    it('leaves a session without one nothing but to enrol it; then it works without logging in anew', async () => {
      const client = await api.asMember(member);
      expect((await client.get('/v1/incidents')).status).toBe(200);
      expect((await requireIt()).body.secondFactor).toBe('required');
      const refused = await client.get('/v1/incidents');
      expect([refused.status, refused.body.code]).toEqual([403, 'second_factor_to_enrol']);
      expect((await client.put('/v1/staff/me/duty', { onDuty: true })).status).toBe(403);
      expect((await client.get('/v1/sessions/current')).status).toBe(200);
      expect((await login()).body.mustEnrol).toBe(true);
      await enrolled(client);
      expect((await client.get('/v1/incidents')).status).toBe(200);
    });

    it('leaves an administrator without one no power over others', async () => {
      const administrator = await api.as(agency, 'administrator');
      const token = await api.session(member);
      const { body } = await api.get('/v1/sessions', { token });
      await requireIt();
      expect((await administrator.delete(`/v1/sessions/${body.sessions[0].id}`)).status).toBe(404);
      expect((await administrator.get(`/v1/staff/${member.id}/sessions`)).status).toBe(403);
      expect((await api.get('/v1/sessions/current', { token })).status).toBe(200);
    });

    it('lets no console connect without', async () => {
      const token = await api.session(member);
      await requireIt();
      const console = await api.console(token);
      expect(console.refused).toMatchObject({ data: { code: 'second_factor_to_enrol' } });
      console.close();
    });

    it('is not demanded of another agency', async () => {
      await requireIt();
      const other = await anAgency().withStaff('dispatcher').founded(api.tools);
      expect((await (await api.as(other, 'dispatcher')).get('/v1/incidents')).status).toBe(200);
    });

    it('cannot be removed while it is the last, and can where it is not demanded', async () => {
      const client = await api.asMember(member);
      await enrolled(client);
      await requireIt();
      expect((await client.delete('/v1/staff/me/totp')).body.code).toBe('second_factor_needed');
      const administrator = api.withToken(await api.session(agency.member('administrator'), 'totp'));
      await administrator.patch(`/v1/agencies/${agency.id}`, { secondFactor: 'optional' });
      expect((await client.delete('/v1/staff/me/totp')).status).toBe(204);
    });
  });

  it('is removed by its owner where it is not demanded', async () => {
    const client = await api.asMember(member);
    await enrolled(client);
    expect((await client.delete('/v1/staff/me/totp')).status).toBe(204);
    expect((await login()).status).toBe(201);
    expect((await client.delete('/v1/staff/me/totp')).status).toBe(404);
  });

  it('is taken away by an administrator from who has lost it, with all sessions; not by one of another agency', async () => {
    const { address } = await enrolled();
    const { accessToken } = (await login({ totp: codeOf(address) })).body;
    const reset = `/v1/staff/${member.id}/second-factors`;
    const stranger = await api.as(await anAgency().founded(api.tools), 'administrator');
    expect((await stranger.delete(reset)).status).toBe(404);
    expect((await (await api.as(agency, 'supervisor')).delete(reset)).status).toBe(403);
    const administrator = await api.as(agency, 'administrator');
    expect((await administrator.delete(`/v1/staff/${agency.administrator.staffId}/second-factors`)).status).toBe(404);
    expect((await administrator.delete(reset)).status).toBe(204);
    expect((await api.get('/v1/incidents', { token: accessToken })).status).toBe(401);
    expect((await login()).status).toBe(201);
    const rows = await api.database.rows(
      `SELECT agency_id = $2 AS own, result, count(*)::int AS count FROM audit_entry
       WHERE action = 'second_factor.reset' AND object_id = $1 GROUP BY own, result ORDER BY own, result`,
      [member.id, agency.id],
    );
    expect(rows).toEqual([
      { own: false, result: 'refused', count: 1 },
      { own: true, result: 'allowed', count: 1 },
      { own: true, result: 'refused', count: 1 },
    ]);
  });
});
