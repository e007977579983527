import { instant } from '../columns.js';
import type { Sql } from '../database.js';

/** They show nothing after a day; so long one can still look why. */
const keptMilliseconds = 7 * 24 * 3_600_000;

/** Forgets old links to incidents. Resolves to how many were forgotten. */
export const clearLiveLinks = (sql: Sql, now: number): Promise<number> =>
  sql.count(`DELETE FROM live_link WHERE made_at < $1`, [instant(now - keptMilliseconds)]);
