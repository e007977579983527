import type { CarrierReport, DeliveryKey, ReceiptStore } from '#notify';
import { instant } from '../columns.js';
import type { Database, Sql } from '../database.js';

interface Found {
  cell: number | null;
  deliveryId: string | null;
  heard: CarrierReport | null;
  heardAt: Date | null;
}

const found = `cell, delivery_id AS "deliveryId", heard, heard_at AS "heardAt"`;

/** The directory of receipts, and what they do to the rows of `delivery`. */
export class ReceiptStoreRepository implements ReceiptStore {
  constructor(private readonly database: Database) {}

  async carrierReported(key: string, report: CarrierReport, at: number): Promise<void> {
    await this.database.transaction(async (sql) => {
      const [row] = await sql.rows<Found>(
        `INSERT INTO receipt_key AS r (key, heard, heard_at, made_at) VALUES ($1, $2, $3, $3)
         ON CONFLICT (key) DO UPDATE SET heard = $2, heard_at = $3 RETURNING ${found}`,
        [key, report, instant(at)],
      );
      if (row) await apply(sql, row);
    });
  }

  async opened(key: string, at: number): Promise<void> {
    const [row] = await this.database.rows<Found>(`SELECT ${found} FROM receipt_key WHERE key = $1`, [key]);
    if (!row?.deliveryId) return;
    await this.database.count(
      `UPDATE delivery SET status = 'seen', seen_at = $3, next_attempt_at = NULL,
         sent_at = coalesce(sent_at, $3), delivered_at = coalesce(delivered_at, $3)
       WHERE cell = $1 AND id = $2 AND status <> 'seen'`,
      [row.cell, row.deliveryId, instant(at)],
    );
  }
}

/**
 * Says which delivery a key stands for; a report that came before is applied now. Carriers begin anew with their numbers:
 * what was heard of an earlier message of this name is not about this one.
 */
export async function nameMessage(sql: Sql, key: string, { cell, id }: DeliveryKey, now: number): Promise<void> {
  const [row] = await sql.rows<Found>(
    `INSERT INTO receipt_key AS r (key, cell, delivery_id, made_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (key) DO UPDATE SET cell = $2, delivery_id = $3,
       heard = CASE WHEN r.delivery_id IS NULL THEN r.heard END RETURNING ${found}`,
    [key, cell, id, instant(now)],
  );
  if (row) await apply(sql, row);
}

/**
 * Forward only: a message that arrived has arrived, also when we had given it up or would have sent it again. What the
 * carrier could not deliver fails in sight of an operator, unless it was seen by another way.
 */
async function apply(sql: Sql, { cell, deliveryId, heard, heardAt }: Found): Promise<void> {
  if (deliveryId === null || heard === null) return;
  const change =
    heard === 'delivered'
      ? `UPDATE delivery SET delivered_at = $3, sent_at = coalesce(sent_at, $3), next_attempt_at = NULL,
           status = CASE WHEN status IN ('queued', 'sent', 'failed') THEN 'delivered' ELSE status END
         WHERE cell = $1 AND id = $2 AND delivered_at IS NULL`
      : `UPDATE delivery SET status = 'failed', failed_at = $3, last_error = 'undelivered'
         WHERE cell = $1 AND id = $2 AND status = 'sent'`;
  await sql.count(change, [cell, deliveryId, heardAt?.toISOString()]);
}
