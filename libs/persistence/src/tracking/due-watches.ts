import type { WatchState } from '#geofence';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';
import { joined, literals, split } from '../hot-columns.js';
import { sealStates } from './watch-states.js';

export interface DueRecord {
  orderId: string;
  agencyId: string;
  rulesVersion: number;
  state: WatchState;
}

export interface SweptRow {
  orderId: string;
  agencyId: string;
  state?: WatchState;
  sweepAt: number | null;
}

/**
 * Locks what is due in the order in which it became due, not in id order: who skips what others hold waits for nobody, and
 * cannot be part of a deadlock.
 */
export function dueWatches(
  sql: Sql,
  cell: number,
  now: number,
  limit: number,
  among?: readonly string[],
): Promise<DueRecord[]> {
  return sql.rows<DueRecord>(
    `SELECT w.order_id AS "orderId", w.agency_id AS "agencyId", w.rules_version AS "rulesVersion", w.state
     FROM watch w WHERE w.cell = $1 AND w.look_at <= $2::timestamptz AND w.sweep_at <= $2::timestamptz
       ${among ? 'AND w.order_id = ANY($4::uuid[])' : ''}
     ORDER BY w.look_at LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [cell, instant(now), limit, ...(among ? [literals(among, (id) => id)] : [])],
  );
}

/** A row that a batch holds is skipped too: the next sweep finds it. */
export function putOffWatches(sql: Sql, cell: number, now: number, limit: number): Promise<number> {
  return sql.count(
    `WITH early AS (
       SELECT e.order_id FROM watch e
       WHERE e.cell = $1 AND e.look_at <= $2::timestamptz AND (e.sweep_at > $2::timestamptz OR e.sweep_at IS NULL)
       ORDER BY e.look_at LIMIT $3 FOR UPDATE SKIP LOCKED)
     UPDATE watch w SET look_at = w.sweep_at FROM early WHERE w.cell = $1 AND w.order_id = early.order_id`,
    [cell, instant(now), limit],
  );
}

export async function postponeWatch(sql: Sql, cell: number, orderId: string, until: number): Promise<void> {
  await sql.count(
    `UPDATE watch SET sweep_at = $3::timestamptz, look_at = $3::timestamptz WHERE cell = $1 AND order_id = $2`,
    [cell, orderId, instant(until)],
  );
}

export async function saveSwept(sql: Sql, cell: number, rows: readonly SweptRow[]): Promise<void> {
  const changed = rows.flatMap((row) => (row.state === undefined ? [] : [{ ...row, state: row.state }]));
  if (changed.length > 0)
    await sql.count(
      `UPDATE watch w SET state = n.state::json, sweep_at = to_timestamp(n.sweep_at / 1000.0),
         look_at = to_timestamp(n.sweep_at / 1000.0)
       FROM unnest($2::uuid[], ${split('$3')}, $4::float8[]) AS n (order_id, state, sweep_at)
       WHERE w.cell = $1 AND w.order_id = n.order_id`,
      [
        cell,
        literals(changed, (row) => row.orderId),
        joined(await sealStates(sql, changed)),
        literals(changed, (row) => row.sweepAt),
      ],
    );
  const unchanged = rows.filter((row) => row.state === undefined);
  if (unchanged.length > 0)
    await sql.count(
      `UPDATE watch w SET sweep_at = to_timestamp(n.sweep_at / 1000.0), look_at = to_timestamp(n.sweep_at / 1000.0)
       FROM unnest($2::uuid[], $3::float8[]) AS n (order_id, sweep_at) WHERE w.cell = $1 AND w.order_id = n.order_id`,
      [cell, literals(unchanged, (row) => row.orderId), literals(unchanged, (row) => row.sweepAt)],
    );
}
