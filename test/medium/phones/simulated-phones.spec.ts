import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#domain';
import { aCase, anOrder, type TestCase } from '#testing';
import type { DemoFile } from '../../../apps/simulator/src/demo-file.js';
import { enrolPhones } from '../../../apps/simulator/src/enrol/enrol-phones.js';
import { DeviceApi } from '../../../apps/simulator/src/report/device-api.js';
import { TestApi } from '../../support/api.js';

describe('the phones of the simulator', () => {
  let api: TestApi;
  let made: TestCase;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    made = await aCase().with(anOrder().withZone()).setUp(api.tools);
  });

  const demo = (): DemoFile => {
    const { email, password } = made.agency.member('case_officer');
    const [phone, bracelet] = [made.protectedPerson.devices[0]!, made.respondent.devices[0]!];
    const orderId = made.order.id;
    const zones = [{ id: 'z', name: 'home', center: [76.93, 43.25] as [number, number], radiusMeters: 100 }];
    return {
      baseUrl: api.address,
      staff: [{ role: 'case_officer', email, password, agency: 'ours' }],
      devices: [
        { id: phone.id, role: 'protected', kind: 'phone', token: phone.token, orderId },
        { id: bracelet.id, role: 'respondent', kind: 'bracelet', token: bracelet.token, orderId },
      ],
      orders: [{ id: orderId, agency: 'ours', zones }],
    };
  };

  it('are enrolled by code and prove their key; trackers keep their token; the clock of a phone may be wrong', async () => {
    const phones = await enrolPhones(demo(), { baseUrl: api.address, clock: api.clock, ids: newId });
    const { id, token } = made.protectedPerson.devices[0]!;
    expect([...phones.keys()]).toEqual([id]);
    const aDayLate = { now: () => api.clock.now() - 86_400_000 };
    const phone = new DeviceApi(api.address, phones.get(id)!, aDayLate, newId);
    const fix = {
      fixTime: new Date(api.clock.now()).toISOString(),
      point: { type: 'Point' as const, coordinates: [76.93, 43.25] as const },
      accuracyMeters: 8,
      speedMetersPerSecond: 0,
      courseDegrees: 0,
      batteryPercent: 50,
      signalPercent: 70,
      moving: false,
      source: 'gps' as const,
    };
    expect(await phone.report([fix])).toMatchObject({ accepted: 1, rejected: [] });
    const press = { id: newId(), pressedAt: fix.fixTime, trigger: 'button' as const };
    expect(await phone.press(press)).toMatchObject({ id: press.id, status: 'active' });
    expect((await api.asDevice({ token }).post('/v1/positions', { fixes: [fix] })).status).toBe(401);
    expect((await api.asDevice(made.respondent.devices[0]!).post('/v1/positions', { fixes: [fix] })).status).toBe(200);
  });
});
