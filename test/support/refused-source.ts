import type { Database } from '#persistence';

/** The source of a report that passes every rule, and that the database refuses once `refuseSource` was called. */
export const refusedSource = 'refused';

/** No report that passes the gate is known to be refused by the database: a trigger does it on purpose. */
export async function refuseSource(database: Database): Promise<void> {
  await database.count(
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE data_exception; END $$`,
    [],
  );
  await database.count(
    `CREATE TRIGGER refuse BEFORE INSERT ON position FOR EACH ROW WHEN (new.source = '${refusedSource}')
     EXECUTE FUNCTION refuse()`,
    [],
  );
}

/** For the tests that come after, on the same database. */
export async function takeSource(database: Database): Promise<void> {
  await database.count(`DROP FUNCTION refuse CASCADE`, []);
}
