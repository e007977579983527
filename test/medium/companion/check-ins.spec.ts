import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, retentionKinds } from '#domain';
import type { CommittedNews } from '#incidents';
import { RetentionBenchRepository } from '#persistence';
import type { DueAgency } from '#retention';
import { TestApi } from '../../support/api.js';
import { fixAt } from '../../support/walks.js';
import { duressPin, home, minute, pin, Survivor } from './a-survivor.js';

const where = { type: 'Point', coordinates: [home.longitude, home.latitude] };

describe('a check-in', () => {
  let api: TestApi;
  let her: Survivor;

  const open = async (): Promise<string[]> =>
    (await her.incidents()).flatMap(({ alarms }) =>
      alarms
        .filter(({ endedAt }: { endedAt: string | null }) => endedAt === null)
        .map(({ kind }: { kind: string }) => kind),
    );

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    her = await Survivor.of(api);
  });

  it('is started once, however often it is sent', async () => {
    const id = randomUUID();
    const dueAt = her.at(30 * minute);
    const answers = await Promise.all([1, 2, 3].map(() => her.timer(30, id)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 201]);
    const shown = {
      id,
      kind: 'timer',
      status: 'waiting',
      begunAt: her.at(),
      dueAt,
      destination: null,
      completedAt: null,
    };
    for (const { body } of answers) expect(body).toEqual(shown);
    expect((await her.state()).checkIns).toEqual([shown]);
  });

  it('that is kept ends by the PIN, and the desk never hears of it', async () => {
    const id = await her.promised(30);
    api.clock.move(29 * minute);
    expect(await her.sweep()).toBe(0);
    expect(await her.complete(id, pin)).toMatchObject({ status: 200, body: { status: 'completed' } });
    expect(await her.complete(id, pin)).toMatchObject({ status: 200, body: { status: 'completed' } });
    api.clock.move(5 * minute);
    expect(await her.sweep()).toBe(0);
    expect(await her.incidents()).toEqual([]);
    expect((await her.state()).checkIns).toMatchObject([{ id, status: 'completed', completedAt: her.at(-5 * minute) }]);
  });

  it('that is missed raises its alarm though the phone is dead, once, with where she was last', async () => {
    await her.phone.post('/v1/positions', { fixes: [fixAt(api.clock, [home.longitude, home.latitude])] });
    const [fix] = await api.database.rows<{ id: string }>(`SELECT id FROM position WHERE cell = $1`, [her.cell]);
    const dueAt = her.at(30 * minute);
    const id = await her.promised(30);
    await her.promised(40);
    api.clock.move(30 * minute);
    const news: CommittedNews[] = [];
    expect((await Promise.all([her.sweep(news), her.sweep(news)])).toSorted()).toEqual([0, 1]);
    expect(await her.sweep()).toBe(0);
    const [incident, ...others] = await her.incidents();
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ severity: 'critical', status: 'open', orderId: her.made.order.id });
    expect(incident.alarms).toMatchObject([
      { kind: 'missed_check_in', at: dueAt, late: false, personRole: 'protected', decision: { fixIds: [fix!.id] } },
    ]);
    const words = incident.alarms[0].words;
    const clock = `\\d\\d:${dueAt.slice(14, 19)}`;
    expect(words.en).toMatch(new RegExp(`^The protected person was to be heard of by ${clock}, and has not been.$`));
    expect(words.ru).toMatch(new RegExp(`дать о себе знать к ${clock}`));
    expect(words.kk).toMatch(new RegExp(`${clock}.*хабар беруі тиіс еді`));
    expect((await her.log()).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['opened', 'alarm_raised']));
    const [delivery] = await api.database.rows(
      `SELECT recipient, channel FROM delivery WHERE cell = $1 AND incident_id = $2`,
      [her.cell, incident.id],
    );
    expect(delivery).toEqual({ recipient: 'desk', channel: 'console' });
    expect(news.filter(({ cursor }) => cursor !== undefined)).toHaveLength(1);
    const shown = (await her.state()).checkIns as { id: string; status: string }[];
    expect(shown.map((one) => [one.id === id, one.status])).toEqual(
      expect.arrayContaining([
        [true, 'missed'],
        [false, 'waiting'],
      ]),
    );
  });

  it('is not lost when a sweep dies half way: neither missed without an alarm nor alarmed twice', async () => {
    await her.promised(1);
    api.clock.move(2 * minute);
    await api.database.count(`ALTER TABLE alarm ADD CONSTRAINT broken CHECK (cell <> ${her.cell}) NOT VALID`);
    await expect(her.sweep()).rejects.toThrow('was not swept');
    expect(await her.incidents()).toEqual([]);
    await api.database.count(`ALTER TABLE alarm DROP CONSTRAINT broken`);
    api.clock.move(2 * minute);
    expect(await her.sweep()).toBe(1);
    expect(await open()).toEqual(['missed_check_in']);
  });

  it('that was missed ends its alarm by the PIN, in sight of the desk', async () => {
    const id = await her.promised(1);
    api.clock.move(2 * minute);
    await her.sweep();
    expect((await her.complete(id, pin)).status).toBe(200);
    expect(await open()).toEqual([]);
    expect((await her.log()).map(({ kind }) => kind)).toContain('check_in_completed');
    expect((await her.state()).checkIns).toMatchObject([{ status: 'completed', completedAt: her.at() }]);
  });

  it.each([
    ['in time', 0],
    ['after it was missed', 2],
  ])('completed %s answers and reads the same by PIN and duress PIN, which alarms the desk', async (_, minutes) => {
    const started = api.clock.now();
    const texts: string[] = [];
    for (const given of [pin, duressPin]) {
      api.clock.set(started);
      her = await Survivor.of(api);
      const id = await her.promised(1);
      api.clock.move(minutes * minute);
      await her.sweep();
      const answers = [await her.complete(id, given), await her.phone.get('/v1/companion')];
      api.clock.move(minute);
      // Forced to enter the other one as well: duress stays duress.
      answers.push(await her.complete(id, pin), await her.phone.get('/v1/companion'));
      texts.push(
        JSON.stringify(answers.map(({ status, body }) => [status, body]))
          .replaceAll(id, 'id')
          .replaceAll(her.made.agency.record.name, 'agency'),
      );
      const missed = minutes > 0 && given === duressPin ? ['missed_check_in'] : [];
      expect((await open()).toSorted()).toEqual(given === pin ? [] : ['duress', ...missed]);
    }
    expect(texts[1]).toBe(texts[0]);
  });

  it('is completed by no wrong PIN, and those count together with wrong PINs of presses', async () => {
    const id = await her.promised(30);
    const pressId = await her.pressed();
    for (let tried = 0; tried < 5; tried += 1) {
      const { status, body } = await her.complete(id, '0000');
      expect([status, body.code]).toEqual([403, 'pin_wrong']);
      await her.phone.post(`/v1/panics/${pressId}/cancel`, { pin: '0000' });
    }
    expect(await her.complete(id, pin)).toMatchObject({ status: 429, body: { code: 'pin_attempts' } });
    expect((await her.state()).checkIns).toMatchObject([{ status: 'waiting' }]);
  });

  it('is extended, never shortened, and not after it was missed', async () => {
    const id = await her.promised(30);
    const extend = (minutes: number) =>
      her.phone.post(`/v1/check-ins/${id}/extend`, { dueAt: her.at(minutes * minute) });
    expect(await extend(60)).toMatchObject({
      status: 200,
      body: { id, status: 'waiting', dueAt: her.at(60 * minute) },
    });
    expect(await extend(45)).toMatchObject({ status: 200, body: { dueAt: her.at(60 * minute) } });
    api.clock.move(59 * minute);
    expect(await her.sweep()).toBe(0);
    api.clock.move(minute);
    expect(await her.sweep()).toBe(1);
    expect(await extend(60)).toMatchObject({ status: 409, body: { code: 'check_in_ended' } });
  });

  it('of a journey has a destination, which the desk reads when she has not arrived, and the table keeps sealed', async () => {
    const id = randomUUID();
    const journey = { id, kind: 'journey', dueAt: her.at(minute), destination: { point: where, name: 'to my sister' } };
    expect((await her.phone.post('/v1/check-ins', journey)).body.destination).toEqual(journey.destination);
    const [row] = await api.database.rows<{ destination: string }>(`SELECT destination FROM check_in WHERE id = $1`, [
      id,
    ]);
    expect(row!.destination).not.toContain('sister');
    api.clock.move(minute);
    await her.sweep();
    const [incident] = await her.incidents();
    expect(incident.alarms[0].words.en).toMatch(/was to have arrived by/);
    const { data } = (await her.log()).find(({ kind }) => kind === 'journey_missed');
    expect(data).toMatchObject({ checkInId: id, note: 'to my sister (43.25000, 76.93000)' });
  });

  it('that is told of only after it was due is missed at once, and marked as late', async () => {
    await her.promised(-10);
    expect(await her.sweep()).toBe(1);
    const [incident] = await her.incidents();
    expect(incident.alarms).toMatchObject([{ kind: 'missed_check_in', late: true, at: her.at(-10 * minute) }]);
  });

  it('is given out with her data, kept while it waits or is held, then deleted by its age, and erased with her', async () => {
    const supervisor = await api.as(her.made.agency, 'supervisor');
    const { id: personId } = her.made.protectedPerson;
    const destination = { point: where, name: 'to my sister' };
    const journey = { id: randomUUID(), kind: 'journey', dueAt: her.at(60 * minute), destination };
    await her.phone.post('/v1/check-ins', journey);
    const [kept, missed] = [await her.promised(1), await her.promised(2)];
    await her.complete(kept, pin);
    api.clock.move(2 * minute);
    await her.sweep();
    const [incident] = await her.incidents();
    await supervisor.post(`/v1/incidents/${incident.id}/hold`, { reason: 'for the court' });
    const given = await supervisor.post(`/v1/people/${personId}/data-export`, { reason: 'asked for by herself' });
    expect(given.body.checkIns).toHaveLength(3);
    expect(JSON.stringify(given.body.checkIns)).toContain('to my sister');

    const left = async (): Promise<string[]> =>
      (await api.database.rows<{ id: string }>(`SELECT id FROM check_in WHERE cell = $1`, [her.cell])).map(
        ({ id }) => id,
      );
    const bench = new RetentionBenchRepository(api.database, api.clock);
    const agency = (await bench.agencies()).find(({ agencyId }) => agencyId === her.made.agency.id)!;
    const now = api.clock.now();
    const days = Object.fromEntries(retentionKinds.map((kind) => [kind, 30]));
    const dueBefore = Object.fromEntries(retentionKinds.map((kind) => [kind, now + minute]));
    await bench.deleteSome({ ...agency, days, dueBefore, runId: newId(), now } as DueAgency, 'check_ins');
    expect((await left()).toSorted()).toEqual([journey.id, missed].toSorted());

    await api.database.count(`UPDATE "order" SET status = 'revoked' WHERE id = $1`, [her.made.order.id]);
    await api.database.count(`UPDATE incident SET status = 'closed', closed_at = $2 WHERE id = $1`, [
      incident.id,
      her.at(),
    ]);
    await api.database.count(`UPDATE incident_hold SET released_at = $2 WHERE incident_id = $1`, [
      incident.id,
      her.at(),
    ]);
    const administrator = await api.as(her.made.agency, 'administrator');
    const erased = await administrator.post(`/v1/people/${personId}/erasure`, {
      authority: 'court 1',
      reason: 'asked',
    });
    expect([erased.status, await left()]).toEqual([200, []]);
  });

  it('of somebody without an order in force is an incident of the person at the desk of the device', async () => {
    await api.database.count(`UPDATE "order" SET status = 'revoked' WHERE id = $1`, [her.made.order.id]);
    const id = await her.promised(1);
    api.clock.move(minute);
    await her.sweep();
    expect(await her.incidents()).toMatchObject([{ orderId: null, personId: her.made.protectedPerson.id }]);
    await her.complete(id, pin);
    expect(await open()).toEqual([]);
  });

  it.each([
    ['too far ahead', { dueAt: '2026-11-20T09:00:00Z' }],
    ['too long ago', { dueAt: '2026-10-20T09:00:00Z' }],
    ['a journey that leads nowhere', { kind: 'journey' }],
    ['a timer that leads somewhere', { destination: { point: where } }],
    ['an unknown kind', { kind: 'nap' }],
    ['an unknown field', { personId: randomUUID() }],
  ])('is refused: %s', async (_, more) => {
    const body = { id: randomUUID(), kind: 'timer', dueAt: her.at(minute), ...more };
    expect((await her.phone.post('/v1/check-ins', body)).status).toBe(422);
    expect((await her.state()).checkIns).toEqual([]);
  });

  it('is refused beside ten others', async () => {
    for (let count = 0; count < 10; count += 1) expect((await her.timer(30)).status).toBe(201);
    expect(await her.timer(30)).toMatchObject({ status: 409, body: { code: 'check_ins_too_many' } });
    expect((await her.state()).checkIns).toHaveLength(10);
  });

  it('is its own person’s alone', async () => {
    const id = await her.promised(30);
    const other = await Survivor.of(api);
    const unknown = { status: 404, body: { code: 'check_in_unknown' } };
    expect(await other.complete(id, pin)).toMatchObject(unknown);
    expect(await other.complete(randomUUID(), pin)).toMatchObject(unknown);
    expect(await other.complete('none', pin)).toMatchObject(unknown);
    const dueAt = her.at(60 * minute);
    expect(await other.phone.post(`/v1/check-ins/${id}/extend`, { dueAt })).toMatchObject(unknown);
    const respondent = api.asDevice(her.made.respondent.devices[0]!);
    expect(await respondent.post(`/v1/check-ins/${id}/extend`, { dueAt })).toMatchObject(unknown);
    const taken = { id, kind: 'timer', dueAt };
    expect(await respondent.post('/v1/check-ins', taken)).toMatchObject({
      status: 409,
      body: { code: 'check_in_id_taken' },
    });
    expect((await her.desk.post('/v1/check-ins', taken)).status).toBe(401);
    expect((await her.state()).checkIns).toMatchObject([{ status: 'waiting', dueAt: her.at(30 * minute) }]);
  });
});
