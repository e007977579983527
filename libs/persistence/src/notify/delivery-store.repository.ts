import { isDeepStrictEqual } from 'node:util';
import type { AttemptRecord, ClaimedDelivery, ContactChannel, DeliveryKey, DeliveryStore } from '#notify';
import { assertNever, type Language, languages, pressAlarmKinds } from '#domain';
import { cellsInUse } from '../cells.js';
import type { Database } from '../database.js';

type ClaimedRow = Omit<ClaimedDelivery, 'to' | 'language' | 'cell'> & {
  language: string | null;
  addresses: ContactChannel[] | null;
};

/** A job may come a little before its time, by another machine's clock. */
const clockSkewMilliseconds = 500;

const time = (milliseconds: number): string => new Date(milliseconds).toISOString();

export class DeliveryStoreRepository implements DeliveryStore {
  constructor(private readonly database: Database) {}

  async claim({ cell, id }: DeliveryKey, now: number, leaseUntil: number): Promise<ClaimedDelivery | undefined> {
    const [row] = await this.database.rows<ClaimedRow>(
      `WITH claimed AS (
         UPDATE delivery SET attempts = attempts + 1, next_attempt_at = $4
         WHERE cell = $1 AND id = $2 AND status = 'queued' AND channel <> 'console'
           AND (next_attempt_at IS NULL OR next_attempt_at <= $3)
         RETURNING id, incident_id, alarm_id, recipient, recipient_id, channel, attempts)
       SELECT d.id, d.incident_id AS "incidentId", d.alarm_id AS "alarmId", a.kind AS "alarmKind", a.severity,
         d.recipient_id AS "recipientId", d.channel, d.attempts AS attempt, c.language, c.channels AS addresses
       FROM claimed d
       JOIN alarm a ON a.cell = $1 AND a.id = d.alarm_id
       LEFT JOIN contact c ON c.id = d.recipient_id AND d.recipient = 'contact'`,
      [cell, id, time(now + clockSkewMilliseconds), time(leaseUntil)],
    );
    if (!row) return undefined;
    const { addresses, language, ...rest } = row;
    return {
      ...rest,
      cell,
      language: languageOf(language),
      to: addresses?.find(({ channel }) => channel === row.channel),
    };
  }

  async record({ cell, id, attempt }: ClaimedDelivery, record: AttemptRecord): Promise<void> {
    const { sql, parameters } = changeOf(record);
    await this.database.count(
      `UPDATE delivery SET ${sql} WHERE cell = $1 AND id = $2 AND attempts = $3 AND status = 'queued'`,
      [cell, id, attempt, ...parameters],
    );
  }

  async forgetAddress(contactId: string, address: ContactChannel): Promise<boolean> {
    return this.database.transaction(async (sql) => {
      const [contact] = await sql.rows<{ channels: ContactChannel[] }>(
        `SELECT channels FROM contact WHERE id = $1 FOR UPDATE`,
        [contactId],
      );
      if (!contact) return false;
      const kept = contact.channels.filter((entry) => !isDeepStrictEqual(entry, address));
      await sql.count(`UPDATE contact SET channels = $2 WHERE id = $1`, [contactId, JSON.stringify(kept)]);
      return kept.some(({ channel }) => channel === address.channel);
    });
  }

  cells(): Promise<number[]> {
    return cellsInUse(this.database);
  }

  async overdue(
    cell: number,
    dueBefore: number,
    limit: number,
  ): Promise<(DeliveryKey & { attempts: number; ofPress: boolean })[]> {
    const rows = await this.database.rows<{ id: string; attempts: number; ofPress: boolean }>(
      `SELECT d.id, d.attempts, a.kind = ANY($4) AS "ofPress"
       FROM delivery d JOIN alarm a ON a.cell = $1 AND a.id = d.alarm_id
       WHERE d.cell = $1 AND d.status = 'queued' AND d.channel <> 'console'
         AND (d.next_attempt_at < $2 OR (d.next_attempt_at IS NULL AND d.queued_at < $2))
       ORDER BY a.kind = ANY($4) DESC, d.queued_at LIMIT $3`,
      [cell, time(dueBefore), limit, pressAlarmKinds],
    );
    return rows.map((row) => ({ cell, ...row }));
  }
}

/** Assignments for parameters from $4 on. */
function changeOf(record: AttemptRecord): { sql: string; parameters: unknown[] } {
  switch (record.status) {
    case 'sent':
      return {
        sql: `status = 'sent', sent_at = $4, next_attempt_at = NULL, last_error = NULL`,
        parameters: [time(record.at)],
      };
    case 'queued':
      return { sql: `last_error = $4, next_attempt_at = $5`, parameters: [record.error, time(record.nextAttemptAt)] };
    case 'failed':
      return {
        sql: `status = 'failed', failed_at = $4, next_attempt_at = NULL, last_error = $5`,
        parameters: [time(record.at), record.error],
      };
    default:
      return assertNever(record);
  }
}

/** A recipient without a language of ours is told in Russian, which most people in the country read. */
const languageOf = (tag: string | null): Language => languages.find((language) => language === tag) ?? 'ru';
