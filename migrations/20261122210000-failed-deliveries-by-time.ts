import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many deliveries were given up lately is counted each few seconds, for a rule that rings; they are kept for good. */
export class FailedDeliveriesByTime20261122210000 implements MigrationInterface {
  name = 'FailedDeliveriesByTime20261122210000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX delivery_failed_at ON delivery (cell, failed_at) WHERE status = 'failed'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX IF EXISTS delivery_failed_at`);
  }
}
