import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The test alarm: whose it is, and when it last arrived. And what an operator looks for in the deliveries: those that
 * failed, and those of desks that no console has confirmed.
 */
export class Canary20261122180000 implements MigrationInterface {
  name = 'Canary20261122180000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  // The agency is named before it is founded, so that of two workers that start at once only one can found it.
  `CREATE TABLE canary (
    cell smallint PRIMARY KEY,
    agency_id uuid NOT NULL,
    watched boolean NOT NULL,
    arrived_at timestamptz,
    failing_since timestamptz,
    failed_step text,
    told_at timestamptz
  )`,
  `CREATE INDEX delivery_failed ON delivery (cell, agency_id, id) WHERE status = 'failed'`,
  `CREATE INDEX delivery_unconfirmed ON delivery (cell, queued_at) WHERE channel = 'console' AND status IN ('queued', 'sent')`,
];

const down = [
  `DROP INDEX IF EXISTS delivery_unconfirmed`,
  `DROP INDEX IF EXISTS delivery_failed`,
  `DROP TABLE IF EXISTS canary`,
];
