import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Contacts whom a protected person chooses on her phone: they are told nothing before they have agreed, and the message that asks
 * them is sent by its row, as deliveries are. Contacts of before are an officer's.
 */
export class ContactsOfHerOwn20261124100000 implements MigrationInterface {
  name = 'ContactsOfHerOwn20261124100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  `ALTER TABLE contact ADD COLUMN designated_by text NOT NULL DEFAULT 'officer'`,
  // Kinds of alarms; NULL: all.
  `ALTER TABLE contact ADD COLUMN told_of text[]`,
  // The name that the message which asks may show.
  `ALTER TABLE contact ADD COLUMN shown_name text`,
  `ALTER TABLE contact ADD COLUMN declined_at timestamptz`,

  `CREATE TABLE consent_message (
    contact_id uuid PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    agency_id uuid NOT NULL REFERENCES agency (id),
    status text NOT NULL,
    attempts smallint NOT NULL,
    queued_at timestamptz NOT NULL,
    next_attempt_at timestamptz,
    last_error text
  )`,
  `CREATE INDEX consent_message_due ON consent_message (next_attempt_at) WHERE status = 'queued'`,

  // Of each attempt one, since an attempt that seemed to fail may have arrived. Whoever has the database has no token.
  `CREATE TABLE consent_token (
    token_hash bytea PRIMARY KEY,
    contact_id uuid NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    made_at timestamptz NOT NULL
  )`,
  `CREATE INDEX consent_token_contact ON consent_token (contact_id)`,
];

const down = [
  `DROP TABLE consent_token`,
  `DROP TABLE consent_message`,
  `ALTER TABLE contact DROP COLUMN declined_at`,
  `ALTER TABLE contact DROP COLUMN shown_name`,
  `ALTER TABLE contact DROP COLUMN told_of`,
  `ALTER TABLE contact DROP COLUMN designated_by`,
];
