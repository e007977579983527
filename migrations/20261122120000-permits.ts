import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Exceptions that a court allows: permits of one zone or of the proximity limit, and hours at which the limit holds. A
 * permit outlives its zone and its time: a judge asks later what was permitted.
 */
export class Permits20261122120000 implements MigrationInterface {
  name = 'Permits20261122120000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "order" ADD COLUMN proximity_schedule jsonb`);
    await runner.query(`CREATE TABLE permit (
      cell smallint NOT NULL,
      id uuid NOT NULL,
      order_id uuid NOT NULL,
      zone_id uuid,
      valid_from timestamptz NOT NULL,
      valid_to timestamptz NOT NULL,
      reason text NOT NULL,
      withdrawn_at timestamptz,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (cell, id),
      FOREIGN KEY (cell, order_id) REFERENCES "order" (cell, id),
      CHECK (valid_to > valid_from)
    )`);
    await runner.query(`CREATE INDEX permit_order ON permit (cell, order_id, valid_to)`);
    await runner.query(`CREATE INDEX permit_zone ON permit (cell, zone_id) WHERE zone_id IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE permit`);
    await runner.query(`ALTER TABLE "order" DROP COLUMN proximity_schedule`);
  }
}
