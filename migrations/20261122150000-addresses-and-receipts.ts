import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Messages for everybody an incident concerns: addresses of people and of staff beside those of contacts, what an agency
 * allows in a message, and the keys by which a receipt (a carrier's report, an opened link) finds its delivery.
 *
 * `receipt_key` is a directory like `person_cell`: a carrier's report does not say in which cell its delivery is, and
 * may come before the sending process has written which message it was (`heard`).
 */
export class AddressesAndReceipts20261122150000 implements MigrationInterface {
  name = 'AddressesAndReceipts20261122150000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  `ALTER TABLE person ADD COLUMN channels jsonb NOT NULL DEFAULT '[]'`,
  `ALTER TABLE staff_member ADD COLUMN channels jsonb NOT NULL DEFAULT '[]'`,
  `ALTER TABLE agency ADD COLUMN names_in_messages_allowed boolean NOT NULL DEFAULT false`,
  // Attempts that a full channel put off without trying: they do not count against the policy's attempts.
  `ALTER TABLE delivery ADD COLUMN postponed smallint NOT NULL DEFAULT 0`,

  `CREATE TABLE receipt_key (
    key text PRIMARY KEY,
    cell smallint,
    delivery_id uuid,
    heard text,
    heard_at timestamptz,
    made_at timestamptz NOT NULL
  )`,
  `CREATE INDEX receipt_key_made ON receipt_key (made_at)`,

  // An agency's own alerting system. Its cursor is the last event of the log that it has taken.
  `CREATE TABLE cap_endpoint (
    agency_id uuid PRIMARY KEY REFERENCES agency (id),
    url text NOT NULL,
    secret text NOT NULL,
    cursor bigint NOT NULL,
    attempts smallint NOT NULL,
    next_attempt_at timestamptz NOT NULL,
    last_error text,
    last_sent_at timestamptz
  )`,
];

const down = [
  `DROP TABLE cap_endpoint`,
  `DROP TABLE receipt_key`,
  `ALTER TABLE delivery DROP COLUMN postponed`,
  `ALTER TABLE agency DROP COLUMN names_in_messages_allowed`,
  `ALTER TABLE staff_member DROP COLUMN channels`,
  `ALTER TABLE person DROP COLUMN channels`,
];
