import type { Sql } from '../database.js';

const dayMilliseconds = 86_400_000;
const daysBack = 1;
const daysAhead = 7;

interface Day {
  table: string;
  from: string;
  to: string;
}

const startOfDay = (milliseconds: number): number => Math.floor(milliseconds / dayMilliseconds) * dayMilliseconds;

/** UTC days from yesterday to a week ahead of `now`. */
function daysAround(now: number): Day[] {
  return Array.from({ length: daysBack + 1 + daysAhead }, (_, index) => {
    const start = startOfDay(now) + (index - daysBack) * dayMilliseconds;
    const date = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);
    return {
      table: `position_${date(start).replaceAll('-', '')}`,
      from: `${date(start)} 00:00:00+00`,
      to: `${date(start + dayMilliseconds)} 00:00:00+00`,
    };
  });
}

/**
 * Makes the daily partitions of `position` for yesterday up to a week ahead, so that retention can drop whole days. Fixes
 * of other days are kept in `position_other`; those that lie there for a day whose partition is made now are moved.
 * Resolves to the names of the partitions that were made. `now` in milliseconds since 1970.
 *
 * `transaction` runs each day as a transaction of its own: the table is locked while its rows move.
 */
export async function ensurePositionPartitions(
  database: { transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> },
  now: number,
): Promise<string[]> {
  const made: string[] = [];
  for (const day of daysAround(now)) {
    if (await database.transaction((sql) => ensureDay(sql, day))) made.push(day.table);
  }
  return made;
}

async function ensureDay(sql: Sql, { table, from, to }: Day): Promise<boolean> {
  if (await exists(sql, table)) return false;
  // Excludes writers, which could put a row of this day into `position_other` meanwhile, and whoever makes the same day.
  await sql.count(`LOCK TABLE position IN ACCESS EXCLUSIVE MODE`);
  if (await exists(sql, table)) return false;
  const inDay = `fix_time >= '${from}' AND fix_time < '${to}'`;
  await sql.count(`CREATE TABLE ${table} (LIKE position INCLUDING ALL)`);
  // A partition may not be attached while the default one holds rows that belong to it.
  await sql.count(`INSERT INTO ${table} SELECT * FROM position_other WHERE ${inDay}`);
  await sql.count(`DELETE FROM position_other WHERE ${inDay}`);
  await sql.count(`ALTER TABLE position ATTACH PARTITION ${table} FOR VALUES FROM ('${from}') TO ('${to}')`);
  return true;
}

async function exists(sql: Sql, table: string): Promise<boolean> {
  const [row] = await sql.rows<{ found: boolean }>(`SELECT to_regclass($1) IS NOT NULL AS found`, [table]);
  return row?.found ?? false;
}
