import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MovableClock } from '#domain';
import { anAgency, type TestAgency, type TestStaffMember } from '#testing';
import { TestApi, testStart, type TestConsole } from '../../support/api.js';
import { Browser } from '../../support/browser.js';

const limitMilliseconds = 5_000;

describe('the sockets of a session that has ended', () => {
  const clock = new MovableClock(testStart);
  let first: TestApi;
  let second: TestApi;
  let agency: TestAgency;
  let dispatcher: TestStaffMember;
  const open: TestConsole[] = [];

  const connect = async (api: TestApi, token: string): Promise<TestConsole> => {
    const console = await api.console(token);
    expect(console.refused).toBeUndefined();
    open.push(console);
    return console;
  };
  const secondsToLose = async (consoles: readonly TestConsole[], since: number): Promise<number> => {
    await Promise.all(consoles.map((console) => console.untilLost()));
    return performance.now() - since;
  };

  beforeAll(async () => {
    const shared = { ACCESS_TOKEN_SECRET: 's'.repeat(32) };
    first = await TestApi.start(shared, clock);
    second = await TestApi.start(shared, clock);
  });
  afterAll(() => Promise.all([first.close(), second.close()]));
  beforeEach(async () => {
    agency = await anAgency().withStaff('dispatcher', 'supervisor').founded(first.tools);
    dispatcher = agency.member('dispatcher');
  });
  afterEach(() => open.splice(0).forEach((console) => console.close()));

  it('end in this process and in another one; those of the member’s other sessions and of colleagues stay', async () => {
    const browser = new Browser(first);
    const token = (await browser.login(dispatcher)).body.accessToken;
    const ended = [await connect(first, token), await connect(second, token)];
    const others = [
      await connect(second, await first.session(dispatcher)),
      await connect(second, await first.session(agency.member('supervisor'))),
    ];
    const since = performance.now();
    expect((await browser.delete('/v1/sessions/current', { token })).status).toBe(204);
    expect(await secondsToLose(ended, since)).toBeLessThan(limitMilliseconds);
    expect(others.map(({ socket }) => socket.connected)).toEqual([true, true]);
    expect((await second.console(token)).refused).toBeDefined();
  });

  it('end though no process was told: what happened is in the database', async () => {
    const token = await first.session(dispatcher);
    const console = await connect(second, token);
    const since = performance.now();
    await first.database.count(`UPDATE staff_session SET ended_at = $2 WHERE staff_id = $1`, [
      dispatcher.id,
      new Date(clock.now()),
    ]);
    expect(await secondsToLose([console], since)).toBeLessThan(limitMilliseconds);
  });

  it.each([
    ['is disabled', { disabled: true }],
    ['gets another role', { role: 'supervisor' }],
    ['gets another password', { password: 'tangerine ladder seventeen' }],
  ])('end when the account %s', async (_, change) => {
    const console = await connect(second, await first.session(dispatcher));
    const since = performance.now();
    await (await first.as(agency, 'administrator')).patch(`/v1/staff/${dispatcher.id}`, change);
    expect(await secondsToLose([console], since)).toBeLessThan(limitMilliseconds);
  });

  it('end when the agency begins to demand a second factor that the session does not have', async () => {
    const without = await connect(second, await first.session(dispatcher));
    const withOne = await connect(second, await first.session(dispatcher, 'totp'));
    const since = performance.now();
    await (await first.as(agency, 'administrator')).patch(`/v1/agencies/${agency.id}`, { secondFactor: 'required' });
    expect(await secondsToLose([without], since)).toBeLessThan(limitMilliseconds);
    expect(withOne.socket.connected).toBe(true);
  });

  it('end when nobody refreshes the session', async () => {
    const console = await connect(second, await first.session(dispatcher));
    const since = performance.now();
    clock.move(3_600_001);
    expect(await secondsToLose([console], since)).toBeLessThan(limitMilliseconds);
  });
});
