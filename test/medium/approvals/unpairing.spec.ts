import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aRespondent, type TestCase } from '#testing';
import { TestApi } from '../../support/api.js';
import { fixAt, offset } from '../../support/walks.js';
import { farAway, GuardedAgency, requested } from './a-guarded-agency.js';

describe('a bracelet that two persons unpair', () => {
  let api: TestApi;
  let on: GuardedAgency;
  let made: TestCase;

  const deviceOf = ({ respondent }: TestCase) => `/v1/devices/${respondent.devices[0]!.id}`;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    on = await GuardedAgency.of(api, 'two_persons');
    made = await on.setUp();
  });
  afterAll(() => api.close());

  const alarmsOf = async (): Promise<any[]> =>
    (await on.supervisor.get('/v1/incidents')).body.incidents.flatMap((incident: any) => incident.alarms);

  it('is unpaired by two; without another one it is still an urgent alarm, when it happens', async () => {
    const id = requested(await on.officer.post(`${deviceOf(made)}/revoke`));
    expect(await alarmsOf()).toEqual([]);
    expect((await on.officer.get(deviceOf(made))).body.revokedAt).toBeNull();
    expect((await on.approval(id)).changes.en).toEqual([
      'The bracelet is revoked: nothing is heard through it any more.',
    ]);
    expect(await on.approve(id)).toMatchObject({ status: 200 });
    expect(await alarmsOf()).toMatchObject([{ kind: 'unpaired', severity: 'urgent' }]);
  });

  it('is swapped by two: a notice, once the new one is heard', async () => {
    const next = (await on.officer.post('/v1/devices', { personId: made.respondent.id, kind: 'bracelet' })).body;
    await api.asDevice(next).post('/v1/positions', { fixes: [fixAt(api.clock, offset(farAway, 0))] });
    const id = requested(await on.officer.post(`${deviceOf(made)}/revoke`));
    expect(await on.approve(id)).toMatchObject({ status: 200 });
    expect(await alarmsOf()).toMatchObject([{ kind: 'unpaired', severity: 'notice' }]);
  });

  it('is swapped by one in an emergency: urgent as ever', async () => {
    const next = (await on.officer.post('/v1/devices', { personId: made.respondent.id, kind: 'bracelet' })).body;
    await api.asDevice(next).post('/v1/positions', { fixes: [fixAt(api.clock, offset(farAway, 0))] });
    const emergency = { reason: 'It is burning' };
    expect((await on.officer.post(`${deviceOf(made)}/revoke`, { emergency })).status).toBe(200);
    expect((await alarmsOf()).find(({ kind }) => kind === 'unpaired')).toMatchObject({ severity: 'urgent' });
  });

  it('is given to another person by two; its other settings need one', async () => {
    expect((await on.officer.patch(deviceOf(made), { tokenInQueryAllowed: true })).status).toBe(200);
    const other = await aRespondent().registered(api.tools, on.agency.administrator);
    const id = requested(await on.officer.patch(deviceOf(made), { personId: other.id }));
    expect((await on.officer.get(deviceOf(made))).body.personId).toBe(made.respondent.id);
    expect(await on.approve(id)).toMatchObject({ status: 200 });
    expect((await on.officer.get(deviceOf(made))).body.personId).toBe(other.id);
  });
});
