import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MovableClock, systemClock } from '#domain';
import { createDataSource, Database, StatisticsRepository } from '#persistence';
import { aCase, anAgency, anOrder, aProtectedPerson, aRespondent, type TestCase } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { testDatabaseUrl, testFieldKeys } from '../../support/test-database.js';
import { keepIncidents, several } from './a-house-of-incidents.js';

const cell = 811;
const begin = Date.UTC(2026, 9, 12, 8);

describe('an incident, counted', () => {
  let api: TestApi;
  let made: TestCase;
  let dispatcher: TestClient;
  let officer: TestClient;

  beforeAll(async () => {
    api = await TestApi.start({}, new MovableClock(begin));
    const agency = anAgency().inRegion('Counted').inCell(cell).withStaff('dispatcher', 'case_officer');
    const order = anOrder()
      .protecting(aProtectedPerson().withPhone())
      .protecting(aProtectedPerson())
      .restraining(aRespondent());
    made = await aCase().of(agency).with(order).setUp(api.tools);
    dispatcher = await api.as(made.agency, 'dispatcher');
    officer = await api.as(made.agency, 'case_officer');
  });
  afterAll(() => api.close());

  const counted = async () => {
    const { agency } = made;
    const month = { id: agency.id, cell, region: 'Counted', timeZone: 'Asia/Almaty' };
    const bounds = { from: Date.UTC(2026, 9, 1), to: Date.UTC(2026, 10, 1) };
    return new StatisticsRepository(api.database).count(cell, [{ ...month, ...bounds }], 2026);
  };
  const groups = async () =>
    (await counted()).counts.map(({ cut, group, incidents, cases }) => [cut, group, incidents, cases]).toSorted();
  const press = () =>
    api.asDevice(made.protectedPerson.devices[0]!).post('/v1/panics', {
      id: randomUUID(),
      pressedAt: new Date(api.clock.now()).toISOString(),
      trigger: 'button',
    });
  const newest = async (): Promise<string> => (await dispatcher.get('/v1/incidents')).body.incidents[0].id;

  it('is of its gravest alarm, open, and of somebody of whom nothing is known', async () => {
    await press();
    expect(await groups()).toEqual([
      ['age', 'unknown', 1, 1],
      ['arrival', 'never', 1, 1],
      ['kind', 'panic', 1, 1],
      ['outcome', 'not_closed', 1, 1],
      ['region', 'all', 1, 1],
      ['response', 'never', 1, 1],
      ['sex', 'unknown', 1, 1],
    ]);
  });

  it('is of the first protected person of its order, and of the first who took it', async () => {
    const { status, body } = await officer.patch(`/v1/people/${made.protectedPerson.id}`, {
      sex: 'female',
      birthYear: 1990,
    });
    expect([status, body.sex, body.birthYear]).toEqual([200, 'female', 1990]);
    for (const [wrong, path] of [
      [{ sex: 'unknown' }, 'sex'],
      [{ birthYear: 1890 }, 'birthYear'],
      [{ birthYear: 1990.5 }, 'birthYear'],
    ] as const) {
      const refused = await officer.patch(`/v1/people/${made.protectedPerson.id}`, wrong);
      expect([refused.status, refused.body.errors.map((error: any) => error.path)]).toEqual([422, [path]]);
    }
    const id = await newest();
    api.clock.move(45_000);
    await dispatcher.post(`/v1/incidents/${id}/acknowledge`);
    const administrator = await api.as(made.agency, 'administrator');
    const unit = await administrator.post('/v1/units', { name: 'Patrol', callSign: '1' });
    await dispatcher.post(`/v1/incidents/${id}/dispatch`, { unitId: unit.body.id });
    api.clock.move(8 * 60_000);
    await dispatcher.post(`/v1/incidents/${id}/arrive`);
    await dispatcher.post(`/v1/incidents/${id}/close`, { outcome: 'respondent_left' });
    // A new press opens it again; the desk that takes it once more was not the response.
    api.clock.move(60_000);
    await press();
    api.clock.move(60_000);
    await dispatcher.post(`/v1/incidents/${id}/acknowledge`);
    await dispatcher.post(`/v1/incidents/${id}/close`, { outcome: 'resolved' });
    expect(await groups()).toEqual([
      ['age', '30_to_44', 1, 1],
      ['arrival', 'under_10_minutes', 1, 1],
      ['kind', 'panic', 1, 1],
      ['outcome', 'resolved', 1, 1],
      ['region', 'all', 1, 1],
      ['response', 'under_1_minute', 1, 1],
      ['sex', 'female', 1, 1],
    ]);
    expect((await counted()).waits).toEqual([
      { region: 'Counted', cut: 'response', seconds: 50, incidents: 1 },
      { region: 'Counted', cut: 'arrival', seconds: 530, incidents: 1 },
    ]);
  });

  it('is one of two incidents of one case', async () => {
    api.clock.move(3 * 3_600_000);
    await press();
    const { counts } = await counted();
    expect(counts.filter(({ cut }) => cut === 'region')).toMatchObject([{ incidents: 2, cases: 1, firsts: 1 }]);
    expect(counts.filter(({ cut }) => cut === 'outcome').map(({ group, firsts }) => [group, firsts])).toEqual(
      expect.arrayContaining([
        ['resolved', 1],
        ['not_closed', 0],
      ]),
    );
  });

  it('is not of another cell or another month', async () => {
    const repository = new StatisticsRepository(api.database);
    const agency = { id: made.agency.id, cell, region: 'Counted', timeZone: 'Asia/Almaty' };
    const november = { from: Date.UTC(2026, 10, 1), to: Date.UTC(2026, 11, 1) };
    const october = { from: Date.UTC(2026, 9, 1), to: Date.UTC(2026, 10, 1) };
    expect(await repository.count(cell, [{ ...agency, ...november }], 2026)).toEqual({ counts: [], waits: [] });
    expect(await repository.count(812, [{ ...agency, ...october }], 2026)).toEqual({ counts: [], waits: [] });
  });

  it('is found by indexes, in a month of a cell of any size', async () => {
    // Of so few as the tests before have left, one index is as good as another.
    const neighbour = await anAgency().inCell(cell).founded(api.tools);
    await keepIncidents(
      api.database,
      several(2_000, { agency: neighbour, openedAt: Date.UTC(2026, 5, 1), responseSeconds: 60, arrivalSeconds: 600 }),
    );
    for (const table of ['incident', 'alarm', 'incident_event']) await api.database.count(`ANALYZE ${table}`);
    const statements: { text: string; parameters: readonly unknown[] }[] = [];
    class RecordingDatabase extends Database {
      override rows<Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
        statements.push({ text, parameters });
        return super.rows(text, parameters);
      }
    }
    const options = { url: testDatabaseUrl(), poolSize: 2, applicationName: 'plans' };
    const database = new RecordingDatabase(await createDataSource(options).initialize(), testFieldKeys());
    const agencies = [
      { id: made.agency.id, cell, region: 'Counted', timeZone: 'UTC', from: begin, to: systemClock.now() },
    ];
    await new StatisticsRepository(database).count(cell, agencies, 2026);
    const [counting] = statements;
    // The tables of a test are so small that reading them whole is cheapest: what counts is that there is another way.
    const plan = await database.transaction(async (sql) => {
      await sql.count('SET LOCAL enable_seqscan = off');
      return sql.rows<{ 'QUERY PLAN': string }>(`EXPLAIN ${counting!.text}`, counting!.parameters);
    });
    await database.close();
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).not.toMatch(/Seq Scan on (incident|alarm|incident_event|order_party|person)\b/);
    for (const index of ['incident_agency', 'alarm_incident', 'incident_event_incident']) expect(text).toContain(index);
  });
});
