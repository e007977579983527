import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditFilter } from '#access';
import { newId } from '#domain';
import { createDataSource, Database, type Sql, SqlAuditReader } from '#persistence';
import { emptied } from '../../support/emptied.js';
import { undone } from '../../support/many-rows.js';
import { testDatabaseUrl, testFieldKeys } from '../../support/test-database.js';

const agencyId = newId();

/** The entries of a day of two agencies; one in five hundred is of a rare action, each object is met ten times. */
async function manyEntries(sql: Sql): Promise<void> {
  await sql.count(
    `INSERT INTO audit_entry (agency_id, sequence, at, actor, actor_id, action, object, object_id, result, previous_hash,
       hash, subjects, hash_version)
     SELECT CASE WHEN n % 2 = 0 THEN $1::uuid ELSE $2::uuid END, n, $3::timestamptz + n * interval '1 second', 'staff',
       gen_random_uuid(), CASE WHEN n % 500 = 0 THEN 'person.erase' ELSE 'incident.read' END, 'incident',
       md5((n / 20)::text)::uuid, 'allowed', '', '', '{}', 2
     FROM generate_series(1, 20000) n`,
    [agencyId, newId(), new Date(Date.UTC(2026, 10, 2))],
  );
  await sql.count('ANALYZE audit_entry');
}

/** Whoever looks for one object, or for a rare action, must not wait until all that the agency ever did has been read. */
describe('the plans of searching the audit chain', () => {
  let database: Database;
  const plans = new Map<string, string>();

  beforeAll(async () => {
    const options = { url: testDatabaseUrl(), poolSize: 2, applicationName: 'plans' };
    database = await emptied(new Database(await createDataSource(options).initialize(), testFieldKeys()));
    await undone(database, async (sql) => {
      await manyEntries(sql);
      const explained = async (name: string, filter: Partial<AuditFilter>): Promise<void> => {
        const explaining: Sql['rows'] = async <Row>(text: string, parameters?: readonly unknown[]) => {
          const lines = await sql.rows<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, parameters);
          plans.set(name, lines.map((line) => line['QUERY PLAN']).join('\n'));
          return [] as Row[];
        };
        const house = { ...sql, rows: explaining, asAgency: () => ({ ...sql, rows: explaining }) };
        await new SqlAuditReader(house).entries({ agencyId }, { limit: 50, ...filter });
      };
      await explained('object', { object: newId() });
      await explained('action', { action: 'person.erase' });
      await explained('everything', {});
    });
  });
  afterAll(() => database.close());

  it.each([
    ['object', 'audit_entry_object', /Index Cond: .*object_id = /],
    ['action', 'audit_entry_action', /Index Cond: .*action = /],
    ['everything', 'audit_entry_pkey', /Index Cond: .*agency_id = /],
  ])('%s: by its own index, no entry is read in vain', (search, index, condition) => {
    const plan = plans.get(search)!;
    expect(plan).toContain(index);
    expect(plan).toMatch(condition);
    expect(plan).not.toContain('Seq Scan');
  });
});
