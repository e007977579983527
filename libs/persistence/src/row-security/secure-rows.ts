import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { staffRights, staffRole, type TableRights } from './policies.js';

/** Tables of others: of PostGIS, and the list of migrations. */
const notOurs = ['spatial_ref_sys', 'migration'];

interface TableState {
  name: string;
  secured: boolean;
  /** What its policies were made from. */
  made: string[] | null;
}

/**
 * Brings roles, policies and grants to what `policies.ts` says; what is so already is not touched, so that no lock is
 * taken on a table in use. Every table is secured: one that has no entry there is reached by the house alone.
 *
 * @throws when the database's user may not create the role: the message says what its administrator must run
 */
export async function secureRows(dataSource: DataSource): Promise<void> {
  await ensureStaffRole(dataSource);
  const tables = await dataSource.query<TableState[]>(
    `SELECT c.relname AS name, c.relrowsecurity AS secured,
       (SELECT array_agg(obj_description(p.oid, 'pg_policy')) FROM pg_policy p WHERE p.polrelid = c.oid) AS made
     FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> ALL ($1)
     ORDER BY c.relname`,
    [notOurs],
  );
  for (const { name, secured, made } of tables) {
    const rights = staffRights[name];
    const mark = rights ? markOf(name, rights) : undefined;
    const isMade = (made ?? []).every((each) => each === mark) && (made !== null) === (rights !== undefined);
    if (secured && isMade) continue;
    await dataSource.transaction((manager) => secure(manager, name, rights));
  }
}

async function secure(manager: EntityManager, table: string, rights: TableRights | undefined): Promise<void> {
  // What waits behind this lock is everything: better tried again than a desk that stands still.
  await manager.query(`SET LOCAL lock_timeout = '5s'`);
  for (const statement of statementsOf(table, rights)) await manager.query(statement);
}

function statementsOf(table: string, rights: TableRights | undefined): string[] {
  const name = `"${table}"`;
  const fresh = [
    ...['read', 'insert', 'update', 'delete'].map((what) => `DROP POLICY IF EXISTS staff_${what} ON ${name}`),
    `ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`,
    `REVOKE ALL ON ${name} FROM ${staffRole}`,
  ];
  if (!rights) return fresh;
  const mark = markOf(table, rights);
  const policies = policiesOf(table, rights).flatMap(({ policy, text }) => [
    text,
    `COMMENT ON POLICY ${policy} ON ${name} IS '${mark}'`,
  ]);
  const granted = ['SELECT', ...(rights.writes ?? [])].join(', ');
  return [...fresh, ...policies, `GRANT ${granted} ON ${name} TO ${staffRole}`];
}

function policiesOf(table: string, { read, write, writes = [] }: TableRights): { policy: string; text: string }[] {
  const policy = (what: string, conditions: string) => ({
    policy: `staff_${what}`,
    text: `CREATE POLICY staff_${what} ON "${table}" FOR ${what === 'read' ? 'SELECT' : what.toUpperCase()} TO ${staffRole} ${conditions}`,
  });
  const conditions = {
    INSERT: `WITH CHECK (${write})`,
    UPDATE: `USING (${write}) WITH CHECK (${write})`,
    DELETE: `USING (${write})`,
  };
  return [
    policy('read', `USING (${read})`),
    ...writes.map((command) => policy(command.toLowerCase(), conditions[command])),
  ];
}

const markOf = (table: string, rights: TableRights): string =>
  createHash('sha256')
    .update(JSON.stringify([table, rights]))
    .digest('hex')
    .slice(0, 16);

async function ensureStaffRole(dataSource: DataSource): Promise<void> {
  if (await mayActAsStaff(dataSource)) return;
  // Roles are of the whole server: another database of it may create this one at the same time.
  await dataSource.query(
    `DO $$ BEGIN
         IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${staffRole}') THEN CREATE ROLE ${staffRole} NOLOGIN; END IF;
         EXECUTE format('GRANT ${staffRole} TO %I', current_user);
       EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
       END $$`,
  );
  if (await mayActAsStaff(dataSource)) return;
  const [row] = await dataSource.query<{ name: string }[]>('SELECT current_user AS name');
  throw new Error(`The database user "${row!.name}" may not create the role ${staffRole}, under which staff are served, or it is a
role that no policy binds. Have an administrator of the database server run this, once, and start again:
  CREATE ROLE ${staffRole} NOLOGIN NOSUPERUSER NOBYPASSRLS;
  GRANT ${staffRole} TO "${row!.name}";`);
}

/** Whether the role is there, bound by policies, and ours to take. */
async function mayActAsStaff(dataSource: DataSource): Promise<boolean> {
  const [role] = await dataSource.query<{ free: boolean }[]>(
    `SELECT rolsuper OR rolbypassrls AS free FROM pg_roles WHERE rolname = '${staffRole}'`,
  );
  if (!role || role.free) return false;
  // Since PostgreSQL 16 a member may not always take a role: trying tells.
  return dataSource
    .transaction((manager) => manager.query(`SET LOCAL ROLE ${staffRole}`))
    .then(() => true)
    .catch((error: unknown) => {
      if ((error as { code?: string }).code === '42501') return false;
      throw error;
    });
}
