import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aCase, anAgency, anOrder, aRespondent, type TestCase } from '#testing';
import { SendCommands } from '../../../apps/device-gateway/src/commands/send-commands.js';
import { DatagramPeers } from '../../../apps/device-gateway/src/session/datagram-peers.js';
import { DatagramTracker } from '../../../apps/simulator/src/trackers/datagram-tracker.js';
import { TeltonikaVoice } from '../../../apps/simulator/src/trackers/voices/teltonika-voice.js';
import { TestApi } from '../../support/api.js';
import { becomes, eventually } from '../../support/eventually.js';
import { TestGateway } from '../../support/gateway.js';
import { simulatedTracker, standingAt } from '../../support/simulated-tracker.js';
import { answerPacket, commandTo, datagram, login, packet, type TeltonikaRecord } from '../../support/teltonika.js';
import { Tracker } from '../../support/tracker.js';

const far = { longitude: 76.8, latitude: 43.1 };
const known = '01';
const count = (records: number): string => records.toString(16).padStart(8, '0');

let imeis = 356_307_042_400_000;
const anImei = (): string => String((imeis += 1));

describe('a tracker that speaks to the gateway', () => {
  let api: TestApi;
  let gateway: TestGateway;
  let made: TestCase;
  let imei: string;
  const open: { end(): unknown }[] = [];

  beforeAll(async () => {
    const secret = randomBytes(32).toString('base64');
    api = await TestApi.start({ ACCESS_TOKEN_SECRET: secret });
    gateway = await TestGateway.start(secret, api.clock);
  });
  afterAll(async () => {
    await gateway.close();
    await api.close();
  });
  beforeEach(async () => {
    imei = anImei();
    const wearer = aRespondent().withDevice('tracker', { uniqueId: imei, protocol: 'teltonika' });
    made = await aCase()
      .of(anAgency().withStaff('dispatcher', 'case_officer', 'supervisor'))
      .with(anOrder().restraining(wearer).withZone())
      .setUp(api.tools);
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((tracker) => tracker.end()));
  });

  const device = () => made.respondent.devices[0]!;
  const connected = async (): Promise<Tracker> => {
    const tracker = await Tracker.connect(gateway.port);
    open.push(tracker);
    return tracker;
  };
  const record = (secondsAgo: number): TeltonikaRecord => ({ at: api.clock.now() - secondsAgo * 1_000, ...far });
  const stored = async (): Promise<number> => {
    const [row] = await api.database.rows<{ count: number }>(
      `SELECT count(*)::integer AS count FROM position WHERE cell = $1 AND person_id = $2 AND device_id = $3`,
      [made.cell, made.respondent.id, device().id],
    );
    return row!.count;
  };

  it('logs in by its IMEI, and its records are in the database when their count comes back', async () => {
    const tracker = await connected();
    expect(await tracker.ask(login(imei), 1)).toBe(known);
    expect(await tracker.ask(packet(record(30), record(20)), 4)).toBe(count(2));
    expect(await stored()).toBe(2);
    expect(await commandTo(tracker)).toContain('setparam');
    // The same again: nothing new, and acknowledged all the same.
    expect(await tracker.ask(packet(record(30), record(20)), 4)).toBe(count(2));
    expect(await stored()).toBe(2);
    expect(gateway.sessions.of(device().id)?.protocol.name).toBe('teltonika');
  });

  it('presses when its record says panic, once however often it is sent', async () => {
    const tracker = await connected();
    await tracker.ask(login(imei), 1);
    const panic = packet({ ...record(10), priority: 2 });
    expect(await tracker.ask(panic, 4)).toBe(count(1));
    await commandTo(tracker);
    expect(await tracker.ask(panic, 4)).toBe(count(1));
    const incidents = await api.incidents(await api.login(made.agency.member('dispatcher')));
    expect(incidents).toMatchObject([{ severity: 'critical', status: 'open' }]);
    const presses = await api.database.rows(`SELECT 1 FROM panic WHERE cell = $1 AND device_id = $2`, [
      made.cell,
      device().id,
    ]);
    expect(presses).toHaveLength(1);
  });

  it('gets nothing when nobody registered it, or not for this protocol', async () => {
    const other = anImei();
    await aCase()
      .with(anOrder().restraining(aRespondent().withDevice('tracker', { uniqueId: other })))
      .setUp(api.tools);
    for (const stranger of [anImei(), other]) {
      const tracker = await connected();
      tracker.send(login(stranger));
      await tracker.closed;
      expect(tracker.unread).toBe('');
    }
    // Records before a login are no device's, and are not answered either.
    const tracker = await connected();
    for (let n = 0; n < 5; n++) tracker.send(packet(record(10)));
    await tracker.closed;
    expect(tracker.unread).toBe('');
    expect(await stored()).toBe(0);
  });

  it('is nobody from its next report on when it is revoked', async () => {
    const tracker = await connected();
    await tracker.ask(login(imei), 1);
    await tracker.ask(packet(record(30)), 4);
    await commandTo(tracker);
    const officer = await api.as(made.agency, 'case_officer');
    expect((await officer.post(`/v1/devices/${device().id}/revoke`, {})).status).toBe(200);
    await eventually(
      async () => {
        const again = await Tracker.connect(gateway.port);
        const answer = await Promise.race([again.ask(login(imei), 1), again.closed.then(() => '')]);
        await again.end();
        return answer;
      },
      (answer) => answer === '',
    );
    tracker.send(packet(record(10)));
    await tracker.closed;
    expect(tracker.unread).toBe('');
    expect(await stored()).toBe(1);
  });

  it('is understood over UDP, and answered when its records are stored', async () => {
    const socket = createSocket('udp4');
    const answered = once(socket, 'message');
    socket.send(datagram(imei, record(40), record(30), record(20)), gateway.port, '127.0.0.1');
    const [bytes] = (await answered) as [Buffer];
    expect(bytes.toString('hex')).toBe('0005cafe010503');
    expect(await stored()).toBe(3);
    socket.close();
  });

  it('is asked over UDP what waits for it after its acknowledgement, for as long as the way back is open', async () => {
    const dispatcher = await api.as(made.agency, 'dispatcher');
    const path = `/v1/devices/${device().id}/commands`;
    const listed = async (): Promise<any> => (await dispatcher.get(path)).body.commands[0];
    const socket = createSocket('udp4');
    const heard: string[] = [];
    socket.on('message', (bytes) => void heard.push(bytes.toString('latin1')));
    const hears = (count: number) =>
      eventually(
        async () => heard,
        (all) => all.length >= count,
      );
    const say = (bytes: Buffer): void => socket.send(bytes, gateway.port, '127.0.0.1');
    say(datagram(imei, record(20)));
    // The engine's directive goes there as well.
    expect((await hears(2))[1]).toContain('setparam');
    say(answerPacket('set'));
    await dispatcher.post(path, { kind: 'set_interval', seconds: 77 });
    expect((await hears(3))[2]).toContain('10050:77');
    // By its name, so that nobody else at this address obeys.
    expect(Buffer.from(heard[2]!, 'latin1').toString('hex', 8, 23)).toMatch(new RegExp(`^0e0105.{8}0${imei}$`));
    say(answerPacket('Param ID:10050 New Val:77', { imei }));
    expect(await eventually(listed, ({ status }) => status === 'answered')).toMatchObject({ attempts: 1 });
    await dispatcher.post(path, { kind: 'set_interval', seconds: 78 });
    await hears(4);
    // Without it: it is who was asked at this address.
    say(answerPacket('Param ID:10050 New Val:78'));
    await eventually(listed, ({ seconds, status }) => seconds === 78 && status === 'answered');

    api.clock.move(31_000);
    await dispatcher.post(path, { kind: 'locate_now' });
    await gateway.app.get(SendCommands, { strict: false }).lookForAll();
    expect(await listed()).toMatchObject({ status: 'queued', attempts: 0 });
    say(datagram(imei, record(10)));
    await hears(5);
    await eventually(
      async () => gateway.app.get(DatagramPeers, { strict: false }).of(device().id),
      (peer) => peer !== undefined,
    );
    await gateway.app.get(SendCommands, { strict: false }).lookForAll();
    expect((await hears(6))[5]).toContain('getrecord');
    socket.close();
  });

  it('is listed for administrators when nobody registered it, and so is what was not understood, masked', async () => {
    const stranger = anImei();
    for (let n = 0; n < 2; n++) {
      const tracker = await connected();
      tracker.send(login(stranger));
      await tracker.closed;
    }
    const tracker = await connected();
    await tracker.ask(login(imei), 1);
    const broken = packet(record(10));
    broken[broken.length - 1]! ^= 1;
    tracker.send(broken);
    // A fault is no end: what follows is understood.
    expect(await tracker.ask(packet(record(10)), 4)).toBe(count(1));
    await gateway.beat();

    const supervisor = await api.as(made.agency, 'supervisor');
    const { unknownDevices } = (await supervisor.get('/v1/unknown-devices')).body;
    expect(unknownDevices).toContainEqual(
      expect.objectContaining({ uniqueId: stranger, protocol: 'teltonika', attempts: 2 }),
    );
    const { quarantinedFrames } = (await supervisor.get('/v1/quarantined-frames')).body;
    const frame = { deviceId: device().id, fault: 'checksum', beginsWith: '00000000', bytes: broken.length };
    expect(quarantinedFrames).toContainEqual(expect.objectContaining(frame));
    const sealed = await api.database.rows<{ name: string }>(`SELECT unique_id AS name FROM unknown_device`);
    expect(sealed.map(({ name }) => name)).not.toContain(stranger);

    // Frames of a device are its agency's; and who may not look after the house sees neither list.
    const other = await aCase().of(anAgency().withStaff('supervisor')).setUp(api.tools);
    const theirs = (await (await api.as(other.agency, 'supervisor')).get('/v1/quarantined-frames')).body;
    expect(theirs.quarantinedFrames).not.toContainEqual(expect.objectContaining({ deviceId: device().id }));
    const officer = await api.as(made.agency, 'case_officer');
    for (const path of ['/v1/unknown-devices', '/v1/quarantined-frames'])
      expect((await officer.get(path)).status).toBe(403);
  });

  it('is known by its name only while somebody says so of it', async () => {
    const officer = await api.as(made.agency, 'case_officer');
    const personId = made.respondent.id;
    const uniqueId = anImei();
    const refused = await officer.post('/v1/devices', { personId, kind: 'tracker', protocol: 'gt06' });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'uniqueId' }] } });
    const { body } = await officer.post('/v1/devices', { personId, kind: 'tracker', uniqueId, protocol: 'teltonika' });
    expect(body).toMatchObject({ protocol: 'teltonika' });
    expect(await (await connected()).ask(login(uniqueId), 1)).toBe(known);
    expect((await officer.patch(`/v1/devices/${body.id}`, { protocol: null })).body).toMatchObject({ protocol: null });
    await eventually(
      async () => {
        const tracker = await Tracker.connect(gateway.port);
        const answer = await tracker.ask(login(uniqueId), 1);
        await tracker.end();
        return answer;
      },
      (answer) => answer === '',
    );
  });

  it('is ended when it does not say who it is, or says nothing for longer than a living one', async () => {
    const [silent, living] = [await connected(), await connected()];
    await living.ask(login(imei), 1);
    await eventually(
      async () => gateway.sessions.size,
      (size) => size >= 2,
    );
    api.clock.move(10_000);
    await gateway.beat();
    await silent.closed;
    expect(await living.ask(packet(record(10)), 4)).toBe(count(1));
    api.clock.move(20 * 60_000);
    await gateway.beat();
    await living.closed;
    expect(gateway.sessions.of(device().id)).toBeUndefined();
  });

  it('is an alarm when it speaks in two connections at once, and none when it connects anew', async () => {
    const dispatcher = await api.login(made.agency.member('dispatcher'));
    const first = await connected();
    await first.ask(login(imei), 1);
    await first.ask(packet(record(5)), 4);
    await commandTo(first);
    await gateway.beat();
    const second = await connected();
    await second.ask(login(imei), 1);
    await gateway.beat();
    await gateway.beat();
    await second.ask(packet(record(4)), 4);
    await gateway.beat();
    expect(await api.incidents(dispatcher)).toEqual([]);
    await first.ask(packet(record(3)), 4);
    await gateway.beat();
    const [incident] = await api.incidents(dispatcher);
    const { alarms } = (await api.get(`/v1/incidents/${incident!.id}`, { token: dispatcher })).body;
    expect(alarms).toMatchObject([{ kind: 'tamper', decision: { rule: 'identity twice' } }]);
    expect(alarms[0].words.en).toMatch(/connected twice at once/);
  });

  it('is not acknowledged before the commit: while the row is held nothing comes back', async () => {
    const tracker = await connected();
    await tracker.ask(login(imei), 1);
    api.clock.move(1_000);
    const order: string[] = [];
    let acknowledged: Promise<unknown> | undefined;
    await api.database.transaction(async (sql) => {
      await sql.rows(`SELECT 1 FROM watch WHERE cell = $1 AND order_id = $2 FOR UPDATE`, [made.cell, made.order.id]);
      acknowledged = tracker.ask(packet(record(30)), 4).then((reply) => order.push(reply));
      const now = api.clock.now();
      await eventually(
        async () => gateway.sessions.of(device().id)?.heardAt,
        (heardAt) => heardAt === now,
      );
      for (let n = 0; n < 20; n++) await sql.rows('SELECT 1');
      order.push('committed');
    });
    await acknowledged;
    expect(order).toEqual(['committed', count(1)]);
    expect(await stored()).toBe(1);
  });

  describe('that the simulator is', () => {
    const rows = (table: 'alarm' | 'device_command') =>
      api.database.rows<{ kind: string; status?: string }>(
        `SELECT * FROM ${table} WHERE cell = $1 AND device_id = $2`,
        [made.cell, device().id],
      );

    it.each([
      ['teltonika', 'power_cut'],
      ['gt06', 'power_cut'],
      ['h02', 'power_cut'],
      ['watch', 'removal'],
    ] as const)('reports over %s, obeys, and sends again what was not acknowledged', async (protocol, alarm) => {
      const name = anImei();
      const wearer = aRespondent().withDevice('tracker', { uniqueId: name, protocol });
      made = await aCase()
        .of(anAgency().withStaff('dispatcher'))
        .with(anOrder().restraining(wearer).withZone())
        .setUp(api.tools);
      // Clocks of devices show whole seconds.
      api.clock.move(1_000 - (api.clock.now() % 1_000));
      const ground = { port: gateway.ports[protocol], clock: api.clock, where: standingAt(api.clock, far) };
      const { tracker, obeyed } = simulatedTracker(protocol, name, ground);
      open.push(tracker);
      tracker.begin();
      tracker.report();
      await becomes(stored, 1);
      await becomes(() => obeyed.includes('interval'), true);
      await becomes(() => tracker.unacknowledged, 0);

      api.clock.move(20_000);
      const dispatcher = await api.as(made.agency, 'dispatcher');
      await dispatcher.post(`/v1/devices/${device().id}/commands`, { kind: 'locate_now' });
      await becomes(async () => (await rows('device_command'))[0]?.status, 'answered');
      // All answers of H02 say where it is: the one to the interval may have come first.
      if (protocol !== 'h02') expect(obeyed).toContain('locate');
      await becomes(() => tracker.unacknowledged, 0);
      expect(await stored()).toBe(2);

      // The line is lost after the gateway has the report and before it is committed.
      api.clock.move(20_000);
      const now = api.clock.now();
      await api.database.transaction(async (sql) => {
        await sql.rows(`SELECT 1 FROM watch WHERE cell = $1 AND order_id = $2 FOR UPDATE`, [made.cell, made.order.id]);
        tracker.report(alarm);
        await becomes(() => gateway.sessions.of(device().id)?.heardAt, now);
        tracker.loseLine();
      });
      await becomes(() => tracker.unacknowledged, 0);
      expect(await stored()).toBe(3);
      expect(await rows('alarm')).toMatchObject([{ kind: alarm === 'removal' ? 'tamper' : alarm }]);
    });

    it('is heard over UDP, and keeps what nobody has acknowledged', async () => {
      const ground = { host: '127.0.0.1', port: gateway.port, clock: api.clock, where: standingAt(api.clock, far) };
      const [stranger, tracker] = [anImei(), imei].map((name) => new DatagramTracker(new TeltonikaVoice(name), ground));
      open.push(stranger!, tracker!);
      stranger!.report();
      for (let n = 0; n < 3; n++) {
        tracker!.report();
        api.clock.move(1_000);
      }
      await becomes(() => tracker!.unacknowledged, 0);
      expect(await stored()).toBe(3);
      expect(stranger!.unacknowledged).toBe(1);
    });
  });
});
