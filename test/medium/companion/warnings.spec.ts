import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApi, type TestClient } from '../../support/api.js';
import type { DeviceCaller } from '#access';
import { ReadCompanion } from '#companion';
import { SqlCompanionReader, SqlWarningPlaces, SqlWarningReceipts } from '#persistence';
import { aCase, anAgency, anOrder, aProtectedPerson, aRespondent, aZone, type TestCase } from '#testing';
import { TestPhone } from '../../support/test-phone.js';
import { walk } from '../../support/walks.js';
import { home, PlannedCase, step, toDesk } from '../plans/a-planned-case.js';

describe('a warning', () => {
  let api: TestApi;
  let planned: PlannedCase;
  let her: TestClient;
  let incidentId: string;
  let warnings: any[];

  const listed = async (by = her): Promise<any[]> => (await by.get('/v1/companion')).body.warnings;
  const answer = (id: string, said: string, by = her) => by.post(`/v1/warnings/${id}/answer`, { answer: said });
  const told = async () =>
    (await planned.deliveries(incidentId)).filter(({ recipient }) => recipient === 'protected_person');
  const logged = async (): Promise<any[]> =>
    (await planned.events(incidentId)).filter(({ kind }) => kind === 'warning_answered');

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    planned = await PlannedCase.setUp(api);
    // Told twice of the same alarm, as a plan may have it.
    await planned.follow(toDesk, step('her', 'protected_person', 0), step('again', 'protected_person', 0));
    her = api.asDevice(planned.made.protectedPerson.devices[0]!);
    incidentId = (await planned.breach()).id;
    warnings = await listed();
  });

  it('is shown once, with words of each language, and never with a name or a place', async () => {
    const warning = warnings.find(({ kind }) => kind === 'breach');
    const hers = await told();
    expect(hers.length).toBeGreaterThan(warnings.length);
    expect(warnings).toHaveLength(new Set(hers.map(({ alarmId }) => alarmId)).size);
    expect(warning).toMatchObject({
      kind: 'breach',
      answer: null,
      answeredAt: null,
      place: null,
      words: {
        kk: { title: 'Сақ болыңыз' },
        ru: { title: 'Будьте осторожны' },
        en: { title: 'Be careful now', body: 'Go to a safe place. The desk knows.' },
      },
    });
    expect(Object.keys(warning).toSorted()).toEqual(['answer', 'answeredAt', 'at', 'id', 'kind', 'place', 'words']);
    const { made } = planned;
    const text = JSON.stringify(warning);
    for (const word of [made.respondent.name, made.respondent.id, made.order.zones[0]!.id, '76.9', '43.2'])
      expect(text).not.toContain(word);
  });

  it.each(['safe', 'need_help', 'false'])('is answered with %s, once: the desk reads it and is told', async (said) => {
    const console = await api.console(await api.session(planned.made.agency.member('dispatcher')));
    const { id } = warnings[0];
    const answered = await answer(id, said);
    const answeredAt = new Date(api.clock.now()).toISOString();
    expect([answered.status, answered.body]).toEqual([200, { ...warnings[0], answer: said, answeredAt }]);
    await console.until(() => console.of('incident.updated').some(({ kind }) => kind === 'warning_answered'));
    api.clock.move(1_000);
    expect((await answer(id, said)).body).toEqual(answered.body);
    expect(await listed()).toEqual([answered.body, ...warnings.slice(1)]);
    expect(await logged()).toMatchObject([{ staffId: null, at: answeredAt, data: { deliveryId: id, answer: said } }]);
    const all = await told();
    const hers = all.filter(({ alarmId }) => alarmId === all.find((one) => one.id === id)!.alarmId);
    expect(hers.map(({ status, seenAt }) => [status, seenAt])).toEqual(hers.map(() => ['seen', answeredAt]));
    console.close();
  });

  it('is answered by whichever of its deliveries, and one of many answers at once counts', async () => {
    const all = await told();
    const deliveries = all.filter(({ alarmId }) => alarmId === all[0]!.alarmId);
    expect(deliveries.length).toBeGreaterThan(1);
    const answers = await Promise.all(
      ['safe', 'safe', 'need_help', 'need_help'].map((said, n) => answer(deliveries[n % 2]!.id, said)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 409, 409]);
    for (const { status, body } of answers) if (status === 409) expect(body.code).toBe('warning_answered');
    expect(await logged()).toHaveLength(1);
  });

  it('is hers alone: neither his phone, nor another’s, nor staff read or answer it', async () => {
    const { id } = warnings[0];
    const his = api.asDevice(planned.made.respondent.devices[0]!);
    const others = await PlannedCase.setUp(api);
    const strange = api.asDevice(others.made.protectedPerson.devices[0]!);
    for (const by of [his, strange]) {
      expect(await listed(by)).toEqual([]);
      expect(await answer(id, 'safe', by)).toMatchObject({ status: 404, body: { code: 'warning_unknown' } });
    }
    expect((await answer(id, 'safe', planned.dispatcher)).status).toBe(401);
    expect((await answer(randomUUID(), 'safe')).status).toBe(404);
    expect((await answer('none', 'safe')).status).toBe(404);
    expect((await answer(id, 'perhaps')).status).toBe(422);
    expect(await logged()).toEqual([]);
  });

  it('is no delivery to the desk, and none about a press', async () => {
    await planned.press();
    expect(await listed()).toEqual(warnings);
    const desks = (await planned.deliveries(incidentId)).find(({ recipient }) => recipient === 'desk')!;
    expect((await answer(desks.id, 'safe')).status).toBe(404);
  });

  it('goes on from her app to another channel when she has not answered, though the phone has read it', async () => {
    await api.database.count(`DELETE FROM plan_step`);
    planned = await PlannedCase.setUp(api);
    const kinds = ['breach'] as const;
    await planned.follow(
      toDesk,
      step('app', 'protected_person', 0, { alarmKinds: kinds, channels: ['app'] }),
      step('other', 'protected_person', 30, { alarmKinds: kinds, channels: ['webhook'], unless: 'seen' }),
      step('late', 'protected_person', 90, { alarmKinds: kinds, channels: ['webhook'], unless: 'seen' }),
    );
    const officer = await api.as(planned.made.agency, 'case_officer');
    const phone = await TestPhone.enrolled(api, officer, planned.made.protectedPerson.devices[0]!.id);
    const { id } = await planned.breach();
    const at = api.clock.now();
    const hers = async () =>
      (await planned.deliveries(id))
        .filter(({ recipient }) => recipient === 'protected_person')
        .map(({ channel, status }) => [channel, status]);
    const { warnings } = (await phone.send('GET', '/v1/companion')).body;
    expect(await hers()).toEqual([['app', 'delivered']]);
    // The desk takes it: that does not tell her.
    await planned.dispatcher.post(`/v1/incidents/${id}/acknowledge`);
    await planned.advanceTo(at, 5);
    expect(await hers()).toHaveLength(1);
    await planned.advanceTo(at, 31);
    expect(await hers()).toEqual([
      ['app', 'delivered'],
      ['webhook', 'queued'],
    ]);
    expect((await phone.post(`/v1/warnings/${warnings[0].id}/answer`, { answer: 'safe' })).status).toBe(200);
    const { steps } = (await planned.dispatcher.get(`/v1/incidents/${id}/plan`)).body;
    expect(steps.filter(({ status }: any) => status === 'waiting')).toEqual([]);
    await planned.advanceTo(at, 91);
    expect(await hers()).toHaveLength(2);
    expect((await planned.log(id)).filter((one) => !one.startsWith('desk'))).toEqual(['app', 'other', 'late: seen']);
  });

  it('is out of the list after a day, and her answer is given out with her data', async () => {
    await answer(warnings[0].id, 'safe');
    const url = `/v1/people/${planned.made.protectedPerson.id}/data-export`;
    const given = await planned.supervisor.post(url, { reason: 'asked for by herself' });
    expect(given.body.answers).toMatchObject([{ incidentId, answer: 'safe' }]);
    api.clock.move(25 * 60 * 60_000);
    expect(await listed()).toEqual([]);
  });
});

describe('a warning of an agency that has set up nothing', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());

  /** Somebody with a phone and no channel, and who comes near. */
  const aBreach = async (prepare: (made: TestCase) => Promise<unknown>): Promise<[TestCase, any[]]> => {
    const order = anOrder()
      .protecting(aProtectedPerson().withPhone())
      .restraining(aRespondent().withBracelet())
      .withZone(aZone().around(home.longitude, home.latitude));
    const made = await aCase().of(anAgency().withStaff('dispatcher', 'case_officer')).with(order).setUp(api.tools);
    await prepare(made);
    const bracelet = api.asDevice(made.respondent.devices[0]!);
    await bracelet.post('/v1/positions', { fixes: walk(api.clock, home, 1_000, 0) });
    return [made, await toldOf(made)];
  };
  const toldOf = async (made: TestCase): Promise<any[]> => {
    const dispatcher = await api.as(made.agency, 'dispatcher');
    const { incidents } = (await dispatcher.get('/v1/incidents')).body;
    expect(incidents).toHaveLength(1);
    const { body } = await dispatcher.get(`/v1/incidents/${incidents[0].id}/deliveries`);
    return body.deliveries.filter(({ recipient }: any) => recipient === 'protected_person');
  };

  it('reaches the app on her phone: it has arrived when the phone reads it, and is seen when she answers', async () => {
    let phone!: TestPhone;
    const [made, told] = await aBreach(async ({ agency, protectedPerson }) => {
      const officer = await api.as(agency, 'case_officer');
      phone = await TestPhone.enrolled(api, officer, protectedPerson.devices[0]!.id);
    });
    expect(told.length).toBeGreaterThan(0);
    for (const one of told) expect(one).toMatchObject({ channel: 'app', status: 'queued', deliveredAt: null });
    api.clock.move(1_000);
    const { warnings } = (await phone.send('GET', '/v1/companion')).body;
    const breach = warnings.find(({ kind }: any) => kind === 'breach');
    expect(breach).toMatchObject({ answer: null });
    const read = new Date(api.clock.now()).toISOString();
    for (const one of await toldOf(made))
      expect(one).toMatchObject({ status: 'delivered', deliveredAt: read, seenAt: null });
    // What was read stays read.
    api.clock.move(1_000);
    await phone.send('GET', '/v1/companion');
    expect((await toldOf(made)).map(({ deliveredAt }) => deliveredAt)).toEqual(told.map(() => read));
    expect((await phone.post(`/v1/warnings/${breach.id}/answer`, { answer: 'safe' })).status).toBe(200);
    expect((await toldOf(made)).find(({ id }) => id === breach.id)).toMatchObject({ status: 'seen' });
  });

  it('has no app to go to where only a tracker reports, or the phone is hers no more', async () => {
    expect((await aBreach(async () => undefined))[1]).toEqual([]);
    const [, told] = await aBreach(async ({ agency, protectedPerson }) => {
      const officer = await api.as(agency, 'case_officer');
      const { id } = protectedPerson.devices[0]!;
      await TestPhone.enrolled(api, officer, id);
      expect((await officer.post(`/v1/devices/${id}/revoke`)).status).toBe(200);
    });
    expect(told).toEqual([]);
  });

  const enrol = async ({ agency, protectedPerson }: TestCase): Promise<TestPhone> =>
    TestPhone.enrolled(api, await api.as(agency, 'case_officer'), protectedPerson.devices[0]!.id);
  /** What her phone reads where her agency lets warnings tell the place. */
  const readWithPlaces = async ({ agency, protectedPerson }: TestCase, warningMap = true, agencyId = agency.id) => {
    await api.database.count(`UPDATE agency SET warning_map = $2 WHERE id = $1`, [agencyId, warningMap]);
    const { database } = api;
    const read = new ReadCompanion(
      new SqlCompanionReader(database),
      new SqlWarningReceipts(database),
      new SqlWarningPlaces(database),
      api.clock,
    );
    const cells = await api.database.rows<{ cell: number }>(`SELECT cell FROM agency WHERE id = $1`, [agency.id]);
    const device = { personId: protectedPerson.id, agencyId, cells: cells.map(({ cell }) => cell) };
    const { warnings } = await read.all(device as unknown as DeviceCaller);
    return warnings.map(({ kind, place }) => ({ kind, place }));
  };
  const withoutPlace = (warnings: { place: object | null }[]): void => {
    expect(warnings.length).toBeGreaterThan(0);
    for (const { place } of warnings) expect(place).toBeNull();
  };

  it('tells coarsely where he was and when, where the agency lets it, for an hour', async () => {
    const [made] = await aBreach(enrol);
    const breach = (await readWithPlaces(made)).find(({ kind }) => kind === 'breach')!;
    const place = breach.place!;
    expect(place.accuracyMeters).toBeGreaterThanOrEqual(200);
    expect([place.longitude, place.latitude]).not.toEqual([home.longitude, home.latitude]);
    expect(Math.abs(place.longitude - home.longitude)).toBeLessThan(0.004);
    expect(Math.abs(place.latitude - home.latitude)).toBeLessThan(0.004);
    expect(api.clock.now() - place.at).toBeLessThan(60_000);
    withoutPlace(await readWithPlaces(made, false));
    // Another agency cannot permit it for this one.
    const elsewhere = await aCase().setUp(api.tools);
    withoutPlace(await readWithPlaces(made, true, elsewhere.agency.id));
    api.clock.move(61 * 60_000);
    withoutPlace(await readWithPlaces(made));
  });

  it('tells no place of an order with a concealed zone, nor after it is concealed no more', async () => {
    const [made] = await aBreach(async (before) => {
      await enrol(before);
      const officer = await api.as(before.agency, 'case_officer');
      const changed = await officer.patch(`/v1/zones/${before.order.zones[0]!.id}`, { concealed: true });
      expect(changed.status).toBe(200);
    });
    withoutPlace(await readWithPlaces(made));
    await api.database.count(`UPDATE zone SET concealed = false WHERE order_id = $1`, [made.order.id]);
    withoutPlace(await readWithPlaces(made));
  });
});
