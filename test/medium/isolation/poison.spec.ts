import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type DetectionEngine, detectionEngine } from '#geofence';
import { aCase, anOrder, aZone, type TestCase } from '#testing';
import { calm, TestApi } from '../../support/api.js';
import { refusedSource, refuseSource, takeSource } from '../../support/refused-source.js';
import { fixAt, offset, walk } from '../../support/walks.js';

const home = { longitude: 76.93, latitude: 43.25 };
type Step = 'track' | 'judge' | 'hear' | 'retrack' | 'rejudge';

/** The engine as it is, but for one step that crashes on reports marked as poison. */
function crashingIn(step: { name: Step }): DetectionEngine {
  const crash = (name: Step, poisonous: boolean): void => {
    if (poisonous && step.name === name) throw new RangeError('a step crashed on purpose');
  };
  const isPoison = (fix: { source?: string | null }): boolean => fix.source === 'poison';
  return {
    ...detectionEngine,
    track: (state, rules, fix, key) => (crash('track', isPoison(fix)), detectionEngine.track(state, rules, fix, key)),
    judge: (...given) => (crash('judge', isPoison(given[2])), detectionEngine.judge(...given)),
    hear: (...given) => (crash('hear', given[2].batteryPercent === 13), detectionEngine.hear(...given)),
    retrack: (...given) => (crash('retrack', given[1].some(isPoison)), detectionEngine.retrack(...given)),
    rejudge: (...given) => (
      crash(
        'rejudge',
        given[2].after.some(({ fix }) => isPoison(fix)),
      ),
      detectionEngine.rejudge(...given)
    ),
  };
}

describe('a report on which a step of the engine crashes', () => {
  const step: { name: Step } = { name: 'track' };
  let api: TestApi;
  let made: TestCase;

  const report = (fixes: unknown[]) =>
    api.post('/v1/positions', { token: made.respondent.devices[0]!.token, body: { fixes } });
  const poisoned = (fix: object) => ({ ...fix, source: 'poison', batteryPercent: 13 });
  const count = async (table: string, column: string): Promise<number> =>
    (await api.database.rows(`SELECT 1 FROM ${table} WHERE ${column} = $1`, [made.respondent.devices[0]!.id])).length;

  beforeAll(async () => {
    api = await TestApi.start({}, undefined, { ...calm, engine: crashingIn(step) });
    await refuseSource(api.database);
  });
  afterAll(async () => {
    await takeSource(api.database);
    await api.close();
  });
  beforeEach(async () => {
    const order = anOrder().withZone(aZone().around(home.longitude, home.latitude, 300).withRing(300));
    made = await aCase().with(order).setUp(api.tools);
  });

  it.each(['track', 'judge', 'hear'] as const)('in %s is put aside, and the others are judged', async (name) => {
    step.name = name;
    const fixes = walk(api.clock, home, 1_000, 0);
    fixes.splice(20, 0, poisoned(fixAt(api.clock, offset(home, 3_000))) as never);
    const { status, body } = await report(fixes);
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted: fixes.length - 1, rejected: [{ index: 20, code: 'quarantined' }] });
    expect(await count('quarantined_report', 'device_id')).toBe(1);
    expect(await count('position', 'device_id')).toBe(fixes.length - 1);
    const [row] = await api.database.rows(`SELECT reason FROM quarantined_report WHERE device_id = $1`, [
      made.respondent.devices[0]!.id,
    ]);
    expect(row).toEqual({ reason: 'RangeError' });
    const incidents = await api.incidents(await api.login(made.agency.member('dispatcher')));
    expect(incidents.flatMap(({ alarms }) => alarms.filter(({ kind }) => kind === 'breach'))).toHaveLength(1);
  });

  it.each(['retrack', 'rejudge'] as const)('in %s, when it comes late, is put aside', async (name) => {
    step.name = name;
    const earlier = fixAt(api.clock, offset(home, 4_000));
    api.clock.move(300_000);
    const late = poisoned(fixAt(api.clock, offset(home, 3_500)));
    api.clock.move(300_000);
    await report([earlier]);
    expect((await report([fixAt(api.clock, offset(home, 3_000))])).body.accepted).toBe(1);
    api.clock.move(1_000);
    const { status, body } = await report([late, fixAt(api.clock, offset(home, 2_990))]);
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted: 1, rejected: [{ index: 0, code: 'quarantined' }] });
    expect(await count('position', 'device_id')).toBe(3);
  });

  it('leaves what the watch knew as it was', async () => {
    step.name = 'judge';
    const state = async () =>
      (await api.database.rows<{ state: object }>(`SELECT state FROM watch WHERE order_id = $1`, [made.order.id]))[0]!
        .state;
    await report([fixAt(api.clock, offset(home, 3_000))]);
    const before = await state();
    api.clock.move(5_000);
    expect((await report([poisoned(fixAt(api.clock, offset(home, 2_950)))])).status).toBe(422);
    expect(await state()).toEqual(before);
  });

  it('that the database refuses goes in batches of its own from then on', async () => {
    const fixes = [3_000, 2_990, 2_980, 2_970].map((meters) => {
      api.clock.move(5_000);
      return fixAt(api.clock, offset(home, meters));
    });
    const refused = { ...fixes[2]!, source: refusedSource };
    const { body: first } = await report(fixes.with(2, refused));
    expect(first).toMatchObject({ accepted: 3, rejected: [{ index: 2, code: 'quarantined' }] });
    api.clock.move(5_000);
    const { body: second } = await report([fixAt(api.clock, offset(home, 2_950)), refused]);
    expect(second).toMatchObject({ accepted: 1, rejected: [{ index: 1, code: 'quarantined' }] });
    expect(await count('quarantined_report', 'device_id')).toBe(2);
    expect(await count('position', 'device_id')).toBe(4);
  });

  it('that cannot even be put aside is an error of ours, and keeps no other from being put aside', async () => {
    await api.database.count(
      `CREATE FUNCTION refuse_quarantine() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF EXISTS (SELECT 1 FROM quarantined_report q WHERE q.device_id = new.device_id) THEN RAISE data_exception; END IF;
         RETURN new; END $$`,
      [],
    );
    await api.database.count(
      `CREATE TRIGGER refuse_quarantine BEFORE INSERT ON quarantined_report FOR EACH ROW EXECUTE FUNCTION refuse_quarantine()`,
      [],
    );
    const refused = { ...fixAt(api.clock, offset(home, 3_000)), source: refusedSource };
    expect((await report([refused, { ...refused, altitudeMeters: 13 }])).status).toBe(500);
    expect(await count('quarantined_report', 'device_id')).toBe(1);
    await api.database.count('DROP FUNCTION refuse_quarantine CASCADE', []);
  });
});
