import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DeviceWithReport, Track } from '#contracts';
import { aCase, anAgency, type TestCase } from '#testing';
import { type Answer, TestApi } from '../../support/api.js';
import { fixAt, offset } from '../../support/walks.js';

const home = { longitude: 76.93, latitude: 43.25 };

describe('how strongly a device hears its mast', () => {
  let api: TestApi;
  let made: TestCase;
  let incidentId: string;

  const by = (role: 'dispatcher' | 'case_officer') => api.as(made.agency, role);
  const report = (signalPercent?: number) => {
    api.clock.move(10_000);
    const said = signalPercent === undefined ? {} : { signalPercent };
    return api.asDevice(made.respondent.devices[0]!).post('/v1/positions', {
      fixes: [fixAt(api.clock, offset(home, 4_000), { batteryPercent: 60, ...said })],
    });
  };

  beforeAll(async () => {
    api = await TestApi.start();
    made = await aCase().of(anAgency().withStaff('dispatcher', 'case_officer')).setUp(api.tools);
    const press = { id: randomUUID(), pressedAt: new Date(api.clock.now()).toISOString(), trigger: 'button' };
    incidentId = (await api.asDevice(made.protectedPerson.devices[0]!).post('/v1/panics', press)).body.incidentId;
  });
  afterAll(() => api.close());

  it('is shown with the moves of a party, in the tracks, and with the last report of the device', async () => {
    const console = await api.console(await api.session(made.agency.member('dispatcher')));
    await report(37);
    await console.untilSeen('position.moved');
    expect(console.of('position.moved')).toMatchObject([{ batteryPercent: 60, signalPercent: 37 }]);
    console.close();

    const dispatcher = await by('dispatcher');
    const track: Answer<Track> = await dispatcher.get(`/v1/incidents/${incidentId}/track`);
    const [at, from] = [api.clock.now(), api.clock.now() - 60_000].map((time) => new Date(time).toISOString());
    const ofOrder: Answer<Track> = await api.get(`/v1/orders/${made.order.id}/track?from=${from}&to=${at}`, {
      token: await api.session(made.agency.member('dispatcher')),
      headers: { 'x-access-reason': 'inquiry 7 of the court' },
    });
    for (const { body } of [track, ofOrder])
      expect(body.features.at(-1)!.properties).toMatchObject({
        batteryPercent: 60,
        signalPercent: 37,
        source: null,
        mock: false,
      });

    const path = `/v1/devices/${made.respondent.devices[0]!.id}`;
    const device: Answer<DeviceWithReport> = await (await by('case_officer')).get(path);
    expect(device.body.lastReport).toMatchObject({ batteryPercent: 60, signalPercent: 37 });
  });

  it('is not known where the device does not say it, and refused where it cannot be', async () => {
    expect((await report()).status).toBe(200);
    const track: Answer<Track> = await (await by('dispatcher')).get(`/v1/incidents/${incidentId}/track`);
    expect(track.body.features.at(-1)!.properties.signalPercent).toBeNull();
    const refused = await report(101);
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'fixes.0.signalPercent']);
  });
});
