import { column } from '../columns.js';
import type { Sql } from '../database.js';
import { typed } from '../incidents/event-notes.js';

interface Noted {
  cursor: string;
  data: Record<string, unknown>;
}

/** Takes what humans typed out of the log of these incidents; that they noted something stays. Resolves to how many events. */
export async function eraseNotes(sql: Sql, cell: number, incidentIds: readonly string[]): Promise<number> {
  const noted = await sql.rows<Noted>(
    `SELECT cursor::text AS cursor, data FROM incident_event
     WHERE cell = $1 AND incident_id = ANY($2::uuid[]) AND data ?| $3::text[] FOR UPDATE`,
    [cell, incidentIds, typed],
  );
  if (noted.length === 0) return 0;
  const erased = noted.map(({ cursor, data: { text: _, note: __, ...rest } }) => ({
    cursor,
    data: JSON.stringify({ ...rest, erased: true }),
  }));
  return sql.count(
    `UPDATE incident_event e SET data = n.data FROM unnest($2::bigint[], $3::jsonb[]) AS n (cursor, data)
     WHERE e.cell = $1 AND e.cursor = n.cursor`,
    [cell, column(erased, 'cursor'), column(erased, 'data')],
  );
}
