import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keys that personal fields are sealed with, and blind indexes for what is looked up by equality. Columns keep their types:
 * rows that are there are read as they are until `npm run fields -- seal` has been over them.
 */
export class FieldKeys20261123010000 implements MigrationInterface {
  name = 'FieldKeys20261123010000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  // Made in the transaction that needs it first, which may be that of the agency itself. The house's own key, for blind
  // indexes, is that of nobody (the nil UUID).
  `CREATE TABLE agency_key (
    key_id text PRIMARY KEY,
    agency_id uuid NOT NULL,
    wrapped text NOT NULL,
    created_at timestamptz NOT NULL,
    retired_at timestamptz
  )`,
  `CREATE UNIQUE INDEX agency_key_active ON agency_key (agency_id) WHERE retired_at IS NULL`,

  `ALTER TABLE staff_member ADD COLUMN email_index bytea`,
  `CREATE UNIQUE INDEX staff_member_email ON staff_member (email_index)`,
  `ALTER TABLE person ADD COLUMN phone_index bytea`,
  `CREATE INDEX person_phone ON person (agency_id, phone_index) WHERE phone_index IS NOT NULL`,
  `ALTER TABLE device ADD COLUMN unique_index bytea`,
  `CREATE UNIQUE INDEX device_unique ON device (unique_index)`,
  `ALTER TABLE device_push_address ADD COLUMN token_index bytea`,
  `CREATE UNIQUE INDEX device_push_address_sealed ON device_push_address (channel, token_index)`,

  // A sealed seed is longer.
  `ALTER TABLE concealed_place DROP CONSTRAINT concealed_place_seed_check`,
];

/** What is sealed stays so: without `agency_key` nobody could read it, so that this refuses to drop it while it is needed. */
const down = [
  `DO $$ BEGIN
     IF EXISTS (SELECT 1 FROM agency_key) THEN RAISE EXCEPTION 'fields are sealed with the keys of agency_key'; END IF;
   END $$`,
  `ALTER TABLE concealed_place ADD CHECK (length(seed) = 32)`,
  `DROP INDEX device_push_address_sealed`,
  `ALTER TABLE device_push_address DROP COLUMN token_index`,
  `ALTER TABLE device DROP COLUMN unique_index`,
  `ALTER TABLE person DROP COLUMN phone_index`,
  `ALTER TABLE staff_member DROP COLUMN email_index`,
  `DROP TABLE agency_key`,
];
