import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readyPlans } from '#incidents';
import { TestApi } from '../../support/api.js';
import { offset, walk } from '../../support/walks.js';
import { home, PlannedCase } from './a-planned-case.js';

describe('what a respondent learns of a concealed zone', () => {
  let api: TestApi;
  let planned: PlannedCase;
  let felt: { center: { coordinates: [number, number] }; radiusMeters: number };

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    await api.database.count(`DELETE FROM plan_step`);
    planned = await PlannedCase.setUp(api);
    const zone = planned.made.order.zones[0]!;
    felt = (await planned.administrator.patch(`/v1/zones/${zone.id}`, { concealed: true })).body.felt;
  });

  const bracelet = () => api.asDevice(planned.made.respondent.devices[0]!);
  /** Along the parallel of the home, from the east: through what is felt into the zone. Answers each directive with its distance. */
  const approach = async (from: number, to: number) => {
    const answers: { metersFromHome: number; directive: object }[] = [];
    const fixes = walk(api.clock, home, from, to, 8, 5);
    for (let n = 0; n < fixes.length; n += 6) {
      const part = fixes.slice(n, n + 6);
      const { body } = await bracelet().post('/v1/positions', { fixes: part });
      const [longitude] = part.at(-1)!.point.coordinates;
      const perDegree = offset(home, 1)[0] - home.longitude;
      answers.push({ metersFromHome: (longitude - home.longitude) / perDegree, directive: body.directive });
    }
    return answers;
  };
  const incidents = async () => (await planned.dispatcher.get('/v1/incidents')).body.incidents as { id: string }[];
  const alarms = async () => {
    const [incident] = await incidents();
    const { body } = await planned.dispatcher.get(`/v1/incidents/${incident!.id}`);
    return body.alarms as { id: string; kind: string; severity: string; decision: any; words: any; zoneId: string }[];
  };
  const toldOf = async (alarmId: string): Promise<string[]> => {
    const [incident] = await incidents();
    const deliveries = await planned.deliveries(incident!.id);
    return deliveries.filter((one) => one.alarmId === alarmId).map((one) => planned.nameOf(one));
  };

  it.each(readyPlans.map(({ id }) => id))('comes from what is felt alone, under the plan %s', async (id) => {
    await planned.follow(...readyPlans.find((plan) => plan.id === id)!.steps);
    await approach(3_500, 0);
    await planned.advanceTo(api.clock.now(), 200);
    const own = (await alarms()).filter(({ decision }) => decision.audience === 'not_respondent');
    expect(own.map(({ kind, severity }) => `${kind} ${severity}`)).toContain('breach critical');
    for (const alarm of own) expect((await toldOf(alarm.id)).join()).not.toContain('respondent');
    const heard = (await alarms()).filter(({ decision }) => decision.audience === 'respondent_only');
    expect(heard.map(({ kind, severity, decision }) => [kind, severity, decision.feltAs])).toEqual(
      expect.arrayContaining([
        ['approach', 'notice', 'approach'],
        ['approach', 'notice', 'breach'],
      ]),
    );
    // Under that plan nobody took it for so long that it was handed over to the next agency.
    const told = id === 'police_at_once' ? ['desk own', 'desk next'] : ['desk own', 'respondent he'];
    for (const alarm of heard) {
      expect(await toldOf(alarm.id)).toEqual(told);
      expect(alarm.zoneId).toBe(planned.made.order.zones[0]!.id);
      expect(alarm.words.en).toContain('the wider area that conceals zone home');
    }
  });

  it('changes nothing in the replies where the zone itself begins', async () => {
    const answers = await approach(900, -100);
    const withinFelt = answers.filter(({ metersFromHome }) => metersFromHome < 700);
    expect(withinFelt.length).toBeGreaterThan(3);
    expect(new Set(withinFelt.map(({ directive }) => JSON.stringify(directive)))).toEqual(
      new Set(['{"reportEverySeconds":5}']),
    );
    expect((await alarms()).map(({ kind }) => kind)).toContain('breach');
  });

  it('is not whether the desk looks for them, where their reports come by themselves', async () => {
    const ask = () =>
      planned.dispatcher.post(`/v1/orders/${planned.made.order.id}/location-requests`, {
        personId: planned.made.respondent.id,
        reason: 'seen at the door',
      });
    const report = async (coordinates: [number, number]) => {
      // A fix that was made before the asking answers nothing: the request goes on waiting.
      const fixTime = new Date(api.clock.now() - 1_000).toISOString();
      const fix = {
        fixTime,
        point: { type: 'Point', coordinates },
        accuracyMeters: 8,
        speedMetersPerSecond: 5,
        moving: true,
      };
      return (await bracelet().post('/v1/positions', { fixes: [fix] })).body.directive;
    };
    await approach(9_000, 8_800);
    await ask();
    expect(await report(offset(home, 8_790))).toMatchObject({ locateNow: true });
    await approach(8_780, 300);
    await ask();
    expect(await report(offset(home, 290))).toEqual({ reportEverySeconds: 5 });
  });

  it('is drawn where the zone is not', () => {
    const [longitude, latitude] = felt.center.coordinates;
    expect([longitude, latitude]).not.toEqual([home.longitude, home.latitude]);
    expect(felt.radiusMeters).toBe(1_750);
  });
});
