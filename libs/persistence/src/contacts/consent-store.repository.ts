import type { AskedContact, AskRecord, ConsentStore } from '#contacts';
import type { Clock } from '#domain';
import { appendAudit } from '../access/append-audit.js';
import { column, instant, instantOrNull } from '../columns.js';
import type { Database } from '../database.js';
import { type KeptAddress, openAddresses } from '../fields/sealed-shapes.js';

type ClaimedRow = Omit<AskedContact, 'channels'> & { channels: KeptAddress[] };

export class ConsentStoreRepository implements ConsentStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async claim(now: number, leaseUntil: number, limit: number): Promise<AskedContact[]> {
    const rows = await this.database.rows<ClaimedRow>(
      `WITH due AS (
         SELECT contact_id FROM consent_message WHERE status = 'queued' AND next_attempt_at <= $1
         ORDER BY next_attempt_at LIMIT $3 FOR UPDATE SKIP LOCKED),
       claimed AS (
         UPDATE consent_message m SET attempts = attempts + 1, next_attempt_at = $2 FROM due
         WHERE m.contact_id = due.contact_id RETURNING m.contact_id, m.attempts)
       SELECT c.id AS "contactId", c.language, c.shown_name AS "shownName", c.channels, m.attempts AS attempt
       FROM claimed m JOIN contact c ON c.id = m.contact_id`,
      [instant(now), instant(leaseUntil), limit],
    );
    const opener = await this.database.fields.openerOf(
      rows.flatMap(({ shownName, channels }) => [shownName, channels]),
    );
    return rows.map(({ shownName, channels, ...row }) => ({
      ...row,
      shownName: shownName === null ? null : opener.open(`contact.shown_name:${row.contactId}`, shownName),
      channels: openAddresses(opener, `contact.channels:${row.contactId}`, channels),
    }));
  }

  async keepTokens(tokens: readonly { contactId: string; hash: Buffer }[], now: number): Promise<void> {
    await this.database.count(
      `INSERT INTO consent_token (token_hash, contact_id, made_at)
       SELECT n.*, $3 FROM unnest($1::bytea[], $2::uuid[]) AS n (hash, id) JOIN contact c ON c.id = n.id`,
      [column(tokens, 'hash'), column(tokens, 'contactId'), instant(now)],
    );
  }

  async record(records: readonly AskRecord[]): Promise<void> {
    await this.database.count(
      `UPDATE consent_message m SET status = n.status, last_error = n.error, next_attempt_at = n.next
       FROM unnest($1::uuid[], $2::smallint[], $3::text[], $4::text[], $5::timestamptz[])
         AS n (id, attempt, status, error, next)
       WHERE m.contact_id = n.id AND m.attempts = n.attempt AND m.status = 'queued'`,
      [
        column(records, 'contactId'),
        column(records, 'attempt'),
        column(records, 'status'),
        records.map((record) => ('error' in record ? record.error : null)),
        records.map((record) => instantOrNull('nextAttemptAt' in record ? record.nextAttemptAt : null)),
      ],
    );
  }

  answer(hash: Buffer, agrees: boolean, now: number, since: number): Promise<boolean> {
    return this.database.transaction(async (sql) => {
      const [contact] = await sql.rows<{ id: string; agencyId: string; same: boolean }>(
        `SELECT c.id, c.agency_id AS "agencyId",
           CASE WHEN $2 THEN c.consented_at IS NOT NULL ELSE c.declined_at IS NOT NULL END AS same
         FROM consent_token t JOIN contact c ON c.id = t.contact_id
         WHERE t.token_hash = $1 AND (t.made_at >= $3 OR c.consented_at IS NOT NULL OR c.declined_at IS NOT NULL)
         FOR UPDATE OF c`,
        [hash, agrees, instant(since)],
      );
      if (!contact) return false;
      if (contact.same) return true;
      const { id, agencyId } = contact;
      await sql.count(
        `UPDATE contact SET consented_at = CASE WHEN $2 THEN $3::timestamptz END,
           declined_at = CASE WHEN NOT $2 THEN $3::timestamptz END
         WHERE id = $1`,
        [id, agrees, instant(now)],
      );
      await sql.count(`UPDATE consent_message SET status = 'answered' WHERE contact_id = $1`, [id]);
      const record = { agencyId, actor: 'contact', actorId: id, action: 'contact.consent', result: 'allowed' } as const;
      await appendAudit(sql, this.clock, [{ ...record, object: 'contact', objectId: id }]);
      return true;
    });
  }
}
