import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MovableClock, newId, systemClock } from '#domain';
import {
  createDataSource,
  Database,
  ExportShelfRepository,
  type HouseSql,
  type Sql,
  SqlIncidentPlaces,
  SqlDeskFigures,
  SqlIncidentReader,
  SqlIncidentStore,
  SqlNearestUnits,
  SqlWaitingSteps,
} from '#persistence';
import { anAgency, caseTools, type TestAgency } from '#testing';
import { testStart } from '../../support/api.js';
import { emptied } from '../../support/emptied.js';
import { manyIncidents, undone } from '../../support/many-rows.js';
import { testDatabaseUrl, testFieldKeys } from '../../support/test-database.js';

const cell = 4_800;

/** Of few events any index is as good; of many that were no acknowledgement only its own. */
async function manyEvents(sql: Sql, agencyId: string): Promise<void> {
  await manyIncidents(sql, cell, agencyId, testStart);
  await sql.count(
    `INSERT INTO incident_event (cell, cursor, incident_id, agency_id, kind, at, data)
     SELECT $1, -n, gen_random_uuid(), $2, CASE WHEN n % 50 = 0 THEN 'acknowledged' ELSE 'opened' END,
       $3::timestamptz - n * interval '1 minute', '{}' FROM generate_series(1, 5000) n`,
    [cell, agencyId, new Date(testStart)],
  );
  await sql.count('ANALYZE incident_event');
}

const here = { longitude: 80, latitude: 45 };

/** Deciding upon a desk is part of each batch that has an open incident: it must not read whole tables. */
describe('the statements of desks', () => {
  let database: Database;
  let agency: TestAgency;
  let plans: Record<string, string>;

  beforeAll(async () => {
    const options = { url: testDatabaseUrl(), poolSize: 2, applicationName: 'plans' };
    database = await emptied(new Database(await createDataSource(options).initialize(), testFieldKeys()));
    agency = await anAgency()
      .inCell(cell)
      .founded(caseTools(database, new MovableClock(testStart)));
    // Of many agencies, so that an index which begins with one is worth more than one of the whole cell.
    await database.count(
      `INSERT INTO incident (cell, id, agency_id, desk_agency_id, person_id, place_person_id, status, severity, opened_at,
         updated_at, closed_at, cursor)
       SELECT $1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'closed',
         'notice', now(), now(), now(), 0 FROM generate_series(1, 3000)`,
      [cell],
    );
    await database.count('ANALYZE incident');
    plans = await plansOf({
      desksAt: (sql) => new SqlIncidentStore(sql, cell).desksAt([{ personId: newId() }], testStart, testStart),
      straysOf: (sql) => {
        const move = { ...here, accuracyMeters: 8, fixTime: testStart, mock: false };
        return new SqlIncidentStore(sql, cell).straysOf([{ incidentId: newId(), personId: newId(), ...move }], 500);
      },
      alarmsToHandOver: (sql) => new SqlIncidentStore(sql, cell).alarmsToHandOver([newId()]),
      list: (sql) => new SqlIncidentReader(sql).list({ cell, agencyId: agency.id }, { limit: 50 }),
      one: (sql) => new SqlIncidentReader(sql).one({ cell, agencyId: agency.id }, newId()),
      events: (sql) => new SqlIncidentReader(sql).events({ cell, agencyId: agency.id }, newId()),
      track: (sql) => new SqlIncidentReader(sql).track({ cell, agencyId: agency.id }, newId(), 500),
      waitingSteps: (sql) => new SqlWaitingSteps(sql).of({ cell, agencyId: agency.id }, newId()),
      exports: (sql) =>
        ExportShelfRepository.within(sql, systemClock).ofRequester(
          { cell, agencyId: agency.id, staffId: newId() },
          undefined,
          20,
        ),
      places: (sql) => new SqlIncidentPlaces(sql).of({ cell, agencyId: agency.id }, [newId(), newId()]),
      acknowledgements: (sql) => new SqlDeskFigures(sql).acknowledgements({ cell, agencyId: agency.id }, testStart),
      reopenings: (sql) => new SqlDeskFigures(sql).reopenings({ cell, agencyId: agency.id }),
      placeOf: (sql) => new SqlNearestUnits(sql).placeOf({ cell, agencyId: agency.id }, newId()),
    });
  });
  afterAll(() => database.close());

  /** As they would run if tables were large: with few rows reading them whole is cheapest. */
  async function plansOf(
    statements: Record<string, (sql: HouseSql) => Promise<unknown>>,
    { seqScan = false } = {},
  ): Promise<Record<string, string>> {
    const found: Record<string, string> = {};
    for (const [name, run] of Object.entries(statements)) {
      const sent: { text: string; parameters: readonly unknown[]; of: (sql: HouseSql) => Sql }[] = [];
      const recording = (of: (sql: HouseSql) => Sql): Sql => ({
        rows: (text, parameters = []) => (sent.push({ text, parameters, of }), of(database).rows(text, parameters)),
        count: database.count.bind(database),
        fields: database.fields,
      });
      const asAgency = (agencyId: string) => recording((sql) => sql.asAgency(agencyId));
      await run({ ...recording((sql) => sql), asAgency });
      const { text, parameters, of } = sent.at(-1)!;
      const lines = await undone(database, async (sql) => {
        if (name === 'acknowledgements') await manyEvents(sql, agency.id);
        if (!seqScan) await sql.count('SET LOCAL enable_seqscan = off');
        return of(sql).rows<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, parameters);
      });
      found[name] = lines.map((line) => line['QUERY PLAN']).join('\n');
    }
    return found;
  }

  it('read no table from end to end', () => {
    expect(Object.keys(plans)).toHaveLength(13);
    for (const plan of Object.values(plans))
      expect(plan).not.toMatch(
        /Seq Scan on (agency|agency_area_part|incident|incident_event|alarm|position\w*|person|"order"|order_party|plan_step|delivery|evidence_export)\b/,
      );
  });

  it('look up whose a position is by keys, for who sees it by a desk’s incident too', () => {
    for (const name of ['track', 'placeOf', 'places'])
      for (const index of ['incident_of_order', 'incident_person'])
        expect([name, plans[name]]).toEqual([name, expect.stringContaining(index)]);
    expect(plans['track']).not.toContain('hashed SubPlan');
    expect(plans['placeOf']).toMatch(/Index Scan Backward using position_\w+ on position/);
  });

  it('find the exports that somebody asked for by the index for it', () => {
    expect(plans['exports']).toContain('evidence_export_requester');
  });

  it('find the area of a place by its index, and what each agency has in its list by the index of its part in it', () => {
    expect(plans['desksAt']).toContain('agency_area_part_part');
    expect(plans['straysOf']).toContain('agency_area_part_part');
    for (const index of ['incident_agency', 'incident_desk', 'incident_former_desk'])
      expect(plans['list']).toContain(index);
  });

  it('find what was acknowledged today by its own index', () => {
    expect(plans['acknowledgements']).toContain('incident_event_acknowledged');
    expect(plans['acknowledgements']).toContain('incident_event_incident');
  });

  it('find the nearest units by the index of where they are, without measuring the others', async () => {
    await database.count(
      `INSERT INTO unit (id, agency_id, name, point, position_at, created_at)
       SELECT gen_random_uuid(), $1, 'U' || n, ST_SetSRID(ST_MakePoint(70 + n % 100 * 0.2, 40 + n / 100 * 0.1), 4326)::geography,
         now(), now() FROM generate_series(1, 5000) n`,
      [agency.id],
    );
    const incidentId = newId();
    await database.count(
      `INSERT INTO incident (cell, id, agency_id, desk_agency_id, person_id, place_person_id, status, severity, opened_at,
         updated_at, cursor) VALUES ($1, $2, $3, $3, $4, $4, 'open', 'notice', now(), now(), 0)`,
      [cell, incidentId, agency.id, newId()],
    );
    await database.count('ANALYZE unit');
    const nearest = await plansOf(
      {
        units: (sql) =>
          new SqlNearestUnits(sql).nearestTo(
            { cell, agencyId: agency.id },
            incidentId,
            { personId: newId(), ...here, fixTime: testStart },
            5,
          ),
      },
      { seqScan: true },
    );
    expect(nearest['units']).toMatch(/Index Scan using unit_point on unit/);
    expect(nearest['units']).toMatch(/Order By: \(point <-> /);
  });
});
