import type { HeardBeacon, KnownBeacon } from '#tracking';
import { column } from '../columns.js';
import type { Sql } from '../database.js';

/**
 * Whose beacons these are, by their blind indexes: in use, and of another party of a watched order of whoever heard them. One that is not
 * found leaves no trace, not even its hash.
 */
export async function beaconsOf(sql: Sql, cell: number, heard: readonly HeardBeacon[]): Promise<KnownBeacon[]> {
  if (heard.length === 0) return [];
  const names = [...new Set(heard.map(({ beacon }) => beacon))];
  const indexes = new Map<string, Buffer>();
  for (const name of names) indexes.set(name, await sql.fields.blindIndexOf('device.unique_id', name));
  const rows = await sql.rows<Omit<KnownBeacon, 'beacon'> & { n: number }>(
    `SELECT h.n::int AS n, h.person_id AS "personId", d.id AS "deviceId", d.person_id AS "ownerId"
     FROM unnest($2::uuid[], $3::bytea[]) WITH ORDINALITY AS h (person_id, unique_index, n)
     JOIN device d ON d.unique_index = h.unique_index AND d.kind = 'beacon' AND d.revoked_at IS NULL
     WHERE EXISTS (
       SELECT 1 FROM order_party own
       JOIN order_party other ON other.cell = $1 AND other.order_id = own.order_id
         AND other.person_id = d.person_id AND other.role <> own.role
       JOIN watch w ON w.cell = $1 AND w.order_id = own.order_id
       WHERE own.cell = $1 AND own.person_id = h.person_id)`,
    [cell, column(heard, 'personId'), heard.map(({ beacon }) => indexes.get(beacon)!)],
  );
  return rows.map(({ n, ...known }) => ({ ...known, beacon: heard[n - 1]!.beacon }));
}
