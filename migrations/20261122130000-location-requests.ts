import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Somebody asks where a party is: the request waits for the next fix. What waits for a party is also listed in the watch
 * row, which every batch reads anyway, so that the way of a fix has no further table to look into.
 */
export class LocationRequests20261122130000 implements MigrationInterface {
  name = 'LocationRequests20261122130000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  // Where the person was is not copied: the answer is a row of `position`, and goes with it.
  `CREATE TABLE location_request (
    cell smallint NOT NULL,
    id uuid NOT NULL,
    agency_id uuid NOT NULL REFERENCES agency (id),
    order_id uuid NOT NULL,
    person_id uuid NOT NULL REFERENCES person (id),
    asked_by uuid NOT NULL REFERENCES staff_member (id),
    reason text,
    status text NOT NULL,
    asked_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    answered_at timestamptz,
    position_id uuid,
    fix_time timestamptz,
    push_attempts smallint NOT NULL,
    next_push_at timestamptz,
    PRIMARY KEY (cell, id),
    FOREIGN KEY (cell, order_id) REFERENCES "order" (cell, id)
  )`,
  `CREATE INDEX location_request_waiting ON location_request (cell, order_id) WHERE status = 'waiting'`,

  // No index may cover it: batches rewrite the row with every fix and must stay off the indexes.
  `ALTER TABLE watch ADD COLUMN asked json`,

  // A phone that is enrolled anew keeps its address: the newest device that says it is the one that has it. By a digest,
  // since an address may be longer than an index takes.
  `CREATE TABLE device_push_address (
    device_id uuid PRIMARY KEY REFERENCES device (id),
    channel text NOT NULL,
    token text NOT NULL,
    registered_at timestamptz NOT NULL
  )`,
  `CREATE UNIQUE INDEX device_push_address_token ON device_push_address (channel, md5(token))`,
];

const down = [
  `DROP TABLE IF EXISTS device_push_address`,
  `ALTER TABLE watch DROP COLUMN IF EXISTS asked`,
  `DROP TABLE IF EXISTS location_request`,
];
