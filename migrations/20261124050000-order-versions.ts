import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an order said at each of its versions, and each shape that a zone of it ever had: a judge asks later what was in force
 * on a day. Rows are added and never changed; staff are granted no more than that.
 */
export class OrderVersions20261124050000 implements MigrationInterface {
  name = 'OrderVersions20261124050000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['zone_version', 'order_version']) await runner.query(`DROP TABLE ${table}`);
  }
}

const up = [
  // `terms` is JSON in a text: read whole, and sealed. `changed_by`: a member of staff, or the house itself; NULL: it was
  // changed before versions were kept.
  `CREATE TABLE order_version (
    cell smallint NOT NULL,
    order_id uuid NOT NULL,
    version integer NOT NULL,
    agency_id uuid NOT NULL REFERENCES agency (id),
    at timestamptz NOT NULL,
    what text NOT NULL,
    changed_by uuid,
    approved_by uuid,
    reason text,
    terms text NOT NULL,
    PRIMARY KEY (cell, order_id, version),
    FOREIGN KEY (cell, order_id) REFERENCES "order" (cell, id)
  )`,
  // One row for each version at which the zone was drawn, changed or (`zone` is NULL) taken out.
  `CREATE TABLE zone_version (
    cell smallint NOT NULL,
    order_id uuid NOT NULL,
    zone_id uuid NOT NULL,
    version integer NOT NULL,
    agency_id uuid NOT NULL REFERENCES agency (id),
    zone text,
    PRIMARY KEY (cell, order_id, zone_id, version),
    FOREIGN KEY (cell, order_id, version) REFERENCES order_version (cell, order_id, version)
  )`,
];
