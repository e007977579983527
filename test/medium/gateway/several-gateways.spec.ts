import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aCase, anAgency, anOrder, aRespondent, type TestCase } from '#testing';
import { SendCommands } from '../../../apps/device-gateway/src/commands/send-commands.js';
import { TestApi, type TestClient } from '../../support/api.js';
import { eventually } from '../../support/eventually.js';
import { TestGateway } from '../../support/gateway.js';
import { answerPacket, commandTo, login, packet, type TeltonikaRecord } from '../../support/teltonika.js';
import { Tracker } from '../../support/tracker.js';

const far = { longitude: 76.8, latitude: 43.1 };
/** The embedded database runs one transaction after the other: nobody is in another's way there. */
const onServer = process.env['DATABASE_URL'] ? it : it.skip;
let imeis = 352_093_081_000_000;

describe('several gateways on one database', () => {
  let api: TestApi;
  let gateway: TestGateway;
  let other: TestGateway;
  let made: TestCase;
  let dispatcher: TestClient;
  let imei: string;
  const open: Tracker[] = [];

  beforeAll(async () => {
    const secret = randomBytes(32).toString('base64');
    api = await TestApi.start({ ACCESS_TOKEN_SECRET: secret });
    gateway = await TestGateway.start(secret, api.clock);
    other = await TestGateway.start(secret, api.clock);
  });
  afterAll(async () => {
    await gateway.close();
    await other.close();
    await api.close();
  });
  beforeEach(async () => {
    imei = String((imeis += 1));
    const wearer = aRespondent().withDevice('tracker', { uniqueId: imei, protocol: 'teltonika' });
    made = await aCase()
      .of(anAgency().withStaff('dispatcher'))
      .with(anOrder().withZone().restraining(wearer))
      .setUp(api.tools);
    dispatcher = await api.as(made.agency, 'dispatcher');
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((tracker) => tracker.end()));
  });

  const device = () => made.respondent.devices[0]!;
  const path = () => `/v1/devices/${device().id}/commands`;
  const command = (body: object) => dispatcher.post(path(), body);
  const listed = async (): Promise<any[]> => (await dispatcher.get(path())).body.commands;
  const becomes = (status: string) =>
    eventually(listed, (commands) => commands.every((each) => each.status === status)).then(([first]) => first);
  const look = (by = gateway) => by.app.get(SendCommands).lookForAll();
  const stored = async (): Promise<number> => {
    const rows = await api.database.rows(
      `SELECT 1 FROM position WHERE cell = $1 AND person_id = $2 AND device_id = $3`,
      [made.cell, made.respondent.id, device().id],
    );
    return rows.length;
  };
  const record = (secondsAgo: number): TeltonikaRecord => ({ at: api.clock.now() - secondsAgo * 1_000, ...far });
  const connected = async (to = gateway): Promise<Tracker> => {
    const tracker = await Tracker.connect(to.port);
    open.push(tracker);
    await tracker.ask(login(imei), 1);
    return tracker;
  };

  describe('commands', () => {
    it('reach it by the one that holds it, once', async () => {
      const tracker = await connected(other);
      await command({ kind: 'set_interval', seconds: 60 });
      expect(await commandTo(tracker)).toContain('10050:60');
      await Promise.all([look(), look(other)]);
      expect(tracker.unread).toBe('');
      tracker.send(answerPacket('Param ID:10050 New Val:60'));
      expect(await becomes('answered')).toMatchObject({ attempts: 1 });
    });

    it('wait for it wherever it goes', async () => {
      const tracker = await connected();
      await tracker.end();
      await eventually(
        async () => gateway.sessions.of(device().id),
        (session) => session === undefined,
      );
      await command({ kind: 'set_interval', seconds: 60 });
      expect(await commandTo(await connected(other))).toContain('10050:60');
    });

    it('are sent anew where it has gone to when it did not answer, and no more into the connection that it left', async () => {
      const left = await connected();
      await command({ kind: 'set_interval', seconds: 60 });
      expect(await commandTo(left)).toContain('10050:60');
      await eventually(listed, ([one]) => one.status === 'sent');
      api.clock.move(1_000);
      const tracker = await connected(other);
      await other.beat();
      api.clock.move(30_000);
      await look();
      expect([left.unread, tracker.unread]).toEqual(['', '']);
      await look(other);
      expect(await commandTo(tracker)).toContain('10050:60');
      tracker.send(answerPacket('Param ID:10050 New Val:60'));
      expect(await becomes('answered')).toMatchObject({ attempts: 2 });
      expect(left.unread).toBe('');
    });

    it('go out once when both hold a connection of it and look at the same moment', async () => {
      const trackers = [await connected(), await connected(other)];
      await command({ kind: 'set_interval', seconds: 60 });
      await Promise.all([look(), look(other)]);
      await eventually(
        async () => trackers,
        (all) => all.some(({ unread }) => unread !== ''),
      );
      const [asked, spared] = trackers[0]!.unread === '' ? trackers.toReversed() : trackers;
      expect(await commandTo(asked!)).toContain('10050:60');
      // The acknowledgement is the first thing that comes there.
      expect(await spared!.ask(packet(record(0)), 4)).toBe('00000001');
      expect((await listed())[0]).toMatchObject({ status: 'sent', attempts: 1 });
    });

    onServer('are left to the one that is taking them, and wait for nobody', async () => {
      await command({ kind: 'set_interval', seconds: 60 });
      let tracker: Tracker | undefined;
      await api.database.transaction(async (sql) => {
        await sql.rows(`SELECT 1 FROM device_command WHERE cell = $1 AND device_id = $2 FOR UPDATE`, [
          made.cell,
          device().id,
        ]);
        tracker = await connected(other);
        await Promise.all([look(), look(other)]);
        expect(await listed()).toMatchObject([{ status: 'queued', attempts: 0 }]);
      });
      expect(tracker!.unread).toBe('');
      await look(other);
      expect(await commandTo(tracker!)).toContain('10050:60');
    });
  });

  describe('one identity', () => {
    const speaks = async (at: TestGateway): Promise<Tracker> => {
      const tracker = await connected(at);
      await tracker.ask(packet(record(1)), 4);
      return tracker;
    };
    const beats = async (): Promise<void> => {
      await gateway.beat();
      await other.beat();
    };
    const alarms = async (): Promise<any[]> => {
      const token = await api.login(made.agency.member('dispatcher'));
      const incidents = await api.incidents(token);
      const shown = incidents.map(({ id }) => api.get(`/v1/incidents/${id}`, { token }));
      return (await Promise.all(shown)).flatMap(({ body }) => body.alarms as any[]);
    };

    it('is one alarm when it speaks at both at once', async () => {
      const first = await speaks(gateway);
      await beats();
      const second = await speaks(other);
      await beats();
      expect(await alarms()).toEqual([]);
      for (let n = 0; n < 2; n++) {
        first.send(packet(record(2)));
        second.send(packet(record(1)));
        const now = api.clock.now();
        await eventually(
          async () => [gateway, other].map(({ sessions }) => sessions.of(device().id)!.heardAt),
          (heard) => heard.every((at) => at === now),
        );
        await beats();
      }
      expect(await alarms()).toMatchObject([{ kind: 'tamper', decision: { rule: 'identity twice' } }]);
    });

    it('is none when it has gone to the other one and the connection that it left was not ended', async () => {
      await speaks(gateway);
      await beats();
      const second = await speaks(other);
      for (let n = 0; n < 3; n++) {
        await beats();
        second.send(packet(record(n)));
      }
      await eventually(stored, (count) => count > 2);
      await beats();
      expect(gateway.sessions.of(device().id)).toBeDefined();
      expect(await alarms()).toEqual([]);
    });
  });
});
