import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MqttClient } from 'mqtt';
import { aCase, anAgency, anOrder, aRespondent, type TestCase } from '#testing';
import { LookForCommands } from '../../../apps/device-gateway/src/commands/look-for-commands.js';
import { MqttRoom } from '../../../apps/device-gateway/src/mqtt/mqtt-room.js';
import type { TestApi, TestClient } from '../../support/api.js';
import { eventually } from '../../support/eventually.js';
import { TestGateway } from '../../support/gateway.js';
import type { Mosquitto } from '../../support/mosquitto.js';

/** What a phone behind a broker is asked by two gateways: cases of `mqtt.spec.ts`, which has started api and broker. */
export function asksOverABroker(world: () => { api: TestApi; broker: Mosquitto; secret: string }): void {
  describe('is asked', () => {
    let api: TestApi;
    let broker: Mosquitto;
    let made: TestCase;
    let deviceId: string;
    let gateways: TestGateway[];
    let dispatcher: TestClient;
    let phone: MqttClient;
    let asked: string[];
    let lapsesIn: (number | undefined)[];
    const cmd = 'owntracks/aigerim/asked/cmd';

    beforeAll(async () => {
      const { secret } = ({ api, broker } = world());
      const start = (name: string) =>
        TestGateway.start(secret, api.clock, { ...broker.environment, MQTT_GATEWAY: name });
      // The first takes the place of the one before, whose share of the reports waits for it.
      gateways = [await start('1'), await start('2')];
      await eventually(
        async () => gateways.map(({ app }) => app.get(MqttRoom, { strict: false }).status),
        (all) => all.every((status) => status === 'up'),
      );
    });
    afterAll(() => Promise.all(gateways.map((gateway) => gateway.close())));
    beforeEach(async () => {
      await api.database.count(`UPDATE device SET protocol = NULL, unique_index = NULL WHERE protocol = 'mqtt'`);
      const wearer = aRespondent().withDevice('phone', { uniqueId: 'aigerim/asked', protocol: 'mqtt' });
      made = await aCase()
        .of(anAgency().withStaff('dispatcher'))
        .with(anOrder().restraining(wearer).withZone())
        .setUp(api.tools);
      deviceId = made.respondent.devices[0]!.id;
      dispatcher = await api.as(made.agency, 'dispatcher');
      phone = await broker.device('aigerim');
      [asked, lapsesIn] = [[], []];
      phone.on('message', (_where, bytes, { properties }) => {
        asked.push(bytes.toString());
        lapsesIn.push(properties?.messageExpiryInterval);
      });
    });
    afterEach(() => phone.endAsync(true));

    const path = () => `/v1/devices/${deviceId}/commands`;
    const command = (body: object) => dispatcher.post(path(), body);
    const listed = async (): Promise<any[]> => (await dispatcher.get(path())).body.commands;
    const look = () => Promise.all(gateways.map(({ app }) => app.get(LookForCommands, { strict: false }).look()));
    const isAsked = () =>
      eventually(
        async () => asked,
        (all) => all.length === 1,
      );
    const waitsAtBroker = () =>
      eventually(
        async () =>
          api.database.rows(
            `SELECT 1 FROM device_command WHERE cell = $1 AND device_id = $2 AND status = 'sent' AND next_at = expires_at`,
            [made.cell, deviceId],
          ),
        (rows) => rows.length === 1,
      );

    it('where it is, once, by one of the gateways, and answers by its next fix', async () => {
      const mallory = await broker.device('mallory');
      mallory.on('message', (where) => void asked.push(where));
      await mallory.subscribeAsync([cmd, 'owntracks/+/+/cmd'], { qos: 1 }).catch(() => undefined);
      await phone.subscribeAsync(cmd, { qos: 1 });
      expect((await command({ kind: 'locate_now' })).status).toBe(201);
      await waitsAtBroker();
      await isAsked();
      api.clock.move(60_000);
      await look();
      expect(asked).toEqual(['{"_type":"cmd","action":"reportLocation"}']);
      expect(lapsesIn).toEqual([600]);
      const fix = { _type: 'location', lon: 76.8, lat: 43.1, tst: api.clock.now() / 1_000, acc: 10, t: 'r' };
      await phone.publishAsync('owntracks/aigerim/asked', JSON.stringify(fix), { qos: 1 });
      await eventually(
        () => api.database.rows(`SELECT 1 FROM position WHERE cell = $1 AND device_id = $2`, [made.cell, deviceId]),
        (rows) => rows.length === 1,
      );
      await look();
      expect(await listed()).toMatchObject([{ kind: 'locate_now', status: 'answered', attempts: 1 }]);
      expect(asked).toHaveLength(1);
      // Its subscription, in vain as it is, counts for the broker.
      await mallory.endAsync();
    });

    it('how often to report, which stays sent: it says nothing to that', async () => {
      await phone.subscribeAsync(cmd, { qos: 1 });
      await command({ kind: 'set_interval', seconds: 60 });
      await waitsAtBroker();
      await isAsked();
      expect(JSON.parse(asked[0]!)).toEqual({
        _type: 'cmd',
        action: 'setConfiguration',
        configuration: { _type: 'configuration', monitoring: 2, locatorInterval: 60, moveModeLocatorInterval: 60 },
      });
      expect(await listed()).toMatchObject([{ status: 'sent', attempts: 1, answer: null }]);
    });

    it('again while nobody listens there', async () => {
      await command({ kind: 'locate_now' });
      await eventually(listed, ([one]) => one.status === 'sent');
      await phone.subscribeAsync(cmd, { qos: 1 });
      api.clock.move(30_000);
      await look();
      await waitsAtBroker();
      await isAsked();
      expect(await listed()).toMatchObject([{ status: 'sent', attempts: 2 }]);
    });

    it('nothing that OwnTracks cannot do', async () => {
      await command({ kind: 'vibrate' });
      expect((await eventually(listed, ([one]) => one.status === 'failed'))[0].failure).toBe('unsupported');
    });
  });
}
