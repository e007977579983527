import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Incident } from '#contracts';
import { newId } from '#domain';
import { detectionEngine, type DetectionEngine } from '#geofence';
import type { CommittedNews } from '#incidents';
import { actorOf, changeOrder, drawZone, removeZone, revokeOrder } from '#orders';
import { SqlTrackingStore } from '#persistence';
import { aCase, anAgency, anOrder, aZone, type OrderBuilder, type TestCase } from '#testing';
import { SweepWatches } from '#tracking';
import { TestApi, type TestConsole, testStart } from '../../support/api.js';
import { fixAt, offset, walk } from '../../support/walks.js';

const home = { longitude: 76.93, latitude: 43.25 };
const homeZone = () => aZone().around(home.longitude, home.latitude, 300).withRing(100);
const farZone = () => aZone().named('far').around(77.9, 43.25, 300);
const still = { speedMetersPerSecond: 0, moving: false };
const minute = 60_000;

interface Sweeper {
  sweep: SweepWatches;
  news: CommittedNews[];
  failed: string[];
}

/** Time passes in a cell of its own, swept by hand; nothing here but the clock moves. */
describe('time that passes without a report', () => {
  let api: TestApi;
  let made: TestCase;
  let bracelet: string;
  let sweeper: Sweeper;
  let nextCell = 300;

  const aSweeper = (engine: DetectionEngine = detectionEngine): Sweeper => {
    const [news, failed]: [CommittedNews[], string[]] = [[], []];
    const observer = {
      watchesSwept: () => undefined,
      sweepFailed: (_cell: number, orderId: string) => void failed.push(orderId),
    };
    const context = { newId, readyChannels: new Set<never>() };
    const push = { tell: (told: CommittedNews) => void news.push(told) };
    return {
      sweep: new SweepWatches(new SqlTrackingStore(api.database), engine, push, api.clock, context, observer),
      news,
      failed,
    };
  };

  const newCase = async (order: OrderBuilder): Promise<TestCase> => {
    made = await aCase()
      .of(
        anAgency()
          .inCell((nextCell += 1))
          .withStaff('dispatcher'),
      )
      .with(order)
      .setUp(api.tools);
    bracelet = made.respondent.devices[0]!.token;
    sweeper = aSweeper();
    return made;
  };
  const sweep = () => sweeper.sweep.sweepCell(made.cell);
  const passAndSweep = (milliseconds: number) => (api.clock.move(milliseconds), sweep());
  const report = async (east: number, more: object = still, token = bracelet): Promise<number> => {
    const fixes = [fixAt(api.clock, offset(home, east), more)];
    const { status, body } = await api.post('/v1/positions', { token, body: { fixes } });
    expect(status).toBe(200);
    return body.directive.reportEverySeconds;
  };
  /** Two reports at rest, so that a rest is known, the second just now. */
  const rest = async (east: number): Promise<number> => {
    await report(east);
    api.clock.move(10 * minute);
    return report(east);
  };
  /** A login of before would have run out by now. */
  const desk = () => api.as(made.agency, 'dispatcher');
  const incidents = async (): Promise<Incident[]> => (await (await desk()).get('/v1/incidents')).body.incidents;
  const alarms = async (kind?: string) =>
    (await incidents())
      .flatMap((incident) => incident.alarms)
      .filter((alarm) => kind === undefined || alarm.kind === kind);
  const eventKinds = async (): Promise<string[]> => {
    const [incident] = await incidents();
    const { body } = await (await desk()).get(`/v1/incidents/${incident!.id}/events`);
    return body.events.map((event: { kind: string }) => event.kind);
  };
  const at = (milliseconds: number): string => new Date(milliseconds).toISOString();
  const change = <T>(work: Parameters<TestApi['tools']['cases']['change']>[1]): Promise<T> =>
    api.tools.cases.change(actorOf(made.agency.administrator), work) as Promise<T>;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  // A Monday, 14:00 in Almaty.
  beforeEach(() => api.clock.set(testStart));

  describe('silence', () => {
    it('is raised once, as urgent when the zone may have been reached, and ended by the next report', async () => {
      await newCase(anOrder().withZone(homeZone()));
      await sweep();
      await report(5_000, { speedMetersPerSecond: 1.4 });
      await passAndSweep(9 * minute);
      expect(await alarms()).toEqual([]);
      await passAndSweep(minute + 1_000);
      await passAndSweep(5_000);
      await passAndSweep(10 * minute);
      expect(await alarms()).toMatchObject([
        { kind: 'silence', severity: 'urgent', at: at(testStart + 10 * minute), late: false, endedAt: null },
      ]);
      expect(sweeper.news.filter(({ cursor }) => cursor !== undefined)).toHaveLength(1);
      await report(5_000);
      expect((await alarms())[0]!.endedAt).not.toBeNull();
      expect(await eventKinds()).toEqual(['opened', 'alarm_raised', 'alarm_ended']);
    });

    it('is a notice far away, and urgent as soon as the zone may have been reached', async () => {
      await newCase(anOrder().withZone(homeZone()));
      await sweep();
      await report(90_000, { speedMetersPerSecond: 1.4 });
      await passAndSweep(25 * minute);
      expect(await alarms()).toMatchObject([{ kind: 'silence', severity: 'notice' }]);
      await passAndSweep(25 * minute);
      expect(await alarms()).toMatchObject([{ kind: 'silence', severity: 'urgent' }]);
      expect(await eventKinds()).toEqual(['opened', 'alarm_raised', 'alarm_updated']);
    });

    it('is not that of a device that was told to rest for 15 minutes, before that and its patience are over', async () => {
      await newCase(anOrder().withZone(homeZone()));
      await sweep();
      expect(await rest(20_000)).toBe(900);
      await passAndSweep(23 * minute);
      expect(await alarms()).toEqual([]);
      await passAndSweep(minute);
      expect(await alarms()).toMatchObject([{ kind: 'silence' }]);
    });
  });

  describe('a schedule', () => {
    const curfew = { windows: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '15:00', to: '16:00' }] };
    const opens = testStart + 60 * minute;

    it('that opens on someone inside is a breach at that moment, and one that closes ends it', async () => {
      await newCase(anOrder().withZone(homeZone().during(curfew)));
      await sweep();
      api.clock.move(40 * minute);
      await rest(0);
      await passAndSweep(5 * minute);
      expect(await alarms()).toEqual([]);
      await passAndSweep(5 * minute + 3_000);
      expect(await alarms('breach')).toMatchObject([{ severity: 'critical', at: at(opens), late: false }]);
      await passAndSweep(60 * minute);
      expect((await alarms('breach'))[0]!.endedAt).not.toBeNull();
    });

    it('that opens on someone outside is nothing', async () => {
      await newCase(anOrder().withZone(homeZone().during(curfew)));
      await sweep();
      api.clock.move(45 * minute);
      await rest(1_000);
      await passAndSweep(5 * minute + 3_000);
      expect(await alarms()).toEqual([]);
    });

    it('and a permit that ends on someone inside is a breach at that moment', async () => {
      await newCase(anOrder().withZone(homeZone()));
      const until = testStart + 30 * minute;
      await api.database.count(
        `UPDATE watch SET rules = jsonb_set(rules::jsonb, '{zones,0,permits}', $2::jsonb)::json,
           rules_version = rules_version + 1 WHERE order_id = $1`,
        [made.order.id, JSON.stringify([{ from: testStart - minute, to: until }])],
      );
      await sweep();
      api.clock.move(15 * minute);
      await rest(0);
      await passAndSweep(minute);
      expect(await alarms()).toEqual([]);
      await passAndSweep(5 * minute);
      expect(await alarms('breach')).toMatchObject([{ at: at(until), late: false }]);
    });
  });

  describe('an order that begins, changes and ends while people stand inside', () => {
    const draw = (zone = homeZone()) => change((work) => drawZone(work, made.order.id, zone.built()));

    it('is in breach by who rests where a zone is drawn, without a report', async () => {
      await newCase(anOrder().withZone(farZone()));
      await sweep();
      await rest(0);
      expect(await alarms()).toEqual([]);
      api.clock.move(minute);
      const drawnAt = api.clock.now();
      await draw();
      await passAndSweep(3_000);
      await passAndSweep(5_000);
      expect(await alarms()).toMatchObject([{ kind: 'breach', zoneName: 'home', at: at(drawnAt), late: false }]);
    });

    it('is not in breach by who rests beside the zone that is drawn', async () => {
      await newCase(anOrder().withZone(farZone()));
      await sweep();
      await rest(1_000);
      await draw();
      await passAndSweep(3_000);
      expect(await alarms()).toEqual([]);
    });

    it('is seen although the other party reports before the sweep', async () => {
      await newCase(anOrder().withZone(farZone()));
      await sweep();
      await rest(0);
      await draw();
      api.clock.move(1_000);
      await report(9_000, still, made.protectedPerson.devices[0]!.token);
      await passAndSweep(3_000);
      expect(await alarms('breach')).toHaveLength(1);
    });

    it('is in breach from its first day on by who stands inside', async () => {
      await newCase(
        anOrder()
          .valid(30 * minute, null)
          .withZone(homeZone()),
      );
      await sweep();
      api.clock.move(15 * minute);
      await rest(0);
      await passAndSweep(4 * minute);
      expect(await alarms()).toEqual([]);
      await passAndSweep(minute + 2_000);
      expect(await alarms('breach')).toMatchObject([{ at: at(testStart + 30 * minute), late: false }]);
    });

    it('ends its alarms with its last day, and says so in the log', async () => {
      await newCase(
        anOrder()
          .valid(-minute, 60 * minute)
          .withZone(homeZone()),
      );
      await sweep();
      api.clock.move(30 * minute);
      await rest(0);
      await passAndSweep(12 * minute);
      expect((await alarms()).map(({ kind }) => kind).sort()).toEqual(['breach', 'silence']);
      await passAndSweep(8 * minute);
      expect((await alarms()).every(({ endedAt }) => endedAt !== null)).toBe(true);
      expect((await eventKinds()).filter((kind) => kind === 'alarm_ended')).toHaveLength(2);
      const [row] = await api.database.rows<object>(`SELECT sweep_at, look_at FROM watch WHERE order_id = $1`, [
        made.order.id,
      ]);
      expect(row).toEqual({ sweep_at: null, look_at: null });
    });

    it('ends the alarms of a zone that is removed, and all when it is revoked, on the desk’s screen', async () => {
      await newCase(anOrder().withZone(homeZone()).withZone(homeZone().named('again')));
      await sweep();
      await rest(0);
      expect(await alarms('breach')).toHaveLength(2);
      const console: TestConsole = await api.console(await api.login(made.agency.member('dispatcher')));
      await change((work) => removeZone(work, made.order.zones[0]!.id));
      const heard = (count: number) =>
        console.until(
          () => console.of('incident.updated').filter(({ kind }) => kind === 'alarm_ended').length >= count,
        );
      await heard(1);
      await passAndSweep(3_000);
      await change((work) => revokeOrder(work, made.order.id));
      await heard(2);
      await passAndSweep(3_000);
      console.close();
      expect((await alarms('breach')).every(({ endedAt }) => endedAt !== null)).toBe(true);
      expect((await eventKinds()).filter((kind) => kind === 'alarm_ended')).toHaveLength(2);
    });

    it('leaves a press to the desk when it is revoked', async () => {
      await newCase(anOrder().withZone(homeZone()));
      const body = { id: newId(), pressedAt: at(api.clock.now()), trigger: 'button' };
      await api.post('/v1/panics', { token: made.protectedPerson.devices[0]!.token, body });
      await change((work) => revokeOrder(work, made.order.id));
      expect(await alarms('panic')).toMatchObject([{ endedAt: null }]);
    });
  });

  describe('sweeps', () => {
    it('look at nothing that is not due, and at what is due once', async () => {
      await newCase(anOrder().withZone(homeZone()));
      expect(await sweep()).toBe(1);
      expect(await sweep()).toBe(0);
      await report(5_000);
      expect(await passAndSweep(5_000)).toBe(0);
      expect(await passAndSweep(10 * minute)).toBe(1);
      expect(await sweep()).toBe(0);
    });

    it('put off what a report made due later, without reading it', async () => {
      await newCase(anOrder().withZone(homeZone()));
      await sweep();
      await report(5_000, { speedMetersPerSecond: 1.4 });
      const times = () =>
        api.database
          .rows<{ sweep_at: Date; look_at: Date }>(`SELECT sweep_at, look_at FROM watch WHERE order_id = $1`, [
            made.order.id,
          ])
          .then(([row]) => ({ sweepAt: row!.sweep_at.getTime(), lookAt: row!.look_at.getTime() }));
      const before = await times();
      api.clock.move(5 * minute);
      await report(5_000, { speedMetersPerSecond: 1.4 });
      expect(await times()).toEqual({ sweepAt: before.sweepAt + 5 * minute, lookAt: before.lookAt });
      expect(await passAndSweep(6 * minute)).toBe(0);
      expect(await times()).toEqual({ sweepAt: before.sweepAt + 5 * minute, lookAt: before.sweepAt + 5 * minute });
    });

    it('by two workers at once raise each alarm once', async () => {
      await newCase(anOrder().withZone(homeZone()));
      const others: TestCase[] = [];
      for (let count = 0; count < 20; count += 1)
        others.push(await aCase().of(made.agency).with(anOrder().withZone(homeZone())).setUp(api.tools));
      await sweep();
      for (const { respondent } of others) await report(5_000, {}, respondent.devices[0]!.token);
      api.clock.move(11 * minute);
      const second = aSweeper();
      const swept = await Promise.all([
        sweep(),
        second.sweep.sweepCell(made.cell),
        aSweeper().sweep.sweepCell(made.cell),
      ]);
      // What one held, the others left; the next sweep finds what all of them left.
      await sweep();
      expect(swept.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(20);
      const found = await incidents();
      expect(found).toHaveLength(20);
      expect(found.every((incident) => incident.alarms.length === 1)).toBe(true);
    });

    it('go on beside a state that cannot be judged, and try it again later', async () => {
      await newCase(anOrder().withZone(homeZone()));
      const orders = [made];
      for (let count = 0; count < 6; count += 1)
        orders.push(await aCase().of(made.agency).with(anOrder().withZone(homeZone())).setUp(api.tools));
      await sweep();
      for (const { respondent } of orders) await report(5_000, {}, respondent.devices[0]!.token);
      const poison = orders[3]!.order.id;
      await api.database.count(`UPDATE watch SET state = '{"version":1,"d":{"x":null}}' WHERE order_id = $1`, [poison]);
      expect(await passAndSweep(11 * minute)).toBe(6);
      expect(sweeper.failed).toEqual([poison]);
      expect(await incidents()).toHaveLength(6);
      expect(await passAndSweep(5_000)).toBe(0);
      expect(sweeper.failed).toHaveLength(1);
      await passAndSweep(5 * minute);
      expect(sweeper.failed).toHaveLength(2);
    });

    it('stop at a failure of the database, which says nothing about any order', async () => {
      await newCase(anOrder().withZone(homeZone()));
      const away = Object.assign(new Error('terminating connection'), { code: '57P01' });
      const engine: DetectionEngine = {
        ...detectionEngine,
        acquaint: () => {
          throw away;
        },
      };
      const failing = aSweeper(engine);
      await expect(failing.sweep.sweepCell(made.cell)).rejects.toBe(away);
      expect(failing.failed).toEqual([]);
      expect(await sweep()).toBe(1);
    });

    it('are not asked for an order that only changed its terms, more than once', async () => {
      await newCase(anOrder().withZone(homeZone()));
      await sweep();
      await report(1_000);
      await change((work) => changeOrder(work, made.order.id, { thresholds: { silenceSeconds: 1_200 } }));
      expect(await passAndSweep(2_000)).toBe(1);
      expect(await passAndSweep(11 * minute)).toBe(0);
      expect(await passAndSweep(10 * minute)).toBe(1);
      expect(await alarms()).toMatchObject([{ kind: 'silence' }]);
    });
  });

  it('walks into a zone are still found by reports alone', async () => {
    await newCase(anOrder().withZone(homeZone()));
    await api.post('/v1/positions', { token: bracelet, body: { fixes: walk(api.clock, home, 1_000, 0) } });
    await sweep();
    expect(await alarms('breach')).toHaveLength(1);
  });
});
