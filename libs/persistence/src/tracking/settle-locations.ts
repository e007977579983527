import type { SettledLocations } from '#tracking';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';
import { joined, literals, split } from '../hot-columns.js';

/**
 * Ties requests to the positions that answer them, and shortens the lists of the watch rows, which the caller has locked.
 * Returns the ids of the requests that were still waiting.
 */
export async function settleLocations(
  sql: Sql,
  cell: number,
  { answers, lists }: SettledLocations,
  now: number,
): Promise<Set<string>> {
  const answered = await sql.rows<{ id: string }>(
    `WITH shortened AS (
       UPDATE watch w SET asked = nullif(n.asked, '[]')::json FROM unnest($2::uuid[], ${split('$3')}) AS n (order_id, asked)
       WHERE w.cell = $1 AND w.order_id = n.order_id)
     UPDATE location_request r SET status = 'answered', answered_at = $4::timestamptz, position_id = n.position_id,
       fix_time = to_timestamp(n.fix_time / 1000.0)
     FROM unnest($5::uuid[], $6::uuid[], $7::float8[]) AS n (id, position_id, fix_time)
     WHERE r.cell = $1 AND r.id = n.id AND r.status = 'waiting'
     RETURNING r.id`,
    [
      cell,
      literals(lists, ({ orderId }) => orderId),
      joined(lists.map(({ asked }) => JSON.stringify(asked))),
      instant(now),
      literals(answers, ({ requestId }) => requestId),
      literals(answers, ({ positionId }) => positionId),
      literals(answers, ({ fixTime }) => fixTime),
    ],
  );
  return new Set(answered.map(({ id }) => id));
}
