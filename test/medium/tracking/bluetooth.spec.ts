import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { languages } from '#domain';
import { aProtectedPerson, aRespondent, anOrder, type TestCase } from '#testing';
import { TestApi } from '../../support/api.js';
import { home, iso, minute, SweptCase } from '../../support/swept-case.js';
import { fixAt, offset } from '../../support/walks.js';

const theirs = 'ffeeddccbbaa';

/** What a beacon sends is its own: each case has other beacons. */
let made = 0;
const aMac = (): string => `a4c1380f${(made += 1).toString(16).padStart(4, '0')}`;

describe('beacons that devices hear', () => {
  let api: TestApi;
  let watched: SweptCase;
  let parties: TestCase;
  let hers: string;
  let his: string;

  const heard = (beacon: string, rssi: number, more: object = {}) => ({
    fixTime: iso(api.clock.now()),
    beacons: [
      { beacon: theirs, rssi: -40 },
      { beacon, rssi, batteryMillivolts: 2_900 },
    ],
    ...more,
  });
  const post = (fixes: object | object[], person: TestCase['respondent'] = parties.respondent) =>
    api.asDevice(person.devices[0]!).post('/v1/positions', { fixes: [fixes].flat() });
  const aPair = async () => {
    [hers, his] = [aMac(), aMac()];
    const order = anOrder()
      .withLimit(300, 300)
      .restraining(aRespondent().withBracelet().withDevice('beacon', { uniqueId: his }))
      .protecting(aProtectedPerson().withPhone().withDevice('beacon', { uniqueId: hers.toUpperCase() }));
    watched = await SweptCase.of(api, order);
    parties = watched.made;
  };
  const nothingIsFound = async () => expect(await watched.incidents()).toEqual([]);

  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(aPair);
  afterAll(() => api.close());

  it('are a breach of the limit without any position, in words that invent none, until they are heard no more', async () => {
    const { status, body } = await post(heard(hers, -58));
    expect([status, body]).toEqual([
      200,
      { accepted: 1, duplicates: 0, rejected: [], directive: { reportEverySeconds: 30 } },
    ]);
    const [incident, ...others] = await watched.incidents();
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ orderId: parties.order.id, severity: 'critical' });
    const [alarm, ...more] = incident!.alarms;
    expect(more).toEqual([]);
    expect(alarm).toMatchObject({
      kind: 'breach',
      severity: 'critical',
      personId: parties.respondent.id,
      zoneId: null,
      endedAt: null,
      decision: {
        rule: 'heard by Bluetooth',
        fixIds: [],
        numbers: { rssiDbm: -58, rssiNeededDbm: -70, sightings: 1, withinMeters: 10, heardBy: 1, limitMeters: 300 },
      },
    });
    for (const language of languages) expect(alarm!.words[language]).toMatch(/Bluetooth.*58/);
    expect(JSON.stringify(incident)).not.toMatch(new RegExp(`${hers}|${theirs}`));

    await post(heard(hers, -58));
    api.clock.move(4 * minute);
    await post(heard(hers, -93));
    await watched.passAndSweep(4 * minute);
    expect(await watched.alarms()).toMatchObject([{ endedAt: null }]);
    await watched.passAndSweep(minute);
    expect(await watched.alarms()).toMatchObject([{ endedAt: iso(api.clock.now()) }]);
  });

  it('are the same alarm when her phone hears his beacon, and when positions find it too', async () => {
    await post(heard(his, -60), parties.protectedPerson);
    for (const [person, east] of [
      [parties.protectedPerson, 0],
      [parties.respondent, 40],
    ] as const) {
      const fixes = Array.from({ length: 8 }, () => {
        api.clock.move(10_000);
        const fix = fixAt(api.clock, offset(home, east), { speedMetersPerSecond: 1.4, moving: true });
        return { ...heard(person.role === 'protected' ? his : hers, -60), ...fix };
      });
      await post(fixes, person);
    }
    const alarms = await watched.alarms('breach');
    expect(alarms).toHaveLength(1);
    expect(alarms[0]).toMatchObject({ endedAt: null, decision: { numbers: { heardBy: 2 } } });
  });

  it('name the position of their report as what was decided on, and need two reports when they are weaker', async () => {
    const fix = () => ({ ...heard(hers, -80), ...fixAt(api.clock, offset(home, 5_000)) });
    await post(fix());
    await nothingIsFound();
    api.clock.move(minute);
    await post(fix());
    const [alarm] = await watched.alarms('breach');
    expect(alarm!.decision.numbers).toMatchObject({ sightings: 2, rssiDbm: -80 });
    const [last] = await api.database.rows<{ id: string }>(
      'SELECT id FROM position WHERE cell = $1 AND person_id = $2 ORDER BY fix_time DESC LIMIT 1',
      [parties.cell, parties.respondent.id],
    );
    expect(alarm!.decision.fixIds).toEqual([last!.id]);
  });

  describe('find nothing', () => {
    it('of nobody, and nothing is kept of them', async () => {
      expect((await post(heard(theirs, -40))).body).toMatchObject({ accepted: 1, rejected: [] });
      await nothingIsFound();
      const [kept] = await api.database.rows<{ state: string; positions: number }>(
        `SELECT w.state::text AS state, (SELECT count(*)::int FROM position p WHERE p.cell = $1 AND p.person_id = $3) AS positions
         FROM watch w WHERE w.cell = $1 AND w.order_id = $2`,
        [parties.cell, parties.order.id, parties.respondent.id],
      );
      expect(kept!.positions).toBe(0);
      expect(kept!.state).not.toContain(theirs);
    });

    it('that are too weak, however often', async () => {
      for (let times = 0; times < 4; times += 1) {
        await post(heard(hers, -88));
        api.clock.move(minute);
      }
      await nothingIsFound();
    });

    it('in a backlog that is too old; a clock that was never set is not', async () => {
      await post(heard(hers, -40, { fixTime: iso(api.clock.now() - 8 * 24 * 60 * minute) }));
      await nothingIsFound();
      await post(heard(hers, -40, { fixTime: '1970-01-01T00:00:00Z' }));
      expect(await watched.alarms()).toMatchObject([{ kind: 'breach', at: iso(api.clock.now()) }]);
    });

    it('of the person who hears them', async () => {
      await post(heard(his, -40));
      await post(heard(hers, -40), parties.protectedPerson);
      await nothingIsFound();
    });

    it('of a device that was revoked, or that is no beacon', async () => {
      await api.database.count('UPDATE device SET revoked_at = $2 WHERE id = $1', [
        parties.protectedPerson.devices[1]!.id,
        iso(api.clock.now()),
      ]);
      await post(heard(hers, -40));
      await api.database.count(`UPDATE device SET kind = 'tracker' WHERE id = $1`, [parties.respondent.devices[1]!.id]);
      await post(heard(his, -40), parties.protectedPerson);
      await nothingIsFound();
    });

    it('of the parties of another order', async () => {
      const [other, respondent] = [hers, parties.respondent];
      await aPair();
      await post(heard(other, -40));
      await nothingIsFound();
      expect((await post(heard(hers, -40), respondent)).status).toBe(200);
      await nothingIsFound();
    });

    it('while a permit allows it; the same is found when it is over', async () => {
      const officer = await api.as(parties.agency, 'administrator');
      const times = { from: iso(api.clock.now() - minute), to: iso(api.clock.now() + 2 * minute) };
      const permit = { zoneId: null, ...times, reason: 'Hearing at the district court' };
      const granted = await officer.post(`/v1/orders/${parties.order.id}/permits`, permit);
      expect(granted.status).toBe(201);
      await post(heard(hers, -40));
      await nothingIsFound();
      await watched.passAndSweep(2 * minute + 1_000);
      expect(await watched.alarms()).toMatchObject([
        { kind: 'breach', at: times.to, decision: { rule: 'inside when it became forbidden' } },
      ]);
    });
  });

  it('are refused where they cannot be read, and needed where there is no point', async () => {
    const refused = await post(heard(hers, 21));
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'fixes.0.beacons.1.rssi']);
    const empty = await post({ fixTime: iso(api.clock.now()), beacons: [] });
    expect([empty.status, empty.body.errors[0].path]).toEqual([422, 'fixes.0.point']);
    await nothingIsFound();
  });

  it('are given with what they send, and with nothing else', async () => {
    const officer = await api.as(parties.agency, 'administrator');
    const give = (uniqueId?: string) =>
      officer.post('/v1/devices', { personId: parties.respondent.id, kind: 'beacon', uniqueId });
    for (const bad of ['beacon-7', undefined]) {
      const { status, body } = await give(bad);
      expect([status, body.errors[0].path]).toEqual([422, 'uniqueId']);
    }
    const mac = aMac();
    expect((await give(mac.toUpperCase().replace(/(..)(?=.)/g, '$1-'))).body).toMatchObject({ uniqueId: mac });
  });
});
