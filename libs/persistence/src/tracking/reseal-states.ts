import type { WatchState } from '#geofence';
import type { Database } from '../database.js';
import { keyIdOfRow } from '../fields/sealed-rows.js';
import { openStates, sealStates } from './watch-states.js';

const rowsPerStep = 200;

interface Row {
  cell: number;
  orderId: string;
  agencyId: string;
  state: WatchState & { places?: string };
}

/**
 * Seals the places in states that no fix has rewritten since, and those that a retired key sealed. A row at a time is held no
 * longer than its step; one that the pipeline holds is sealed by the pipeline.
 *
 * @returns how many were sealed
 */
export async function resealStates(
  database: Database,
  progress: (seen: number, sealed: number) => void,
): Promise<number> {
  let after: [number, string] | undefined;
  let [seen, sealed] = [0, 0];
  for (;;) {
    const rows = await database.transaction(async (sql) => {
      const page = await sql.rows<Row>(
        `SELECT w.cell, w.order_id AS "orderId", w.agency_id AS "agencyId", w.state FROM watch w
         ${after ? 'WHERE (w.cell, w.order_id) > ($2::smallint, $3::uuid)' : ''}
         ORDER BY w.cell, w.order_id LIMIT $1 FOR UPDATE SKIP LOCKED`,
        [rowsPerStep, ...(after ?? [])],
      );
      const sealerOf = await sql.fields.sealersOf(page.map((row) => row.agencyId));
      const stale = page.filter(({ agencyId, state }) => keyIdOfRow(state.places ?? '') !== sealerOf(agencyId).keyId);
      const opened = await openStates(sql, stale);
      const kept = await sealStates(
        sql,
        stale.map((row, index) => ({ ...row, state: opened[index]! })),
      );
      const changed = stale
        .map((row, index) => ({ ...row, after: kept[index]! }))
        .filter(({ after: text }) => text.includes('"places"'));
      if (changed.length > 0)
        await sql.count(
          `UPDATE watch w SET state = n.state FROM unnest($1::smallint[], $2::uuid[], $3::json[]) AS n (cell, order_id, state)
           WHERE w.cell = n.cell AND w.order_id = n.order_id`,
          [changed.map((row) => row.cell), changed.map((row) => row.orderId), changed.map((row) => row.after)],
        );
      sealed += changed.length;
      return page;
    });
    const last = rows.at(-1);
    if (!last) return sealed;
    seen += rows.length;
    progress(seen, sealed);
    after = [last.cell, last.orderId];
  }
}
