import type { Database } from '../database.js';
import type { FieldKeys } from './field-keys.js';

/** Gives each agency, or this one, a new key, each in a transaction of its own. Resolves to how many. */
export async function rotateAgencyKeys(database: Database, keys: FieldKeys, agencyId?: string): Promise<number> {
  const agencies = await database.rows<{ id: string }>(
    `SELECT id FROM agency WHERE $1::uuid IS NULL OR id = $1::uuid ORDER BY id`,
    [agencyId ?? null],
  );
  for (const { id } of agencies) await database.transaction((sql) => keys.rotate(sql, id));
  return agencies.length;
}
