import type { PersonScope, WarningReceipts } from '#companion';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';

export class SqlWarningReceipts implements WarningReceipts {
  constructor(private readonly sql: Sql) {}

  /** One that the worker has not come to yet has arrived before it was sent: nothing is left to do for it. */
  async fetched({ cell, personId }: PersonScope, since: number, now: number): Promise<void> {
    await this.sql.count(
      `UPDATE delivery SET status = 'delivered', delivered_at = $4, sent_at = coalesce(sent_at, $4), next_attempt_at = NULL
       WHERE cell = $1 AND recipient = 'protected_person' AND recipient_id = $2 AND queued_at >= $3
         AND channel = 'app' AND status IN ('queued', 'sent')`,
      [cell, personId, instant(since), instant(now)],
    );
  }
}
