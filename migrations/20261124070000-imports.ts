import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tables of orders and devices that staff bring: a file until it has been read, then its lines until they are applied. Beside it what
 * the lists of administration tell: firmware, consent, who is on duty; and by what an order's number is found.
 */
export class Imports20261124070000 implements MigrationInterface {
  name = 'Imports20261124070000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  // `attempt` fences off a worker that was taken for dead: it writes only while the number is its own.
  `CREATE TABLE import (
    id uuid PRIMARY KEY,
    agency_id uuid NOT NULL REFERENCES agency (id),
    kind text NOT NULL,
    requested_by uuid NOT NULL REFERENCES staff_member (id),
    requested_at timestamptz NOT NULL,
    state text NOT NULL,
    progress smallint NOT NULL,
    file bytea,
    error text,
    columns text,
    lines integer,
    bad integer,
    drafts boolean NOT NULL,
    applied_by uuid REFERENCES staff_member (id),
    applied_at timestamptz,
    expires_at timestamptz,
    attempt smallint NOT NULL,
    held_until timestamptz
  )`,
  `CREATE INDEX import_agency ON import (agency_id, id)`,
  `CREATE INDEX import_due ON import (requested_at) WHERE state IN ('reading', 'applying')`,
  // `content` is JSON in a text: the cells as they were written, what is wrong with them, what the line makes.
  `CREATE TABLE import_line (
    import_id uuid NOT NULL REFERENCES import (id) ON DELETE CASCADE,
    line integer NOT NULL,
    bad boolean NOT NULL,
    content text NOT NULL,
    PRIMARY KEY (import_id, line)
  )`,
  `ALTER TABLE device ADD COLUMN firmware text`,
  `ALTER TABLE contact ADD COLUMN consented_at timestamptz`,
  `ALTER TABLE unit ADD COLUMN on_duty boolean NOT NULL DEFAULT true`,
  `ALTER TABLE "order" ADD COLUMN reference_index bytea`,
  `CREATE INDEX order_reference ON "order" (cell, reference_index) WHERE reference_index IS NOT NULL`,
];

const down = [
  `ALTER TABLE "order" DROP COLUMN reference_index`,
  `ALTER TABLE unit DROP COLUMN on_duty`,
  `ALTER TABLE contact DROP COLUMN consented_at`,
  `ALTER TABLE device DROP COLUMN firmware`,
  `DROP TABLE import_line`,
  `DROP TABLE import`,
];
