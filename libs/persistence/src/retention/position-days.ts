import type { DueAgency } from '#retention';
import type { Database, Sql } from '../database.js';
import { lockUnchanged } from './agency-lock.js';
import { dayMilliseconds } from './delete-quiet-positions.js';
import { keptOf } from './kept-windows.js';
import { progressOf, recordDeleted } from './retention-progress.js';

/** Dropping waits so long for whoever reads positions, and fixes wait behind it: no longer than a slow batch. */
const lockMilliseconds = 250;
const lockNotAvailable = '55P03';

interface Day {
  table: string;
  from: number;
}

/** Partitions of days that had ended at `before`, oldest first. Milliseconds since 1970. */
async function daysBefore(sql: Sql, before: number): Promise<Day[]> {
  const rows = await sql.rows<{ table: string }>(
    `SELECT c.relname AS table FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'position'::regclass AND c.relname ~ '^position_[0-9]{8}$' ORDER BY c.relname`,
  );
  return rows
    .map(({ table }) => ({ table, from: startOf(table) }))
    .filter(({ from }) => from + dayMilliseconds <= before);
}

function startOf(table: string): number {
  const [, year, month, day] = /(\d{4})(\d\d)(\d\d)$/.exec(table)!;
  return Date.UTC(Number(year), Number(month) - 1, Number(day));
}

/**
 * Drops days that are due for every agency and of which no incident keeps anything: no row is deleted one by one. A day that
 * the deleting by rows has passed for everybody is not looked at again.
 */
export async function dropExpiredDays(database: Database, agencies: readonly DueAgency[]): Promise<number> {
  if (agencies.length === 0) return 0;
  const due = Math.min(...agencies.map(({ dueBefore }) => dueBefore.positions_quiet));
  const passed = await Promise.all(agencies.map((agency) => progressOf(database, agency, 'positions_quiet')));
  const from = Math.min(...passed.map((progress) => progress?.doneTo ?? 0));
  const days = (await daysBefore(database, due)).filter((day) => day.from >= from);
  return dropEach(days, (day) => dropExpired(database, day, agencies));
}

function dropExpired(database: Database, day: Day, agencies: readonly DueAgency[]): Promise<boolean> {
  return database.transaction(async (sql) => {
    if (!(await lockUnchanged(sql, agencies))) return false;
    for (const agency of agencies) if (await keepsSomething(sql, day, agency)) return false;
    const counts = await sql.rows<{ cell: number; agencyId: string; rows: string }>(
      `SELECT p.cell, x.agency_id AS "agencyId", count(*)::text AS rows FROM ${day.table} p
       JOIN person x ON x.id = p.person_id GROUP BY p.cell, x.agency_id`,
    );
    await drop(sql, day);
    for (const agency of agencies) {
      const own = counts.filter(({ agencyId }) => agencyId === agency.agencyId);
      const deleted = own.reduce((sum, { rows }) => sum + Number(rows), 0);
      await recordDeleted(sql, agency, 'positions_quiet', deleted);
    }
    return true;
  });
}

async function keepsSomething(sql: Sql, day: Day, { cell, agencyId, dueBefore }: DueAgency): Promise<boolean> {
  const { windows, named } = await keptOf(sql, {
    cell,
    agencyId,
    from: day.from,
    to: day.from + dayMilliseconds,
    closedBefore: dueBefore.positions_incident,
  });
  if (windows.length > 0) return true;
  if (named.length === 0) return false;
  const rows = await sql.rows(`SELECT 1 FROM ${day.table} WHERE cell = $1 AND id = ANY($2::uuid[]) LIMIT 1`, [
    cell,
    named,
  ]);
  return rows.length > 0;
}

/** Drops the days that everybody's deleting has passed and of which it has left nothing. */
export async function dropEmptyDays(database: Database, agencies: readonly DueAgency[]): Promise<number> {
  if (agencies.length === 0) return 0;
  const passed = await Promise.all(agencies.map((agency) => progressOf(database, agency, 'positions_quiet')));
  const days = await daysBefore(database, Math.min(...passed.map((progress) => progress?.doneTo ?? 0)));
  if (days.length === 0) return 0;
  const empty = await database.rows<{ table: string }>(
    days.map(({ table }) => `SELECT '${table}' AS table WHERE NOT EXISTS (SELECT 1 FROM ${table})`).join(' UNION ALL '),
  );
  const names = new Set(empty.map(({ table }) => table));
  return dropEach(
    days.filter(({ table }) => names.has(table)),
    (day) => dropEmpty(database, day),
  );
}

function dropEmpty(database: Database, day: Day): Promise<boolean> {
  return database.transaction(async (sql) => {
    await lockDay(sql);
    const rows = await sql.rows(`SELECT 1 FROM ${day.table} LIMIT 1`);
    if (rows.length > 0) return false;
    await sql.count(`DROP TABLE ${day.table}`);
    return true;
  });
}

async function drop(sql: Sql, day: Day): Promise<void> {
  await lockDay(sql);
  await sql.count(`DROP TABLE ${day.table}`);
}

async function lockDay(sql: Sql): Promise<void> {
  await sql.count(`SET LOCAL lock_timeout = ${lockMilliseconds}`);
  await sql.count(`LOCK TABLE position IN ACCESS EXCLUSIVE MODE`);
}

/** As long as nobody is reading positions: else the next run goes on, so that fixes wait once and not for each day. */
async function dropEach(days: readonly Day[], dropOne: (day: Day) => Promise<boolean>): Promise<number> {
  let dropped = 0;
  try {
    for (const day of days) if (await dropOne(day)) dropped += 1;
  } catch (error) {
    if ((error as { code?: unknown }).code !== lockNotAvailable) throw error;
  }
  return dropped;
}
