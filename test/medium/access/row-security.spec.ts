import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { MovableClock } from '#domain';
import { createDataSource, Database, type HouseSql, secureRows, staffRights, staffRole } from '#persistence';
import { caseTools } from '#testing';
import { testStart } from '../../support/api.js';
import { RowLevelSecurity20261123020000 } from '../../../migrations/20261123020000-row-level-security.js';
import { testDatabaseUrl, testFieldKeys } from '../../support/test-database.js';
import { aFullAgency, type FullAgency } from './a-full-agency.js';

const cell = 4_900;
/** Of PostGIS, and the list of migrations. */
const notOurs = ['spatial_ref_sys', 'migration'];
/** Names of agencies and numbers of logs: nobody's data, shown to every agency. */
const directories = ['agency', 'audit_key', 'canary', 'cell_cursor', 'support_place', 'unknown_device'];
const tables = Object.keys(staffRights);
const ofAgencies = tables.filter((table) => !directories.includes(table));

/** Frames of which nobody knows whose they are, are every agency's to see. */
const ofAnAgency: Partial<Record<string, string>> = { quarantined_frame: 'WHERE agency_id IS NOT NULL' };

class RolledBack extends Error {}

describe('rows under the role of staff', () => {
  let database: Database;
  let ours: FullAgency;
  let theirs: FullAgency;

  /** Whatever it does, nothing of it stays. */
  const undone = async <T>(work: (sql: HouseSql) => Promise<T>): Promise<T> => {
    let result!: T;
    await database
      .transaction(async (sql) => {
        result = await work(sql);
        throw new RolledBack();
      })
      .catch((error: unknown) => {
        if (!(error instanceof RolledBack)) throw error;
      });
    return result;
  };
  const rowsOf = async (table: string, agencyId: string): Promise<string[]> => {
    const rows = await database
      .asAgency(agencyId)
      .rows<{ at: string }>(`SELECT tableoid || ' ' || ctid::text AS at FROM "${table}" ${ofAnAgency[table] ?? ''}`);
    return rows.map(({ at }) => at);
  };
  const placesOf = async (table: string, agencyId: string): Promise<string[]> =>
    (await rowsOf(table, agencyId)).map((row) => row.split(' ')[1]!);
  /** How many rows a statement touched, or the code by which it was refused. */
  const tried = (work: (sql: HouseSql) => Promise<unknown>): Promise<unknown> =>
    undone(work).catch((error: unknown) => (error as { code?: string }).code ?? error);
  const columnOf = async (table: string): Promise<string> => {
    const [row] = await database.rows<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = '"${table}"'::regclass AND attnum > 0 AND NOT attisdropped
       ORDER BY attnum LIMIT 1`,
    );
    return row!.name;
  };

  beforeAll(async () => {
    const options = { url: testDatabaseUrl(), poolSize: 2, applicationName: 'row security' };
    database = new Database(await createDataSource(options).initialize(), testFieldKeys());
    const tools = caseTools(database, new MovableClock(testStart));
    ours = await aFullAgency(database, tools, cell);
    theirs = await aFullAgency(database, tools, cell);
  });
  afterAll(() => database.close());

  it('every table is secured, and the role reaches none that no rights were written for', async () => {
    const found = await database.rows<{ name: string; secured: boolean; reached: boolean; policies: number }>(
      `SELECT c.relname AS name, c.relrowsecurity AS secured,
         EXISTS (SELECT 1 FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS p (what)
           WHERE has_table_privilege('${staffRole}', c.oid, p.what)) AS reached,
         (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
       FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
         AND NOT c.relispartition AND c.relname <> ALL ($1)`,
      [notOurs],
    );
    expect(found.length).toBeGreaterThan(40);
    expect(found.filter(({ secured }) => !secured)).toEqual([]);
    expect(
      found
        .filter(({ reached }) => reached)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(tables.toSorted());
    expect(found.filter(({ reached, policies }) => reached !== policies > 0)).toEqual([]);
  });

  it('no partition is reached but through its table', async () => {
    const reached = await database.rows<{ name: string }>(
      `SELECT relname AS name FROM pg_class
       WHERE relispartition AND relkind = 'r' AND has_table_privilege('${staffRole}', oid, 'SELECT')`,
    );
    expect(reached).toEqual([]);
  });

  it('the role is no superuser, passes no policy, logs in nowhere and owns nothing', async () => {
    const [role] = await database.rows(
      `SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcanlogin AS strong,
         EXISTS (SELECT 1 FROM pg_class WHERE relowner = r.oid) AS owner FROM pg_roles r WHERE rolname = '${staffRole}'`,
    );
    expect(role).toEqual({ strong: false, owner: false });
  });

  it.each(ofAgencies)('a bare SELECT of %s shows each agency its own, and nothing of the other', async (table) => {
    const [mine, foreign] = [await rowsOf(table, ours.agency.id), await rowsOf(table, theirs.agency.id)];
    // A table that has no row here proves nothing: give it one in a-full-agency.ts.
    expect(mine.length).toBeGreaterThan(0);
    expect(foreign.length).toBeGreaterThan(0);
    expect(mine.filter((row) => foreign.includes(row))).toEqual([]);
    expect(await rowsOf(table, randomUUID())).toEqual([]);
  });

  it.each(ofAgencies)('UPDATE and DELETE of %s touch nothing of the other', async (table) => {
    const foreign = await placesOf(table, theirs.agency.id);
    const column = await columnOf(table);
    const condition = `WHERE ctid = ANY ($1::tid[])`;
    for (const text of [
      `UPDATE "${table}" SET "${column}" = "${column}" ${condition}`,
      `DELETE FROM "${table}" ${condition}`,
    ])
      expect([0, '42501']).toContain(await tried((sql) => sql.asAgency(ours.agency.id).count(text, [foreign])));
  });

  it.each(ofAgencies)('INSERT into %s is refused what belongs to the other', async (table) => {
    const [place] = await placesOf(table, theirs.agency.id);
    const refused = await tried(async (sql) => {
      await sql.count(`CREATE TEMPORARY TABLE a_copy ON COMMIT DROP AS SELECT * FROM "${table}" WHERE ctid = $1::tid`, [
        place,
      ]);
      await sql.count(`GRANT SELECT ON a_copy TO ${staffRole}`);
      return sql.asAgency(ours.agency.id).count(`INSERT INTO "${table}" SELECT * FROM a_copy`);
    });
    expect(refused).toBe('42501');
  });

  it('an agency’s row can be changed by that agency alone, and made by none', async () => {
    const rename = (id: string) => (sql: HouseSql) =>
      sql.asAgency(ours.agency.id).count(`UPDATE agency SET name = 'X' WHERE id = $1`, [id]);
    expect(await tried(rename(ours.agency.id))).toBe(1);
    expect(await tried(rename(theirs.agency.id))).toBe(0);
    const insert = `INSERT INTO agency SELECT * FROM agency WHERE id = $1`;
    expect(await tried((sql) => sql.asAgency(ours.agency.id).count(insert, [ours.agency.id]))).toBe('42501');
  });

  it('what is one’s own cannot be given to the other', async () => {
    const give = `UPDATE person SET agency_id = $2 WHERE id = $1`;
    expect(
      await tried((sql) => sql.asAgency(ours.agency.id).count(give, [ours.protectedPerson.id, theirs.agency.id])),
    ).toBe('42501');
    expect(
      await tried((sql) => sql.asAgency(ours.agency.id).count(give, [ours.protectedPerson.id, ours.agency.id])),
    ).toBe(1);
  });

  describe('an incident that the other desk works on', () => {
    const shared = [
      ...['incident', 'alarm', 'incident_event', 'plan_step', 'delivery'],
      ...['incident_recording', 'recording_chunk'],
      ...['order', 'order_party', 'zone', 'zone_part', 'position'],
    ];
    const handOver = (sql: HouseSql, column = 'desk_agency_id') =>
      sql.count(`UPDATE incident SET ${column} = $3 WHERE cell = $1 AND id = $2`, [
        cell,
        theirs.incidentId,
        ours.agency.id,
      ]);
    const counted = async (sql: HouseSql, table: string): Promise<number> =>
      (await sql.asAgency(ours.agency.id).rows(`SELECT 1 FROM "${table}"`)).length;

    it.each(['desk_agency_id', 'former_desk_agency_id'])(
      'is shown with its order, zones and positions to %s',
      async (column) => {
        for (const table of ofAgencies) {
          const [before, after] = await undone(async (sql) => {
            const alone = await counted(sql, table);
            await handOver(sql, column);
            return [alone, await counted(sql, table)];
          });
          if (shared.includes(table)) expect([table, after]).not.toEqual([table, before]);
          else expect([table, after]).toEqual([table, before]);
        }
      },
    );

    it('lets the desk write neither its order nor the incident itself', async () => {
      for (const [table, id] of [
        ['order', theirs.order.id],
        ['incident', theirs.incidentId],
      ])
        expect([0, '42501']).toContain(
          await tried(async (sql) => {
            await handOver(sql);
            return sql.asAgency(ours.agency.id).count(`UPDATE "${table}" SET status = 'closed' WHERE id = $1`, [id]);
          }),
        );
    });

    it('shows no position from before or after it', async () => {
      const seen = await undone(async (sql) => {
        await handOver(sql);
        const before = await counted(sql, 'position');
        await sql.count(
          `UPDATE incident SET opened_at = opened_at - interval '3 days', status = 'closed',
             closed_at = opened_at - interval '1 day' WHERE cell = $1 AND id = $2`,
          [cell, theirs.incidentId],
        );
        return [before, await counted(sql, 'position')];
      });
      expect(seen[0]).toBe(seen[1]! + 1);
    });
  });

  it('a transaction acts for the house and for agencies in turn, each statement for whom it was given', async () => {
    const people = `SELECT DISTINCT agency_id AS id FROM person WHERE agency_id = ANY ($1::uuid[])`;
    const both = [[ours.agency.id, theirs.agency.id]];
    const seen = await database.transaction((sql) =>
      Promise.all(
        [sql.asAgency(ours.agency.id), sql, sql.asAgency(theirs.agency.id), sql, sql.asAgency(ours.agency.id)].map(
          async (each) => (await each.rows<{ id: string }>(people, both)).map(({ id }) => id).toSorted(),
        ),
      ),
    );
    const all = both[0]!.toSorted();
    expect(seen).toEqual([[ours.agency.id], all, [theirs.agency.id], all, [ours.agency.id]]);
    expect(await database.rows(people, both)).toHaveLength(2);
  });

  it('names an agency by its id only', () => {
    expect(() => database.asAgency(`'; RESET ROLE; --`)).toThrow('names its id');
  });

  it('who is no owner of the tables hears an error instead of seeing nothing', async () => {
    const error = await tried(async (sql) => {
      await sql.count(`SET LOCAL ROLE ${staffRole}`);
      return sql.rows('SELECT 1 FROM incident');
    });
    expect(error).toBe('42501');
  });

  it('is made anew where it differs, and left alone where not', async () => {
    const policies = () => database.rows<{ id: number }>(`SELECT oid::int AS id FROM pg_policy ORDER BY oid`);
    const before = await policies();
    await secureRows(database.dataSource);
    expect(await policies()).toEqual(before);
    await database.count(`COMMENT ON POLICY staff_read ON unit IS 'older'`);
    await secureRows(database.dataSource);
    const after = await policies();
    expect(after).toHaveLength(before.length);
    expect(after.filter(({ id }) => before.every((each) => each.id !== id))).toHaveLength(4);
  });

  it('is taken away before older migrations go back, and made again', async () => {
    const runner = database.dataSource.createQueryRunner();
    const secured = async (): Promise<unknown> =>
      runner.query(`SELECT count(*)::int AS tables, (SELECT count(*)::int FROM pg_policy) AS policies FROM pg_class
        WHERE relrowsecurity AND has_table_privilege('${staffRole}', oid, 'SELECT')`);
    await runner.startTransaction();
    try {
      await new RowLevelSecurity20261123020000().down(runner);
      expect(await secured()).toEqual([{ tables: 0, policies: 0 }]);
      await new RowLevelSecurity20261123020000().up(runner);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  });
});
