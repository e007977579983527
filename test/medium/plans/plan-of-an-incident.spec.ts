import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RunningPlan, ToldDeliveries } from '#contracts';
import { anAgency } from '#testing';
import { TestApi } from '../../support/api.js';
import { PlannedCase, step, toDesk } from './a-planned-case.js';

describe('the plan of an incident, as its desk sees it run', () => {
  let api: TestApi;
  let planned: PlannedCase;
  let id: string;
  let at: number;

  const plan = async (): Promise<RunningPlan['steps']> =>
    (await planned.dispatcher.get(`/v1/incidents/${id}/plan`)).body.steps;
  const lines = async () => (await plan()).map(({ step: name, status, at: when }) => [name, status, seconds(when)]);
  const seconds = (when: string): number => (Date.parse(when) - at) / 1_000;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    await api.database.count(`DELETE FROM plan_step`);
    planned = await PlannedCase.setUp(api);
    await planned.follow(
      toDesk,
      step('friends', 'contacts', 30, { eachAfterSeconds: 60 }),
      step('boss', 'supervisor', 120, { unless: 'acknowledged', channels: ['webhook'] }),
    );
    at = api.clock.now();
    id = await planned.press();
  });

  it('counts down to what comes next, and has what was done', async () => {
    expect(await lines()).toEqual([
      ['desk', 'done', 0],
      ['friends', 'waiting', 5],
      ['boss', 'waiting', 120],
    ]);
    await planned.advanceTo(at, 6);
    expect(await lines()).toEqual([
      ['desk', 'done', 0],
      ['friends', 'done', 6],
      ['friends', 'waiting', 65],
      ['boss', 'waiting', 120],
    ]);
    expect((await plan()).slice(2)).toMatchObject([
      { to: 'contacts', place: 1, unless: 'closed', reason: null, channels: [] },
      { to: 'supervisor', place: null, unless: 'acknowledged', channels: ['webhook'] },
    ]);
  });

  it('says why a step is needless once somebody has taken the incident, and waits for nothing once it is closed', async () => {
    await planned.dispatcher.post(`/v1/incidents/${id}/acknowledge`);
    expect((await plan()).map(({ step: name, status, reason }) => [name, status, reason])).toEqual([
      ['desk', 'done', null],
      ['boss', 'skipped', 'acknowledged'],
      ['friends', 'waiting', null],
    ]);
    await planned.dispatcher.post(`/v1/incidents/${id}/close`, { outcome: 'test' });
    expect((await plan()).filter(({ status }) => status === 'waiting')).toEqual([]);
  });

  it('is shown to nobody of another agency, nor to who reads no incidents', async () => {
    const other = await anAgency().inCell(planned.made.cell).withStaff('dispatcher').founded(api.tools);
    const stranger = await api.as(other, 'dispatcher');
    for (const path of ['plan', 'deliveries'])
      expect(await stranger.get(`/v1/incidents/${id}/${path}`)).toMatchObject({ status: 404 });
    const court = await api.as(planned.made.agency, 'court');
    expect((await court.get(`/v1/incidents/${id}/plan`)).status).toBe(403);
  });

  it('has beside each delivery what its message says, which names nobody', async () => {
    await planned.advanceTo(at, 6);
    const { deliveries } = (await planned.dispatcher.get(`/v1/incidents/${id}/deliveries`)).body as ToldDeliveries;
    expect(deliveries.map(({ recipient, words }) => [recipient, words?.['en']])).toEqual([
      ['desk', undefined],
      ['contact', { title: 'Help is needed now', body: 'The desk knows. Keep your phone near you.' }],
    ]);
    expect(Object.keys(deliveries[1]!.words!)).toEqual(['kk', 'ru', 'en']);
  });
});
