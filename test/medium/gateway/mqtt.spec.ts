import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aCase, anOrder, aRespondent, type TestCase } from '#testing';
import type { DeviceCaller } from '#access';
import { ReceiveReports } from '#tracking';
import { z } from 'zod';
import { MqttIntake, type MqttObserver } from '../../../apps/device-gateway/src/mqtt/mqtt-intake.js';
import { mqttEnvironment, mqttSettings } from '../../../apps/device-gateway/src/mqtt/mqtt-settings.js';
import { GatewayMetrics } from '../../../apps/device-gateway/src/metrics/gateway-metrics.js';
import { ReportLimits } from '../../../apps/device-gateway/src/mqtt/report-limits.js';
import { MqttRoom } from '../../../apps/device-gateway/src/mqtt/mqtt-room.js';
import { OwnTracksPhone } from '../../../apps/simulator/src/trackers/owntracks-phone.js';
import { TestApi } from '../../support/api.js';
import { becomes, eventually } from '../../support/eventually.js';
import { TestGateway } from '../../support/gateway.js';
import { Mosquitto, mosquitto } from '../../support/mosquitto.js';
import { standingAt } from '../../support/simulated-tracker.js';
import { TestSweeper } from '../../support/swept-case.js';
import { asksOverABroker } from './asks-over-a-broker.js';

const place = { longitude: 76.8, latitude: 43.1 };
const far = { lon: place.longitude, lat: place.latitude };
const topic = 'owntracks/aigerim/phone';
const secret = randomBytes(32).toString('base64');

/** Listens, and tells what it came to. */
class TestIntake {
  readonly said: string[] = [];
  /** What the pipeline was given, in the order in which it was. */
  readonly given: number[] = [];
  /** Before each message is stored: a database that is slow or away. */
  before: () => Promise<void> = () => Promise.resolve();
  readonly intake: MqttIntake;

  constructor(
    where: { MQTT_URL: string },
    api: TestApi,
    device: () => DeviceCaller,
    name: string,
    limits?: ReportLimits,
  ) {
    const given = z.object(mqttEnvironment).parse({ ...where, MQTT_GATEWAY: name, MQTT_CONNECTIONS: '1' });
    const receive = api.app.get(ReceiveReports, { strict: false });
    const note = (word: string) => void this.said.push(word);
    const observer: MqttObserver = {
      linkUp: () => note('up'),
      linkDown: (why) => note(`down ${why}`),
      stored: () => note('stored'),
      limited: () => note('limited'),
      unknown: (uniqueId) => note(`unknown ${uniqueId}`),
      malformed: (payload, { deviceId }) => note(`malformed ${payload.length} ${deviceId}`),
      connectionLost: ({ deviceId }) => note(`lost ${deviceId}`),
      failed: (error) => note(`failed ${(error as Error).message}`),
    };
    this.intake = new MqttIntake(
      {
        ...mqttSettings(given, 'a secret of the house')!,
        firstPauseMilliseconds: 10,
        longestPauseMilliseconds: 50,
      },
      { recognise: (uniqueId) => Promise.resolve(uniqueId === device().uniqueId ? device() : undefined) },
      {
        execute: async (caller, reports) => {
          this.given.push(...reports.map(({ fixTime }) => fixTime));
          await this.before();
          return receive.execute(caller, reports);
        },
      },
      api.clock,
      observer,
      limits,
    );
  }

  async listening(): Promise<this> {
    this.intake.open();
    await this.until(() => this.intake.status === 'up');
    return this;
  }

  async until(wanted: () => boolean): Promise<void> {
    await eventually(
      () => Promise.resolve(this.said),
      () => wanted(),
    );
  }
}

(mosquitto ? describe : describe.skip)('OwnTracks over a broker', () => {
  let api: TestApi;
  let broker: Mosquitto;
  let made: TestCase;
  let device: DeviceCaller;
  const open: TestIntake[] = [];

  beforeAll(async () => {
    api = await TestApi.start({ ACCESS_TOKEN_SECRET: secret });
    broker = await Mosquitto.start('aigerim', 'mallory');
  });
  afterAll(async () => {
    await broker?.close();
    await api.close();
  });
  beforeEach(async () => {
    made = await aCase()
      .with(anOrder().restraining(aRespondent().withDevice('phone')).withZone())
      .setUp(api.tools);
    const { id: deviceId } = made.respondent.devices[0]!;
    device = {
      kind: 'device',
      deviceId,
      personId: made.respondent.id,
      agencyId: made.agency.id,
      uniqueId: 'aigerim/phone',
      keyThumbprint: null,
      cells: [made.cell],
      tokenInQueryAllowed: false,
      manualPublishIsPanic: true,
      reportsOnly: false,
    };
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map(({ intake }) => intake.close()));
  });

  const intakeAt = (where: { MQTT_URL: string }, name = '1', limits?: ReportLimits): TestIntake => {
    open.push(new TestIntake(where, api, () => device, name, limits));
    return open.at(-1)!;
  };
  const listening = (name?: string, limits?: ReportLimits): Promise<TestIntake> =>
    intakeAt(broker.environment, name, limits).listening();
  const seconds = (ago: number): number => api.clock.now() / 1_000 - ago;
  const location = (ago: number, more: object = {}): string =>
    JSON.stringify({ _type: 'location', ...far, tst: seconds(ago), acc: 10, ...more });
  const stored = async (): Promise<number> => {
    const [row] = await api.database.rows<{ count: number }>(
      `SELECT count(*)::integer AS count FROM position WHERE cell = $1 AND person_id = $2 AND device_id = $3`,
      [made.cell, device.personId, device.deviceId],
    );
    return row!.count;
  };
  const untilStored = (count: number): Promise<number> => eventually(stored, (now) => now === count);

  it('stores what a known device publishes, and makes a press of one by hand', async () => {
    const gateway = await listening();
    const phone = await broker.device('aigerim');
    await phone.publishAsync(topic, location(30), { qos: 1 });
    await phone.publishAsync(topic, location(20, { t: 'u' }), { qos: 1 });
    await gateway.until(() => gateway.said.filter((word) => word === 'stored').length === 2);
    expect(await stored()).toBe(2);
    const [panics] = await api.database.rows<{ count: number }>(
      `SELECT count(*)::integer AS count FROM panic WHERE cell = $1 AND device_id = $2`,
      [made.cell, device.deviceId],
    );
    expect(panics!.count).toBe(1);
  });

  it('gives nothing to a device that nobody registered, and reads no topic but that of positions', async () => {
    const gateway = await listening();
    const phone = await broker.device('aigerim');
    await phone.publishAsync('owntracks/aigerim/watch', location(30), { qos: 1 });
    await phone.publishAsync('owntracks/aigerim/phone/waypoint', location(30), { qos: 1 });
    await gateway.until(() => gateway.said.length === 2);
    expect(gateway.said).toEqual(['up', 'unknown aigerim/watch']);
    expect(gateway.given).toEqual([]);
  });

  it('is told by the broker alone who published: another user can neither write, nor read, nor take a share', async () => {
    const gateway = await listening();
    const [phone, mallory] = [await broker.device('aigerim'), await broker.device('mallory')];
    const heard: string[] = [];
    mallory.on('message', (where) => void heard.push(where));
    await mallory.subscribeAsync(['owntracks/#', '$share/qalqan/owntracks/+/+'], { qos: 1 }).catch(() => undefined);
    await expect(mallory.publishAsync(topic, location(40), { qos: 1 })).rejects.toThrow(/not authorized/i);
    for (let ago = 10; ago < 20; ago++) await phone.publishAsync(topic, location(ago), { qos: 1 });
    await untilStored(10);
    expect(gateway.given).toHaveLength(10);
    expect(heard).toEqual([]);
  });

  it('is not acknowledged before the commit: what could not be stored comes again, and is stored once', async () => {
    const gateway = await listening();
    const phone = await broker.device('aigerim');
    let attempts = 0;
    gateway.before = () => ((attempts += 1) <= 2 ? Promise.reject(new Error('away')) : Promise.resolve());
    await phone.publishAsync(topic, location(30), { qos: 1 });
    await untilStored(1);
    expect(gateway.said.filter((word) => word !== 'up')).toEqual([
      ...Array.from({ length: 2 }, () => ['failed away', 'down not_stored']).flat(),
      'stored',
    ]);
    expect(attempts).toBe(3);
  });

  it('comes again when the broker goes away before the commit, and what was published meanwhile too', async () => {
    const gateway = await listening();
    const phone = await broker.device('aigerim');
    let release = (): void => undefined;
    gateway.before = () => new Promise((resolve) => (release = resolve));
    await phone.publishAsync(topic, location(30), { qos: 1 });
    await phone.publishAsync(topic, location(20), { qos: 1 });
    await gateway.until(() => gateway.given.length === 1);
    expect(await stored()).toBe(0);
    await broker.stop();
    await gateway.until(() => gateway.intake.status === 'down');
    await broker.run();
    await gateway.until(() => gateway.given.length === 2);
    gateway.before = () => Promise.resolve();
    release();
    await untilStored(2);
    expect(gateway.given.map((fixTime) => (api.clock.now() - fixTime) / 1_000)).toEqual([30, 30, 20]);
  });

  it('is kept by the broker while the gateway is away', async () => {
    await (await listening()).intake.close();
    const phone = await broker.device('aigerim');
    await phone.publishAsync(topic, location(30), { qos: 1 });
    expect(await stored()).toBe(0);
    const gateway = await listening();
    await untilStored(1);
    expect(gateway.said).toContain('stored');
  });

  it('puts aside what cannot be read, and goes on', async () => {
    const gateway = await listening();
    const phone = await broker.device('aigerim');
    for (const payload of ['{"_type":"loc', '7', '{"lat":1}']) await phone.publishAsync(topic, payload, { qos: 1 });
    await phone.publishAsync(topic, location(30), { qos: 1 });
    await untilStored(1);
    expect(gateway.said).toEqual([
      'up',
      `malformed 13 ${device.deviceId}`,
      `malformed 1 ${device.deviceId}`,
      `malformed 9 ${device.deviceId}`,
      'stored',
    ]);
  });

  it('stores no more of a device than one sends, whatever it publishes, but each press', async () => {
    const gateway = await listening('1', new ReportLimits(api.clock, { atOnce: 2, perSecond: 1 }));
    const phone = await broker.device('aigerim');
    for (const more of [{}, {}, {}, { t: 'u' }]) await phone.publishAsync(topic, location(30, more), { qos: 1 });
    await gateway.until(() => gateway.said.join(' ') === 'up stored stored limited stored');
    api.clock.move(2_000);
    await phone.publishAsync(topic, location(10), { qos: 1 });
    await gateway.until(() => gateway.said.length === 6 && gateway.said.at(-1) === 'stored');
  });

  it('is silent a minute after its connection was lost, is asked where it is, and a goodbye is no loss', async () => {
    const gateway = await listening();
    const payload = JSON.stringify({ _type: 'lwt', tst: seconds(3_000) });
    const other = await broker.device('aigerim');
    const asked: string[] = [];
    other.on('message', (where, bytes) => void asked.push(`${where} ${bytes.toString()}`));
    await other.subscribeAsync(`${topic}/cmd`, { qos: 1 });

    const polite = await broker.device('aigerim', { topic, payload });
    await polite.publishAsync(topic, location(0), { qos: 1 });
    await untilStored(1);
    await polite.endAsync();
    const phone = await broker.device('aigerim', { topic, payload });
    phone.stream.destroy();
    await gateway.until(() => gateway.said.includes(`lost ${device.deviceId}`));
    expect(gateway.said.filter((word) => word.startsWith('lost'))).toHaveLength(1);
    await eventually(
      () => Promise.resolve(asked),
      (all) => all.length === 1,
    );
    expect(asked).toEqual([`${topic}/cmd {"_type":"cmd","action":"reportLocation"}`]);

    const sweeper = new TestSweeper(api, made.cell);
    const silences = async (): Promise<number> => {
      await sweeper.run();
      const [row] = await api.database.rows<{ count: number }>(
        `SELECT count(*)::integer AS count FROM alarm WHERE cell = $1 AND kind = 'silence' AND device_id = $2`,
        [made.cell, device.deviceId],
      );
      return row!.count;
    };
    api.clock.move(55_000);
    expect(await silences()).toBe(0);
    api.clock.move(10_000);
    expect(await silences()).toBe(1);
  });

  it('is a phone of the simulator: it keeps what the broker does not have, and says where it is when it is asked after its last will', async () => {
    await listening();
    const named = { url: broker.url, user: 'aigerim', password: 'aigerim', device: 'phone' };
    const phone = new OwnTracksPhone({ ...named, clock: api.clock, where: standingAt(api.clock, place) });
    phone.begin();
    phone.report();
    await untilStored(1);
    api.clock.move(20_000);
    phone.loseLine();
    await untilStored(2);
    await becomes(() => phone.unacknowledged, 0);
    await phone.end();
  });

  it('is shared among gateways: each message is given to one of them', async () => {
    const gateways = [await listening('1'), await listening('2')];
    const phone = await broker.device('aigerim');
    for (let ago = 10; ago < 20; ago++) await phone.publishAsync(topic, location(ago), { qos: 1 });
    await untilStored(10);
    const shares = gateways.map(({ given }) => given.length);
    expect(shares[0]! + shares[1]!).toBe(10);
    expect(Math.min(...shares)).toBeGreaterThan(0);

    // The share of one that is gone waits for it, until another one takes its place.
    await Promise.all(gateways.map(({ intake }) => intake.close()));
    for (let ago = 20; ago < 30; ago++) await phone.publishAsync(topic, location(ago), { qos: 1 });
    await listening('1,2');
    await untilStored(20);
  });

  it('comes by TLS from the broker that shows the certificate that was given', async () => {
    const gateway = await intakeAt(broker.environmentOfTls('own')).listening();
    const phone = await broker.device('aigerim');
    await phone.publishAsync(topic, location(30), { qos: 1 });
    await untilStored(1);
    expect(gateway.said).toEqual(['up', 'stored']);
  });

  it('is not asked for from a broker that shows another certificate, which is told without whom it was', async () => {
    const gateway = intakeAt(broker.environmentOfTls('other'));
    gateway.intake.open();
    await gateway.until(() => gateway.said.length >= 2);
    expect(gateway.intake.status).toBe('down');
    expect(new Set(gateway.said)).toEqual(new Set(['down DEPTH_ZERO_SELF_SIGNED_CERT']));
  });

  it('is heard by the gateway itself, which keeps who is unknown and what could not be read, and says how its broker is', async () => {
    const wearer = aRespondent().withDevice('phone', { uniqueId: 'aigerim/watch', protocol: 'mqtt' });
    made = await aCase().with(anOrder().restraining(wearer).withZone()).setUp(api.tools);
    device = { ...device, deviceId: made.respondent.devices[0]!.id, personId: made.respondent.id };
    const gateway = await TestGateway.start(secret, api.clock, broker.environment);
    try {
      const watch = await broker.device('aigerim');
      await eventually(
        () => Promise.resolve(gateway.app.get(MqttRoom, { strict: false }).status),
        (status) => status === 'up',
      );
      for (const where of ['stranger', 'watch']) {
        await watch.publishAsync(`owntracks/aigerim/${where}`, location(30), { qos: 1 });
        await watch.publishAsync(`owntracks/aigerim/${where}`, '{"lat":43.1', { qos: 1 });
      }
      await untilStored(1);
      const { registry } = gateway.app.get(GatewayMetrics, { strict: false });
      await eventually(
        () => registry.metrics(),
        (text) => /malformed"} 1/.test(text) && /unknown"} 2/.test(text) && /qalqan_mqtt_connections 4/.test(text),
      );
      await gateway.beat();
      const count = async (table: string): Promise<number> =>
        (
          await api.database.rows<{ count: number }>(
            `SELECT count(*)::integer AS count FROM ${table} WHERE protocol = 'mqtt'`,
          )
        )[0]!.count;
      expect([await count('unknown_device'), await count('quarantined_frame')]).toEqual([1, 1]);
    } finally {
      await gateway.close();
    }
  });

  asksOverABroker(() => ({ api, broker, secret }));
});
