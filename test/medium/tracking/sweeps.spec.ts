import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#domain';
import { drawZone, grantPermit, removeZone, revokeOrder } from '#orders';
import { anOrder, aZone } from '#testing';
import { TestApi, testStart } from '../../support/api.js';
import { home, homeZone, iso, minute, still, SweptCase, walking } from '../../support/swept-case.js';
import { walk } from '../../support/walks.js';

const farZone = () => aZone().named('far').around(77.9, 43.25, 300);

describe('time that passes without a report', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  // A Monday, 14:00 in Almaty.
  beforeEach(() => api.clock.set(testStart));

  describe('silence', () => {
    it('is raised once, as urgent when the zone may have been reached, and ended by the next report', async () => {
      const swept = await SweptCase.of(api, anOrder().withZone(homeZone()));
      await swept.sweep();
      await swept.report(5_000, walking);
      await swept.passAndSweep(9 * minute);
      expect(await swept.alarms()).toEqual([]);
      await swept.passAndSweep(minute + 1_000);
      await swept.passAndSweep(5_000);
      await swept.passAndSweep(10 * minute);
      expect(await swept.alarms()).toMatchObject([
        { kind: 'silence', severity: 'urgent', at: iso(testStart + 10 * minute), late: false, endedAt: null },
      ]);
      expect(swept.sweeper.news.filter(({ cursor }) => cursor !== undefined)).toHaveLength(1);
      await swept.report(5_000);
      expect((await swept.alarms())[0]!.endedAt).not.toBeNull();
      expect(await swept.eventKinds()).toEqual(['opened', 'alarm_raised', 'alarm_ended']);
    });

    it('is a notice far away, and urgent as soon as the zone may have been reached', async () => {
      const swept = await SweptCase.of(api, anOrder().withZone(homeZone()));
      await swept.sweep();
      await swept.report(90_000, walking);
      await swept.passAndSweep(25 * minute);
      expect(await swept.alarms()).toMatchObject([{ kind: 'silence', severity: 'notice' }]);
      await swept.passAndSweep(25 * minute);
      expect(await swept.alarms()).toMatchObject([{ kind: 'silence', severity: 'urgent' }]);
      expect(await swept.eventKinds()).toEqual(['opened', 'alarm_raised', 'alarm_updated']);
    });

    it('is not that of a device that was told to rest for 15 minutes, before that and its patience are over', async () => {
      const swept = await SweptCase.of(api, anOrder().withZone(homeZone()));
      await swept.sweep();
      expect(await swept.rest(20_000)).toBe(900);
      await swept.passAndSweep(23 * minute);
      expect(await swept.alarms()).toEqual([]);
      await swept.passAndSweep(minute);
      expect(await swept.alarms()).toMatchObject([{ kind: 'silence' }]);
    });
  });

  describe('a schedule', () => {
    const curfew = { windows: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '15:00', to: '16:00' }] };
    const opens = testStart + 60 * minute;

    it('that opens on someone inside is a breach at that moment, and one that closes ends it', async () => {
      const swept = await SweptCase.of(api, anOrder().withZone(homeZone().during(curfew)));
      await swept.sweep();
      api.clock.move(40 * minute);
      await swept.rest(0);
      await swept.passAndSweep(5 * minute);
      expect(await swept.alarms()).toEqual([]);
      await swept.passAndSweep(5 * minute + 3_000);
      expect(await swept.alarms('breach')).toMatchObject([{ severity: 'critical', at: iso(opens), late: false }]);
      await swept.passAndSweep(60 * minute);
      expect((await swept.alarms('breach'))[0]!.endedAt).not.toBeNull();
    });

    it('that opens on someone outside is nothing', async () => {
      const swept = await SweptCase.of(api, anOrder().withZone(homeZone().during(curfew)));
      await swept.sweep();
      api.clock.move(45 * minute);
      await swept.rest(1_000);
      await swept.passAndSweep(5 * minute + 3_000);
      expect(await swept.alarms()).toEqual([]);
    });

    it('and a permit that ends on someone inside is a breach at that moment', async () => {
      const swept = await SweptCase.of(api, anOrder().withZone(homeZone()));
      const until = testStart + 30 * minute;
      const zoneId = swept.made.order.zones[0]!.id;
      const permit = { zoneId, from: testStart - minute, to: until, reason: 'fetches his things' };
      await swept.change((work) => grantPermit(work, swept.made.order.id, permit));
      await swept.sweep();
      api.clock.move(15 * minute);
      await swept.rest(0);
      await swept.passAndSweep(minute);
      expect(await swept.alarms()).toEqual([]);
      await swept.passAndSweep(5 * minute);
      expect(await swept.alarms('breach')).toMatchObject([{ at: iso(until), late: false }]);
    });
  });

  describe('an order that begins, changes and ends while people stand inside', () => {
    const draw = ({ change, made }: SweptCase) => change((work) => drawZone(work, made.order.id, homeZone().built()));

    it('is in breach by who rests where a zone is drawn, without a report', async () => {
      const swept = await SweptCase.of(api, anOrder().withZone(farZone()));
      await swept.sweep();
      await swept.rest(0);
      expect(await swept.alarms()).toEqual([]);
      api.clock.move(minute);
      const drawnAt = api.clock.now();
      await draw(swept);
      await swept.passAndSweep(3_000);
      await swept.passAndSweep(5_000);
      expect(await swept.alarms()).toMatchObject([{ kind: 'breach', zoneName: 'home', at: iso(drawnAt), late: false }]);
    });

    it('is not in breach by who rests beside the zone that is drawn', async () => {
      const swept = await SweptCase.of(api, anOrder().withZone(farZone()));
      await swept.sweep();
      await swept.rest(1_000);
      await draw(swept);
      await swept.passAndSweep(3_000);
      expect(await swept.alarms()).toEqual([]);
    });

    it('is seen although the other party reports before the sweep', async () => {
      const swept = await SweptCase.of(api, anOrder().withZone(farZone()));
      await swept.sweep();
      await swept.rest(0);
      await draw(swept);
      api.clock.move(1_000);
      await swept.report(9_000, still, swept.made.protectedPerson.devices[0]!.token);
      await swept.passAndSweep(3_000);
      expect(await swept.alarms('breach')).toHaveLength(1);
    });

    it('is in breach from its first day on by who stands inside', async () => {
      const swept = await SweptCase.of(
        api,
        anOrder()
          .valid(30 * minute, null)
          .withZone(homeZone()),
      );
      await swept.sweep();
      api.clock.move(15 * minute);
      await swept.rest(0);
      await swept.passAndSweep(4 * minute);
      expect(await swept.alarms()).toEqual([]);
      await swept.passAndSweep(minute + 2_000);
      expect(await swept.alarms('breach')).toMatchObject([{ at: iso(testStart + 30 * minute), late: false }]);
    });

    it('ends its alarms with its last day, and says so in the log', async () => {
      const swept = await SweptCase.of(
        api,
        anOrder()
          .valid(-minute, 60 * minute)
          .withZone(homeZone()),
      );
      await swept.sweep();
      api.clock.move(30 * minute);
      await swept.rest(0);
      await swept.passAndSweep(12 * minute);
      expect((await swept.alarms()).map(({ kind }) => kind).sort()).toEqual(['breach', 'silence']);
      await swept.passAndSweep(8 * minute);
      expect((await swept.alarms()).every(({ endedAt }) => endedAt !== null)).toBe(true);
      expect((await swept.eventKinds()).filter((kind) => kind === 'alarm_ended')).toHaveLength(2);
      const [row] = await api.database.rows<object>(`SELECT sweep_at, look_at FROM watch WHERE order_id = $1`, [
        swept.made.order.id,
      ]);
      expect(row).toEqual({ sweep_at: null, look_at: null });
    });

    it('ends the alarms of a zone that is removed, and all when it is revoked, on the desk’s screen', async () => {
      const swept = await SweptCase.of(api, anOrder().withZone(homeZone()).withZone(homeZone().named('again')));
      await swept.sweep();
      await swept.rest(0);
      expect(await swept.alarms('breach')).toHaveLength(2);
      const console = await api.console(await api.login(swept.made.agency.member('dispatcher')));
      await swept.change((work) => removeZone(work, swept.made.order.zones[0]!.id));
      const heard = (count: number) =>
        console.until(
          () => console.of('incident.updated').filter(({ kind }) => kind === 'alarm_ended').length >= count,
        );
      await heard(1);
      await swept.passAndSweep(3_000);
      await swept.change((work) => revokeOrder(work, swept.made.order.id));
      await heard(2);
      await swept.passAndSweep(3_000);
      console.close();
      expect((await swept.alarms('breach')).every(({ endedAt }) => endedAt !== null)).toBe(true);
      expect((await swept.eventKinds()).filter((kind) => kind === 'alarm_ended')).toHaveLength(2);
    });

    it('leaves a press to the desk when it is revoked', async () => {
      const swept = await SweptCase.of(api, anOrder().withZone(homeZone()));
      const body = { id: newId(), pressedAt: iso(api.clock.now()), trigger: 'button' };
      await api.post('/v1/panics', { token: swept.made.protectedPerson.devices[0]!.token, body });
      await swept.change((work) => revokeOrder(work, swept.made.order.id));
      expect(await swept.alarms('panic')).toMatchObject([{ endedAt: null }]);
    });
  });

  it('walks into a zone are still found by reports alone', async () => {
    const swept = await SweptCase.of(api, anOrder().withZone(homeZone()));
    await api.post('/v1/positions', {
      token: swept.made.respondent.devices[0]!.token,
      body: { fixes: walk(api.clock, home, 1_000, 0) },
    });
    await swept.sweep();
    expect(await swept.alarms('breach')).toHaveLength(1);
  });
});
