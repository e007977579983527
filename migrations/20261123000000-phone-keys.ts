import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Phones that hold a key: a token that is bound to one is worth nothing to whoever copied it. What binds a key is a code
 * that an officer tells the phone's owner; only a keyed hash of it is kept, and one for a device.
 */
export class PhoneKeys20261123000000 implements MigrationInterface {
  name = 'PhoneKeys20261123000000';

  async up(runner: QueryRunner): Promise<void> {
    // RFC 7638, SHA-256, base64url. NULL: a tracker, which can hold a token only.
    await runner.query(`ALTER TABLE device ADD COLUMN key_thumbprint text`);
    await runner.query(`CREATE TABLE enrolment_code (
      device_id uuid PRIMARY KEY REFERENCES device (id),
      agency_id uuid NOT NULL REFERENCES agency (id),
      code_hash bytea NOT NULL UNIQUE,
      expires_at timestamptz NOT NULL
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE enrolment_code`);
    await runner.query(`ALTER TABLE device DROP COLUMN key_thumbprint`);
  }
}
