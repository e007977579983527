import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anAgency, type TestAgency, type TestStaffMember } from '#testing';
import { TestApi } from '../../support/api.js';
import { Browser } from '../../support/browser.js';

const attacker = '203.0.113.7';

describe('who guesses passwords', () => {
  let api: TestApi;
  let agency: TestAgency;
  let member: TestStaffMember;

  const guess = (browser = new Browser(api), from = attacker, email = member.email) =>
    browser.login({ email, password: 'a wrong guess' }, {}, { from });

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    api.clock.move(10 * 60_000);
    agency = await anAgency().withStaff('dispatcher', 'supervisor').founded(api.tools);
    member = agency.member('dispatcher');
  });

  it('waits, by network address, whatever accounts it tries and though a password be right', async () => {
    for (let n = 0; n < 20; n += 1) expect((await guess(undefined, attacker, `a${n}@agency.example`)).status).toBe(401);
    const own = await new Browser(api).login(member, {}, { from: attacker });
    expect(own.status).toBe(429);
    expect(Number(own.headers['retry-after'])).toBe(300);
    expect((await new Browser(api).login(member, {}, { from: '203.0.113.8' })).status).toBe(201);
    api.clock.move(5 * 60_000);
    expect((await new Browser(api).login(member, {}, { from: attacker })).status).toBe(201);
  });

  it('keeps no dispatcher out: neither elsewhere, nor at the same address where they have logged in before', async () => {
    const desk = new Browser(api);
    expect((await desk.login(member, {}, { from: attacker })).status).toBe(201);
    for (let n = 0; n < 25; n += 1) await guess();
    expect((await guess()).status).toBe(429);
    expect((await new Browser(api).login(member, {}, { from: '198.51.100.4' })).status).toBe(201);
    expect((await desk.login(member, {}, { from: attacker })).status).toBe(201);
  });

  it('gains nothing by another account’s mark, nor by the mark of a machine it has', async () => {
    const colleague = new Browser(api);
    await colleague.login(agency.member('supervisor'), {}, { from: attacker });
    for (let n = 0; n < 25; n += 1) await guess(colleague);
    expect((await guess(colleague)).status).toBe(429);
    const desk = new Browser(api);
    await desk.login(member, {}, { from: '198.51.100.5' });
    for (let n = 0; n < 10; n += 1) await guess(desk, '198.51.100.5');
    expect((await desk.login(member, {}, { from: '198.51.100.5' })).status).toBe(429);
  });

  it('is one of its whole network in IPv6', async () => {
    const from = (address: string, n = 0) => guess(undefined, address, `b${n}@agency.example`);
    for (let n = 0; n < 20; n += 1) await from(`2001:db8:7:7::${n + 1}`, n);
    expect((await from('2001:db8:7:7:ffff::1')).status).toBe(429);
    expect((await from('2001:db8:7:8::1')).status).toBe(401);
  });

  it('cannot say another address than it has, unless a proxy that is trusted says it', async () => {
    const forwarded = (n: number) => ({ 'x-forwarded-for': `192.0.2.${n}` });
    const at = (browser: Browser, n: number) =>
      browser.login({ ...member, password: 'a wrong guess' }, {}, { from: attacker, headers: forwarded(n) });
    for (let n = 0; n < 20; n += 1) await at(new Browser(api), n);
    expect((await at(new Browser(api), 99)).status).toBe(429);
    const behind = await TestApi.start({ TRUSTED_PROXIES: attacker }, api.clock);
    for (let n = 0; n < 25; n += 1) expect((await at(new Browser(behind), n)).status).not.toBe(200);
    expect((await new Browser(behind).login(member, {}, { from: attacker, headers: forwarded(99) })).status).toBe(201);
    await behind.close();
  });

  it('fills neither the audit chain nor tells which accounts there are', async () => {
    for (let n = 0; n < 18; n += 1) await guess(undefined, `192.0.2.${n}`);
    const refused = await api.database.rows(
      `SELECT 1 FROM audit_entry WHERE agency_id = $1 AND action = 'session.open' AND result = 'refused'`,
      [agency.id],
    );
    expect(refused).toHaveLength(10);
    for (let n = 0; n < 10; n += 1) await guess(undefined, `192.0.2.${100 + n}`, 'nobody@agency.example');
    const [known, unknown] = [
      await guess(undefined, '192.0.2.200'),
      await guess(undefined, '192.0.2.201', 'nobody@agency.example'),
    ];
    expect([known.status, known.body.code]).toEqual([unknown.status, unknown.body.code]);
  });
});
