import type { Sql } from '../database.js';

const keptMilliseconds = 24 * 3_600_000;

/** Forgets idempotency keys older than a day; a repeat after that is a new request. Resolves to how many were forgotten. */
export function clearIdempotencyKeys(sql: Sql, now: number): Promise<number> {
  return sql.count(`DELETE FROM idempotency_key WHERE created_at < $1`, [
    new Date(now - keptMilliseconds).toISOString(),
  ]);
}
