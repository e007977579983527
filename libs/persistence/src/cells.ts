import type { Sql } from './database.js';

/** Every cell that an agency has, or has had. */
export async function cellsInUse(sql: Sql): Promise<number[]> {
  const rows = await sql.rows<{ cell: number }>(
    `SELECT cell FROM agency UNION SELECT cell FROM cell_cursor ORDER BY cell`,
  );
  return rows.map(({ cell }) => cell);
}
