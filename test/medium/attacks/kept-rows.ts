import type { Database } from '#persistence';

interface Table {
  name: string;
  columns: string[];
}

/** What the house writes by itself, whoever asks. */
const movesAlone = new Set([
  'audit_head',
  'audit_entry',
  'staff_session',
  'cell_cursor',
  'spatial_ref_sys',
  'migration',
]);

async function tablesOf(database: Database): Promise<Table[]> {
  const rows = await database.rows<{ name: string; columns: string[] }>(
    `SELECT table_name AS name, array_agg(column_name::text) AS columns
     FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' GROUP BY table_name ORDER BY table_name`,
    [],
  );
  return rows;
}

/** A word for all that the rows of an agency say, by table: equal words, equal rows. */
export async function rowsOfAgency(database: Database, agencyId: string): Promise<Record<string, string>> {
  const tables = (await tablesOf(database)).filter(
    ({ name, columns }) => columns.includes('agency_id') && !movesAlone.has(name),
  );
  const words = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await database.rows<{ word: string }>(
        `SELECT count(*) || ':' || coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), '') AS word
         FROM "${name}" t WHERE agency_id = $1`,
        [agencyId],
      );
      return [name, row!.word] as const;
    }),
  );
  return Object.fromEntries(words);
}

/** Tables with a row in which the pattern is found. @param pattern a regular expression of PostgreSQL */
export async function tablesWith(database: Database, pattern: string): Promise<string[]> {
  const tables = (await tablesOf(database)).filter(({ name }) => name !== 'spatial_ref_sys');
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await database.rows(`SELECT 1 FROM "${name}" t WHERE t::text ~ $1 LIMIT 1`, [pattern]);
      return rows.length > 0 ? [name] : [];
    }),
  );
  return found.flat();
}
