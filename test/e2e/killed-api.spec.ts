import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '#domain';
import { Caller, type Reply } from '../support/caller.js';
import { caseOverHttp, type CaseOverHttp, home } from '../support/case-over-http.js';
import { House } from '../support/house.js';
import type { HouseProcess } from '../support/house-process.js';
import { walkTo } from '../support/owntracks-walk.js';
import { openConsole } from '../support/test-console.js';
import { offset } from '../support/walks.js';

interface Sent {
  path: string;
  body: { id?: string; fixes?: { fixTime: string }[] };
  reply: Reply | undefined;
}

describe('kill -9 of the api', () => {
  let house: House;
  let api: HouseProcess;
  let made: CaseOverHttp;

  const alarmIds = async (): Promise<string[]> =>
    (await house.database.rows<{ id: string }>(`SELECT id FROM alarm ORDER BY id`, [])).map(({ id }) => id);
  /** Dies and comes back at the same address, as under any supervisor. */
  const restart = async (): Promise<void> => {
    await api.kill();
    api = await house.api(Number(new URL(api.baseUrl).port));
  };

  beforeAll(async () => {
    house = await House.open();
    api = await house.api();
    made = await caseOverHttp(house, api);
  });
  afterAll(() => house.close());

  it('between two fixes loses none, doubles none, and finds the breach once', async () => {
    const phone = Caller.basic(api.baseUrl, made.bracelet);
    const report = async (location: object) =>
      expect((await phone.post('/ingest/owntracks', location)).status).toBe(200);
    const way = walkTo(home, 1_000);
    const console = await openConsole(api.baseUrl, made.dispatcher.token!);
    // Still outside: what was heard before the kill and what comes after it make the breach together.
    const killedAfter = way.length - 9;
    for (const location of way.slice(0, killedAfter)) await report(location);
    const { cursor } = console;
    await restart();
    await console.untilLost();

    // The phone does not know what became of its last message, and sends it again.
    for (const location of way.slice(killedAfter - 1)) await report(location);
    const again = await openConsole(api.baseUrl, made.dispatcher.token!, cursor);
    await again.until((seen) => seen.some(({ message }) => message.alarm?.kind === 'breach'));
    again.close();
    const [stored] = await house.database.rows(`SELECT count(*) AS count FROM position`, []);
    expect(stored).toEqual({ count: way.length });
    const breaches = await house.database.rows(`SELECT id FROM alarm WHERE kind = 'breach'`, []);
    expect(breaches).toHaveLength(1);
    const seen = [...console.of('alarm.raised'), ...again.of('alarm.raised')].map(({ alarm }) => alarm.id);
    expect(seen.sort()).toEqual(await alarmIds());
  });

  it('in a burst loses nothing acknowledged, doubles nothing, and shows each alarm once', async () => {
    const before = await alarmIds();
    const console = await openConsole(api.baseUrl, made.dispatcher.token!);
    const burst = burstOf(60, 240);
    const sendAll = (some: readonly Sent[]): Promise<unknown> => Promise.all(some.map((sent) => send(made, api, sent)));
    await sendAll(burst.slice(0, burst.length / 2));
    // In the middle of the rest: some are committed and not answered, some not even read, and some not yet sent.
    await sendUntil(burst.slice(burst.length / 2), 25, () => api.kill());
    await console.untilLost();
    const acknowledged = burst.filter(({ reply }) => reply !== undefined);
    expect(acknowledged.length).toBeGreaterThanOrEqual(burst.length / 2 + 25);
    expect(acknowledged.length).toBeLessThan(burst.length);
    for (const { reply } of acknowledged) expect(reply!.status).toBeLessThan(300);
    await expectStored(acknowledged, { all: false });

    await restart();
    const { cursor } = console;
    const again = await openConsole(api.baseUrl, made.dispatcher.token!, cursor);
    // As phones do: what was not answered is sent again, and here also all the rest.
    for (const sent of burst) expect((await send(made, api, sent)).status).toBeLessThan(300);
    await expectStored(burst, { all: true });
    const alarms = (await alarmIds()).filter((id) => !before.includes(id));
    // Presses of one phone that came together are one alarm, and every alarm is one of a press.
    const pressed = await house.database.rows<{ id: string }>(
      `SELECT DISTINCT alarm_id AS id FROM panic WHERE alarm_id <> ALL ($1::uuid[]) ORDER BY 1`,
      [before],
    );
    expect(alarms).toEqual(pressed.map(({ id }) => id));
    expect(alarms.length).toBeGreaterThan(0);
    await again.until(() => console.of('alarm.raised').length + again.of('alarm.raised').length >= alarms.length);
    const seen = [...console.of('alarm.raised'), ...again.of('alarm.raised')].map(({ alarm }) => alarm.id);
    expect(seen.sort()).toEqual(alarms);
    const desk = await house.database.rows(
      `SELECT alarm_id FROM delivery WHERE channel = 'console' GROUP BY alarm_id HAVING count(*) <> 1`,
      [],
    );
    expect(desk).toEqual([]);
    again.close();
  });

  /** Fifty at a time; does `then` at once when so many are answered, and goes on. */
  async function sendUntil(some: readonly Sent[], answers: number, then: () => Promise<void>): Promise<void> {
    const left = [...some];
    let answered = 0;
    const oneByOne = async (): Promise<void> => {
      for (let sent = left.shift(); sent; sent = left.shift()) {
        await send(made, api, sent);
        answered += 1;
        if (answered === answers) await then();
      }
    };
    await Promise.all(Array.from({ length: 50 }, oneByOne));
  }

  async function expectStored(sent: readonly Sent[], { all }: { all: boolean }): Promise<void> {
    const presses = await house.database.rows<{ id: string; alarms: number }>(
      `SELECT panic.id, count(alarm.id) AS alarms FROM panic
       LEFT JOIN alarm ON alarm.cell = panic.cell AND alarm.id = panic.alarm_id GROUP BY panic.id`,
      [],
    );
    for (const { alarms } of presses) expect(alarms).toBe(1);
    const fixes = await house.database.rows<{ at: Date; count: number }>(
      `SELECT fix_time AS at, count(*) AS count FROM position WHERE device_id = $1 GROUP BY fix_time`,
      [made.phone.id],
    );
    for (const { count } of fixes) expect(count).toBe(1);
    const kept = [...presses.map(({ id }) => id), ...fixes.map(({ at }) => at.toISOString())].sort();
    const wanted = sent.map(({ body }) => body.id ?? body.fixes![0]!.fixTime).sort();
    if (all) expect(kept).toEqual(wanted);
    else expect(kept).toEqual(expect.arrayContaining(wanted));
  }
});

/** Presses and fixes of one phone, mixed. */
function burstOf(presses: number, fixes: number): Sent[] {
  const now = systemClock.now();
  const total = presses + fixes;
  const every = total / presses;
  return Array.from({ length: total }, (_, at): Sent => {
    const time = new Date(now - (total - at) * 1_000).toISOString();
    if (at % every === 0) {
      return { path: '/v1/panics', body: pressOf(time), reply: undefined };
    }
    const point = { type: 'Point', coordinates: offset(home, 5_000 + at) };
    return {
      path: '/v1/positions',
      body: { fixes: [{ fixTime: time, ...{ point, accuracyMeters: 8 } }] },
      reply: undefined,
    };
  });
}

const pressOf = (pressedAt: string): Sent['body'] => ({ id: randomUUID(), ...{ pressedAt, trigger: 'button' } });

/** What the caller knows afterwards: an answer, or nothing. */
async function send(made: CaseOverHttp, api: HouseProcess, sent: Sent): Promise<Reply> {
  const phone = new Caller(api.baseUrl, made.phone.token);
  const reply = await phone.post(sent.path, sent.body).catch(() => undefined);
  sent.reply ??= reply;
  return reply ?? { status: 0, type: '', body: undefined };
}
