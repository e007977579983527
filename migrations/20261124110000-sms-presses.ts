import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By what a phone signs a press that it sends as an SMS, and the short name by which the SMS says which phone it is. */
export class SmsPresses20261124110000 implements MigrationInterface {
  name = 'SmsPresses20261124110000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE device_sms_key (
      device_id uuid PRIMARY KEY REFERENCES device (id) ON DELETE CASCADE,
      agency_id uuid NOT NULL REFERENCES agency (id),
      short_id bytea NOT NULL UNIQUE,
      key text NOT NULL,
      made_at timestamptz NOT NULL
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE device_sms_key`);
  }
}
