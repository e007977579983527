import { type Database, column } from '#persistence';
import type { SentFix } from './tracker-fleet.js';

const atOnce = 10_000;

/** How many of the fixes are stored, and how many rows there are of them beyond one each. */
export async function storedOf(
  database: Database,
  fixes: readonly SentFix[],
): Promise<{ sought: number; stored: number; twice: number }> {
  let [stored, rows] = [0, 0];
  for (let at = 0; at < fixes.length; at += atOnce) {
    const some = fixes.slice(at, at + atOnce);
    const [counts] = await database.rows<{ stored: number; rows: number }>(
      `SELECT count(*) FILTER (WHERE n > 0)::integer AS stored, coalesce(sum(n), 0)::integer AS rows
       FROM unnest($1::uuid[], $2::timestamptz[]) AS s (device_id, fix_time)
       JOIN device d ON d.id = s.device_id
       CROSS JOIN LATERAL (SELECT count(*) AS n FROM position p
         WHERE p.cell = 0 AND p.person_id = d.person_id AND p.fix_time = s.fix_time AND p.device_id = s.device_id) c`,
      [column(some, 'deviceId'), some.map(({ fixTime }) => new Date(fixTime).toISOString())],
    );
    stored += counts!.stored;
    rows += counts!.rows;
  }
  return { sought: fixes.length, stored, twice: rows - stored };
}
