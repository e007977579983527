import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MovableClock, newId } from '#domain';
import {
  createDataSource,
  Database,
  DeviceSessions,
  DueCommands,
  endDeviceCommands,
  type HouseSql,
  QuarantinedFrames,
  type Sql,
  SqlCaseStore,
  UnknownDevices,
} from '#persistence';
import { anAgency, caseTools } from '#testing';
import { testStart } from '../../support/api.js';
import { emptied } from '../../support/emptied.js';
import { undone } from '../../support/many-rows.js';
import { manyTrackers } from '../../support/many-trackers.js';
import { testDatabaseUrl, testFieldKeys } from '../../support/test-database.js';

const cell = 698;
// A day without positions has no other plan.
const hot = /Seq Scan on (device_command|device_session|position\w*)\b(?!.*cost=0\.00\.\.0\.00)/;
/** Of few rows: reading them whole may be cheapest, what counts is that there is another way. */
const bounded = /Seq Scan on (unknown_device|quarantined_frame|device)\b/;

interface Planned {
  text: string;
  plan: string;
  otherWay: string;
}

/** Asks for the plan of each statement before it is sent. */
function explaining(sql: Sql, plans: Planned[]): Sql {
  const planOf = async (text: string, parameters: readonly unknown[], whole: 'on' | 'off'): Promise<string> => {
    await sql.count(`SET LOCAL enable_seqscan = ${whole}`);
    const lines = await sql.rows<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, parameters);
    return lines.map((line) => line['QUERY PLAN']).join('\n');
  };
  const explain = async (text: string, parameters: readonly unknown[]): Promise<void> => {
    if (!/^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)/.test(text)) return;
    const [plan, otherWay] = [await planOf(text, parameters, 'on'), await planOf(text, parameters, 'off')];
    plans.push({ text, plan, otherWay });
    await sql.count('SET LOCAL enable_seqscan = on');
  };
  return {
    fields: sql.fields,
    rows: async (text, parameters = []) => (await explain(text, parameters), sql.rows(text, parameters)),
    count: async (text, parameters = []) => (await explain(text, parameters), sql.count(text, parameters)),
  };
}

/** What a gateway sends every few seconds for thousands of devices must not read what was kept of all of them. */
describe('the statements of the device gateway', () => {
  const gatewayId = newId();
  let database: Database;
  const plans = new Map<string, Planned[]>();

  beforeAll(async () => {
    const options = { url: testDatabaseUrl(), poolSize: 2, applicationName: 'plans' };
    database = await emptied(new Database(await createDataSource(options).initialize(), testFieldKeys()));
    const clock = new MovableClock(testStart);
    const tools = caseTools(database, clock, newId);
    const [ours, theirs] = [await anAgency().inCell(cell).founded(tools), await anAgency().inCell(cell).founded(tools)];
    const now = clock.now();
    await undone(database, async (sql) => {
      await manyTrackers(sql, cell, [ours.id, theirs.id], now);
      const ask = async <T>(name: string, work: (house: HouseSql) => Promise<T>): Promise<T> => {
        const sent: Planned[] = [];
        plans.set(name, sent);
        return work({ ...explaining(sql, sent), asAgency: (id) => explaining(sql.asAgency(id), sent) });
      };
      const devices = await sql.rows<{ id: string; personId: string }>(
        `SELECT device_id AS id, person_id AS "personId" FROM device_command WHERE agency_id = $1 AND status = 'queued' LIMIT 50`,
        [ours.id],
      );
      const [{ id: deviceId, personId }] = devices as [(typeof devices)[0]];
      const commands = await ask('take', (house) =>
        new DueCommands(house, gatewayId).take(
          devices.map(({ id }) => ({ deviceId: id, heardAt: now })),
          now,
        ),
      );
      expect(commands).toHaveLength(50);
      await ask('give back', (house) => new DueCommands(house, gatewayId).giveBack(commands, now));
      await ask('settle', (house) =>
        new DueCommands(house, gatewayId).settle(
          commands.map((command) => ({ ...command, status: 'answered', answer: null })),
          now,
        ),
      );
      await ask('end', (house) => endDeviceCommands(house, now));

      const scope = { agencyId: ours.id, cell };
      const book = (house: HouseSql) => new SqlCaseStore(house as Database, clock).open(scope).deviceCommands;
      expect(await ask('list', (house) => book(house).list({ limit: 50 }, { deviceId }))).toHaveLength(20);
      await ask('wait', (house) => book(house).waiting(deviceId, now));
      await ask('drop', (house) => book(house).drop(deviceId));
      const request = { orderId: newId(), personId, askedAt: now, expiresAt: now + 60_000 };
      expect(await ask('locate', (house) => book(house).locate(request as never, newId))).not.toEqual([]);

      const [session] = await sql.rows<{ id: string }>(`SELECT id FROM device_session WHERE device_id = $1`, [
        deviceId,
      ]);
      const row = { deviceId, agencyId: ours.id, protocol: 'teltonika', beganAt: now - 9_000, heardAt: now } as const;
      const sessions = (house: HouseSql) => new DeviceSessions(house, ours.id);
      await ask('keep', (house) => sessions(house).keep([{ id: newId(), ...row }]));
      expect(await ask('twice', (house) => sessions(house).twice([session!.id]))).toEqual([session!.id]);
      await ask('hang up', (house) => sessions(house).end([session!.id]));

      const stranger = { uniqueId: '351756051523999', protocol: 'gt06', at: now, attempts: 1 } as const;
      await ask('note', (house) => new UnknownDevices(house).note([stranger], now));
      await ask('strangers', (house) => new UnknownDevices(house).newest({ agencyId: ours.id }, { limit: 50 }));
      const frame = {
        receivedAt: now,
        protocol: 'gt06',
        fault: 'checksum',
        device: undefined,
        beginsWith: '78780d01',
        frame: Buffer.of(1),
      } as const;
      await ask('put aside', (house) => new QuarantinedFrames(house).keep([frame], now));
      await ask('frames', (house) => new QuarantinedFrames(house).newest({ agencyId: ours.id }, { limit: 50 }));
    });
  });
  afterAll(() => database.close());

  it('read no table as a whole that grows with devices and days', () => {
    expect(plans.size).toBe(15);
    for (const { text, plan, otherWay } of [...plans.values()].flat())
      if (hot.test(plan) || bounded.test(otherWay)) throw new Error(`${text}\n${plan}\n${otherWay}`);
  });

  it.each([
    ['take', 'device_command_locating', 'device_command_waiting', 'position_other_pkey'],
    ['give back', 'device_command_(pkey|waiting)'],
    ['settle', 'device_command_(pkey|waiting)'],
    ['end', 'device_command_locating', 'device_command_waiting', 'position_other_pkey'],
    ['list', 'device_command_device'],
    ['wait', 'device_command_waiting'],
    ['drop', 'device_command_waiting'],
    ['locate', 'device_person', 'device_command_waiting'],
    ['keep', 'device_pkey'],
    ['twice', 'device_session_pkey', 'device_session_device'],
    ['hang up', 'device_session_pkey'],
    ['note', 'unknown_device_last'],
    ['strangers', 'unknown_device_pkey'],
    ['put aside', 'quarantined_frame_pkey', 'quarantined_frame_received'],
    ['frames', 'quarantined_frame_pkey'],
  ])('%s: by %s', (name, ...indexes) => {
    const used = plans.get(name)!.map(({ otherWay }) => otherWay);
    for (const index of indexes) expect(used.join('\n')).toMatch(new RegExp(`\\b${index}\\b`));
  });
});
