import type { AgencyScope, ContactRecord, Contacts } from '#orders';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';
import { secretAddresses, secretText, SqlShelf, time } from './shelf.js';

/** More than anybody has. */
const most = 1_000;

export class SqlContacts extends SqlShelf<ContactRecord> implements Contacts {
  constructor(sql: Sql, scope: AgencyScope) {
    super(sql, scope, 'contact', {
      id: 'id',
      createdAt: time('created_at'),
      personId: 'person_id',
      name: secretText('name'),
      language: 'language',
      position: 'position',
      channels: secretAddresses('channels'),
      consentedAt: time('consented_at'),
      designatedBy: 'designated_by',
      toldOf: 'told_of',
      shownName: secretText('shown_name'),
      declinedAt: time('declined_at'),
    });
  }

  async ofPerson(personId: string): Promise<ContactRecord[]> {
    const rows = await this.list({ limit: most }, { personId });
    return rows.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  }

  async remove(id: string): Promise<void> {
    await this.sql.count(`DELETE FROM contact WHERE agency_id = $1 AND id = $2`, [this.scope.agencyId, id]);
  }

  async countAsking(personId: string, most: number, since: number, now: number): Promise<number | undefined> {
    const [row] = await this.sql.rows<{ recent: Date[] }>(
      `SELECT ARRAY(SELECT t FROM unnest(contacts_asked_at) t WHERE t > $3 ORDER BY t) AS recent
       FROM person WHERE agency_id = $1 AND id = $2`,
      [this.scope.agencyId, personId, instant(since)],
    );
    const { recent } = row!;
    if (recent.length >= most) return recent.at(-most)!.getTime() + (now - since);
    await this.sql.count(`UPDATE person SET contacts_asked_at = $3 WHERE agency_id = $1 AND id = $2`, [
      this.scope.agencyId,
      personId,
      [...recent, instant(now)],
    ]);
    return undefined;
  }

  async ask(id: string, now: number): Promise<void> {
    await this.sql.count(`DELETE FROM consent_token WHERE contact_id = $1`, [id]);
    await this.sql.count(
      `INSERT INTO consent_message (contact_id, agency_id, status, attempts, queued_at, next_attempt_at)
       VALUES ($1, $2, 'queued', 0, $3, $3)
       ON CONFLICT (contact_id) DO UPDATE SET status = 'queued', attempts = 0, queued_at = $3, next_attempt_at = $3,
         last_error = NULL`,
      [id, this.scope.agencyId, instant(now)],
    );
  }

  revokeLinks(id: string, now: number): Promise<number> {
    return this.sql.count(`UPDATE live_link SET revoked_at = $2 WHERE contact_id = $1 AND revoked_at IS NULL`, [
      id,
      instant(now),
    ]);
  }

  async unreached(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.sql.rows<{ id: string }>(
      `SELECT contact_id AS id FROM consent_message
       WHERE agency_id = $1 AND contact_id = ANY($2::uuid[]) AND status = 'failed'`,
      [this.scope.agencyId, ids],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
