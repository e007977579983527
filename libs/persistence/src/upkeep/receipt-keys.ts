import type { Sql } from '../database.js';

/** Carriers report within three days; a link that is opened later than that no longer tells anything. */
const keptMilliseconds = 7 * 24 * 3_600_000;

/** Forgets by which keys receipts of old messages would find their deliveries. Resolves to how many were forgotten. */
export function clearReceiptKeys(sql: Sql, now: number): Promise<number> {
  return sql.count(`DELETE FROM receipt_key WHERE made_at < $1`, [new Date(now - keptMilliseconds).toISOString()]);
}
