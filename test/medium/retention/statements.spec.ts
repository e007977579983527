import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource, Database, type HouseSql } from '#persistence';
import { TestApi } from '../../support/api.js';
import { emptied } from '../../support/emptied.js';
import { manyIncidents, undone } from '../../support/many-rows.js';
import { testDatabaseUrl, testFieldKeys } from '../../support/test-database.js';
import { applyRetention, day, KeptCase, shortBounds } from './a-kept-case.js';

interface Statement {
  text: string;
  parameters: readonly unknown[];
}

/** Remembers what is sent within transactions. */
class RecordingDatabase extends Database {
  readonly statements: Statement[] = [];

  override transaction<T>(work: (sql: HouseSql) => Promise<T>): Promise<T> {
    return super.transaction((sql) => work(this.recorded(sql)));
  }

  private recorded(sql: HouseSql): HouseSql {
    const note = (text: string, parameters: readonly unknown[]): void => {
      if (/^\s*(SELECT|UPDATE|DELETE|WITH)/.test(text)) this.statements.push({ text, parameters });
    };
    return {
      rows: (text, parameters = []) => {
        note(text, parameters);
        return sql.rows(text, parameters);
      },
      count: (text, parameters = []) => {
        note(text, parameters);
        return sql.count(text, parameters);
      },
      fields: sql.fields,
      asAgency: (agencyId) => sql.asAgency(agencyId),
    };
  }
}

/** The deleting runs beside alarms: it must find what is due without reading what is not. */
describe('the plans of retention', () => {
  let api: TestApi;
  let database: RecordingDatabase;
  const plans: { text: string; plan: string }[] = [];

  beforeAll(async () => {
    api = await TestApi.start({ RETENTION_BOUNDS: shortBounds });
    await emptied(api.database);
    api.clock.move(3_000 * day);
    const kept = await KeptCase.of(api);
    await kept.incident();
    await kept.fix(kept.people.respondentId, api.clock.now());
    await kept.choose({
      positions_incident: 12,
      notes: 12,
      panic_fixes: 12,
      deliveries: 12,
      exports: 12,
      incidents: 12,
      positions_quiet: 8,
    });
    api.clock.move(20 * day);
    database = new RecordingDatabase(
      await createDataSource({ url: testDatabaseUrl(), poolSize: 2, applicationName: 'plans' }).initialize(),
      testFieldKeys(),
    );
    await applyRetention({ database, clock: api.clock }, kept);
    const seen = new Set<string>();
    const statements: Statement[] = [];
    for (const { text, parameters } of database.statements) {
      // Whole days are looked into before they are dropped: by now they are gone.
      if (seen.has(text) || /\bposition_\d{8}\b/.test(text)) continue;
      seen.add(text);
      statements.push({ text, parameters });
    }
    await undone(api.database, async (sql) => {
      await manyIncidents(sql, kept.cell, kept.made.agency.id, api.clock.now());
      // Other tables are so small that reading them whole is cheapest: what counts is that there is another way.
      await sql.count('SET LOCAL enable_seqscan = off');
      for (const { text, parameters } of statements) {
        const rows = await sql.rows<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, parameters);
        plans.push({ text, plan: rows.map((row) => row['QUERY PLAN']).join('\n') });
      }
    });
  });
  afterAll(async () => {
    await database.close();
    await api.close();
  });

  it('read no hot table as a whole', () => {
    expect(plans.length).toBeGreaterThan(20);
    for (const { plan } of plans)
      expect(plan).not.toMatch(
        /Seq Scan on (position\w*|delivery|alarm|incident|incident_event|panic|plan_step|quarantined_report|location_request|evidence_export|order_party)\b/,
      );
  });

  it('look for what is due by indexes that begin with the agency and the time', () => {
    const using = (index: string): number => plans.filter(({ plan }) => plan.includes(index)).length;
    for (const index of ['incident_closed', 'location_request_asked', 'quarantined_report_received'])
      expect([index, using(index) > 0]).toEqual([index, true]);
    // Of an early day, fewer incidents were opened before it than stand now: then the index by opening is the shorter way.
    const standing = plans.filter(({ text }) => text.includes("i.agency_id = $2 AND i.status <> 'closed'"));
    expect(standing.length).toBeGreaterThan(0);
    for (const { plan } of standing) expect(plan).toMatch(/incident_standing|incident_agency|incident_one_open/);
  });

  it('find the positions of a person by the key, in the partitions of the day alone', () => {
    const own = plans.filter(({ text }) => /^\s*DELETE FROM position p/.test(text));
    expect(own).toHaveLength(2);
    for (const { plan } of own) expect(plan).toMatch(/Index Cond: \(\(cell = .*\) AND \(person_id = /);
  });
});
