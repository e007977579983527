import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What lets a contact see one incident. A directory like `receipt_key`, with whose keys it shares the tokens: what a phone shows does
 * not say in which cell its incident is.
 */
export class LiveLinks20261124101000 implements MigrationInterface {
  name = 'LiveLinks20261124101000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  // `device_hash`: of the first device that opened it, whose alone it is from then on.
  `CREATE TABLE live_link (
    key text PRIMARY KEY,
    cell smallint NOT NULL,
    incident_id uuid NOT NULL,
    contact_id uuid NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    made_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    device_hash bytea,
    opened_at timestamptz
  )`,
  `CREATE INDEX live_link_contact ON live_link (contact_id)`,
  `CREATE INDEX live_link_incident ON live_link (cell, incident_id)`,
  `CREATE INDEX live_link_made ON live_link (made_at)`,
];

const down = [`DROP TABLE live_link`];
