import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Alarm, IncidentEvent } from '#contracts';
import { languages } from '#domain';
import { aCase, anAgency, anOrder, aZone, type TestCase } from '#testing';
import { TestApi } from '../../support/api.js';
import { walk } from '../../support/walks.js';

const home = { longitude: 76.93, latitude: 43.25 };

describe('a decision in words', () => {
  let api: TestApi;
  let made: TestCase;
  let dispatcher: string;

  const report = (from: number, to: number, metersPerSecond?: number) =>
    api.post('/v1/positions', {
      token: made.respondent.devices[0]!.token,
      body: { fixes: walk(api.clock, home, from, to, metersPerSecond) },
    });
  const theAlarm = async (kind: string): Promise<Alarm> => {
    const [incident] = await api.incidents(dispatcher);
    const { body } = await api.get(`/v1/incidents/${incident!.id}`, { token: dispatcher });
    return body.alarms.find((alarm: Alarm) => alarm.kind === kind);
  };
  const events = async (): Promise<IncidentEvent[]> => {
    const [incident] = await api.incidents(dispatcher);
    return (await api.get(`/v1/incidents/${incident!.id}/events`, { token: dispatcher })).body.events;
  };

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());

  beforeEach(async () => {
    const order = anOrder().withZone(
      aZone().named('Мектеп №7').around(home.longitude, home.latitude, 300).withRing(300),
    );
    made = await aCase().of(anAgency().withStaff('dispatcher', 'case_officer')).with(order).setUp(api.tools);
    dispatcher = await api.login(made.agency.member('dispatcher'));
  });

  it('stands with its record on each alarm, in three languages and the time of the agency', async () => {
    await report(900, 100);
    const { words, decision, deviceKind, decidedAt } = await theAlarm('breach');
    // The clocks of Almaty are five hours ahead of UTC.
    const time = new Date(Date.parse(decidedAt) + decision.numbers.decidedAfterSeconds! * 1_000 + 5 * 3_600_000)
      .toISOString()
      .slice(11, 19);
    const depth = Math.round(-decision.numbers.distanceMeters!);
    expect(deviceKind).toBe('bracelet');
    expect(Object.keys(words).sort()).toEqual([...languages].sort());
    expect(words.en).toMatch(
      new RegExp(
        `^At ${time} the bracelet was ${depth} m inside zone Мектеп №7 \\(error 8 m, certainty \\d\\d(\\.\\d)? %\\)\\.$`,
      ),
    );
    expect(words.ru).toMatch(
      new RegExp(
        `^В ${time} браслет находился в ${depth} м внутри зоны «Мектеп №7» \\(погрешность 8 м, достоверность \\d\\d(,\\d)? %\\)\\.$`,
      ),
    );
    expect(words.kk).toMatch(
      new RegExp(`^Сағат ${time}: білезік «Мектеп №7» аймағының ішінде, шекарасынан ${depth} м жерде болды `),
    );
  });

  it('stands in the log with each event of an alarm, its end too, and with no other event', async () => {
    await report(900, 100);
    await report(100, 1_500);
    const alarm = await theAlarm('breach');
    const log = await events();
    const about = log.filter((event) => event.data['alarmId'] === alarm.id);
    expect(about.map((event) => event.kind)).toEqual(['alarm_raised', 'alarm_ended']);
    expect(about[0]!.words).toEqual(alarm.words);
    expect(about[1]!.words!.en).toMatch(
      /^At \d\d:\d\d:\d\d the bracelet was \d+ m clear of the edge of zone Мектеп №7 /,
    );
    expect(log.find((event) => event.kind === 'opened')!.words).toBeNull();
  });

  it('tells the time of what it says, when the alarm was updated since', async () => {
    await report(900, 420, 1.4);
    const log = await events();
    const updated = log.findLast((event) => event.kind === 'alarm_updated');
    const approach = await theAlarm('approach');
    expect(updated).toBeDefined();
    expect(approach.words).toEqual(updated!.words);
    expect(Date.parse(approach.decidedAt)).toBeGreaterThan(Date.parse(approach.at));
  });

  it('names the zone as it was called then, after it was renamed and removed', async () => {
    await report(900, 100);
    const { words } = await theAlarm('breach');
    const officer = await api.as(made.agency, 'case_officer');
    const zone = `/v1/zones/${made.order.zones[0]!.id}`;
    expect((await officer.patch(zone, { name: 'Үй' })).status).toBe(200);
    expect((await theAlarm('breach')).words).toEqual(words);
    expect((await officer.delete(zone)).status).toBe(204);
    expect(await theAlarm('breach')).toMatchObject({ words, zoneName: 'Мектеп №7', endedAt: expect.any(String) });
    expect((await events()).find((event) => event.data['alarmKind'] === 'breach')!.words).toEqual(words);
  });

  it('comes to the consoles with the alarm', async () => {
    const console = await api.console(dispatcher);
    await report(900, 100);
    await console.until((seen) => seen.some(({ message }) => message.alarm?.kind === 'breach'));
    const { alarm, incident } = console.of('alarm.raised').find((message) => message.alarm.kind === 'breach');
    console.close();
    const stored = await theAlarm('breach');
    expect(alarm.words).toEqual(stored.words);
    expect(incident.alarms.find((each: Alarm) => each.id === alarm.id).words).toEqual(stored.words);
  });

  it('is said of a press too', async () => {
    const token = made.protectedPerson.devices[0]!.token;
    const pressedAt = new Date(api.clock.now()).toISOString();
    await api.post('/v1/panics', { token, body: { id: randomUUID(), pressedAt, trigger: 'button' } });
    expect((await theAlarm('panic')).words.kk).toMatch(/^Сағат \d\d:\d\d:\d\d: дабыл түймесі басылды\.$/);
  });

  it('names no zone to the contacts', async () => {
    await report(900, 100);
    const kept = await api.database.rows<{ text: string }>(
      `SELECT d::text AS text FROM delivery d WHERE d.cell = $1 AND d.agency_id = $2`,
      [made.cell, made.agency.id],
    );
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.filter(({ text }) => text.includes('Мектеп'))).toEqual([]);
  });
});
