import { isDeepStrictEqual } from 'node:util';
import type { AttemptRecord, ClaimedDelivery, DeliveryJob, DeliveryKey, DeliveryStore } from '#notify';
import {
  type Address,
  assertNever,
  type Language,
  languages,
  pressAlarmKinds,
  type RecipientRole,
  type Target,
} from '#domain';
import { cellsInUse } from '../cells.js';
import { instant } from '../columns.js';
import type { Database, Sql } from '../database.js';
import { type KeptAddress, openAddresses } from '../fields/sealed-shapes.js';
import { hasApp } from '../incidents/has-app.js';
import { mayBeToldYet } from '../incidents/may-be-told-yet.js';
import { makeLiveLink } from '../contacts/make-live-link.js';
import { nameMessage } from './receipt-store.repository.js';

type ClaimedRow = Omit<ClaimedDelivery, 'to' | 'language' | 'cell' | 'name'> & {
  language: string | null;
  addresses: KeptAddress[] | null;
  name: string | null;
  namedId: string | null;
  hasApp: boolean;
};

/** A job may come a little before its time, by another machine's clock. */
const clockSkewMilliseconds = 500;

export class DeliveryStoreRepository implements DeliveryStore {
  constructor(private readonly database: Database) {}

  async claim(
    { cell, id }: DeliveryKey,
    now: number,
    leaseUntil: number,
    receiptKey: string,
  ): Promise<ClaimedDelivery | undefined> {
    const [row] = await this.database.rows<ClaimedRow>(
      `WITH claimed AS (
         UPDATE delivery SET attempts = attempts + 1, next_attempt_at = $4
         WHERE cell = $1 AND id = $2 AND status = 'queued' AND channel <> 'console'
           AND (next_attempt_at IS NULL OR next_attempt_at <= $3)
         RETURNING id, incident_id, alarm_id, agency_id, recipient, recipient_id, channel, attempts, postponed)
       SELECT d.id, d.incident_id AS "incidentId", d.alarm_id AS "alarmId", a.kind AS "alarmKind", a.severity,
         a.person_id AS "alarmPersonId", d.recipient, d.recipient_id AS "recipientId", d.channel, d.attempts AS attempt,
         d.postponed, coalesce(c.language, s.language, p.language) AS language,
         coalesce(c.channels, s.channels, p.channels) AS addresses, n.name, n.id AS "namedId",
         d.recipient = 'protected_person' AND ${hasApp('p')} AS "hasApp"
       FROM claimed d
       JOIN alarm a ON a.cell = $1 AND a.id = d.alarm_id
       JOIN incident i ON i.cell = $1 AND i.id = d.incident_id
       JOIN agency g ON g.id = d.agency_id
       LEFT JOIN contact c ON c.id = d.recipient_id AND d.recipient = 'contact' AND ${mayBeToldYet('c')}
       LEFT JOIN staff_member s ON s.id = d.recipient_id AND d.recipient IN ('supervisor', 'case_officer')
         AND s.disabled_at IS NULL
       LEFT JOIN person p ON p.id = d.recipient_id AND d.recipient IN ('protected_person', 'respondent')
       LEFT JOIN person n ON n.id = coalesce(c.person_id, i.person_id) AND g.names_in_messages_allowed
         AND d.recipient IN ('contact', 'supervisor', 'case_officer')`,
      [cell, id, instant(now + clockSkewMilliseconds), instant(leaseUntil)],
    );
    if (!row) return undefined;
    await nameMessage(this.database, receiptKey, { cell, id }, now);
    if (row.recipient === 'contact') await makeLiveLink(this.database, receiptKey, { cell, ...row }, now);
    const { addresses, language, name, namedId, hasApp: app, ...rest } = row;
    const address = addresses?.find(({ channel }) => channel === row.channel);
    const opener = await this.database.fields.openerOf([name, address]);
    return {
      ...rest,
      cell,
      language: languageOf(language),
      // A name that cannot be read keeps nobody from being told.
      name: name === null ? undefined : (opener.openOrNull(`person.name:${namedId}`, name) ?? undefined),
      to:
        row.channel === 'app'
          ? appOf(app)
          : address && openAddresses(opener, placeOf(row.recipient, row.recipientId), [address])[0],
    };
  }

  async record(delivery: ClaimedDelivery, record: AttemptRecord): Promise<void> {
    const reference = record.status === 'sent' ? record.reference : undefined;
    if (reference === undefined) return this.write(this.database, delivery, record);
    // Together: a report that finds the message must find it sent.
    await this.database.transaction(async (sql) => {
      await this.write(sql, delivery, record);
      await nameMessage(sql, reference, delivery, record.status === 'sent' ? record.at : 0);
    });
  }

  async forgetAddress({ role, id }: { role: RecipientRole; id: string }, address: Address): Promise<boolean> {
    const table = tableOf(role);
    return this.database.transaction(async (sql) => {
      const [row] = await sql.rows<{ channels: KeptAddress[] }>(
        `SELECT channels FROM ${table} WHERE id = $1 FOR UPDATE`,
        [id],
      );
      if (!row) return false;
      const opened = openAddresses(await sql.fields.openerOf(row.channels), placeOf(role, id), row.channels);
      const kept = row.channels.filter((_, index) => !isDeepStrictEqual(opened[index], address));
      await sql.count(`UPDATE ${table} SET channels = $2 WHERE id = $1`, [id, JSON.stringify(kept)]);
      return kept.some(({ channel }) => channel === address.channel);
    });
  }

  cells(): Promise<number[]> {
    return cellsInUse(this.database);
  }

  async overdue(cell: number, dueBefore: number, limit: number): Promise<DeliveryJob[]> {
    const rows = await this.database.rows<Omit<DeliveryJob, 'cell'>>(
      `SELECT d.id, d.attempts, a.kind AS "alarmKind"
       FROM delivery d JOIN alarm a ON a.cell = $1 AND a.id = d.alarm_id
       WHERE d.cell = $1 AND d.status = 'queued' AND d.channel <> 'console'
         AND (d.next_attempt_at < $2 OR (d.next_attempt_at IS NULL AND d.queued_at < $2))
       ORDER BY a.kind = ANY($4) DESC, d.queued_at LIMIT $3`,
      [cell, instant(dueBefore), limit, pressAlarmKinds],
    );
    return rows.map((row) => ({ cell, ...row }));
  }

  private async write(sql: Sql, { cell, id, attempt }: ClaimedDelivery, record: AttemptRecord): Promise<void> {
    const { assignments, parameters } = changeOf(record);
    await sql.count(
      `UPDATE delivery SET ${assignments} WHERE cell = $1 AND id = $2 AND attempts = $3 AND status = 'queued'`,
      [cell, id, attempt, ...parameters],
    );
  }
}

/** Assignments for parameters from $4 on. */
function changeOf(record: AttemptRecord): { assignments: string; parameters: unknown[] } {
  switch (record.status) {
    case 'sent':
      return {
        assignments: `status = 'sent', sent_at = $4, next_attempt_at = NULL, last_error = NULL`,
        parameters: [instant(record.at)],
      };
    case 'queued':
      return {
        assignments: `last_error = $4, next_attempt_at = $5, postponed = postponed + $6`,
        parameters: [record.error, instant(record.nextAttemptAt), record.postponed ? 1 : 0],
      };
    case 'failed':
      return {
        assignments: `status = 'failed', failed_at = $4, next_attempt_at = NULL, last_error = $5`,
        parameters: [instant(record.at), record.error],
      };
    default:
      return assertNever(record);
  }
}

/** Where the addresses of a recipient stand. */
function tableOf(role: RecipientRole): 'contact' | 'staff_member' | 'person' {
  switch (role) {
    case 'contact':
      return 'contact';
    case 'desk':
    case 'supervisor':
    case 'case_officer':
      return 'staff_member';
    case 'protected_person':
    case 'respondent':
      return 'person';
    default:
      return assertNever(role);
  }
}

const appOf = (isThere: boolean): Target | undefined => (isThere ? { channel: 'app' } : undefined);

/** What their addresses are sealed for. */
const placeOf = (role: RecipientRole, id: string): string => `${tableOf(role)}.channels:${id}`;

/** A recipient without a language of ours is told in Russian, which most people in the country read. */
const languageOf = (tag: string | null): Language => languages.find((language) => language === tag) ?? 'ru';
