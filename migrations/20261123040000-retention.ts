import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How long an agency keeps each kind of data, what a court has told it to keep beyond that, how far its deleting has come,
 * what was deleted, and who was erased. And the indexes by which the deleting finds what is due.
 */
export class Retention20261123040000 implements MigrationInterface {
  name = 'Retention20261123040000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  // Kinds that are not named are kept as long as usual.
  `CREATE TABLE retention_policy (
    agency_id uuid PRIMARY KEY REFERENCES agency (id),
    version integer NOT NULL,
    days jsonb NOT NULL,
    changed_by uuid NOT NULL REFERENCES staff_member (id),
    changed_at timestamptz NOT NULL
  )`,

  `CREATE TABLE incident_hold (
    cell smallint NOT NULL,
    id uuid NOT NULL,
    incident_id uuid NOT NULL,
    agency_id uuid NOT NULL REFERENCES agency (id),
    reason text NOT NULL,
    placed_by uuid NOT NULL REFERENCES staff_member (id),
    placed_at timestamptz NOT NULL,
    release_reason text,
    released_by uuid REFERENCES staff_member (id),
    released_at timestamptz,
    PRIMARY KEY (cell, id),
    FOREIGN KEY (cell, incident_id) REFERENCES incident (cell, id) ON DELETE CASCADE
  )`,
  `CREATE UNIQUE INDEX incident_hold_one_standing ON incident_hold (cell, incident_id) WHERE released_at IS NULL`,
  `CREATE INDEX incident_hold_incident ON incident_hold (cell, incident_id)`,
  `CREATE INDEX incident_hold_agency ON incident_hold (cell, agency_id) WHERE released_at IS NULL`,

  // Of positions: the day up to which they were looked through, and the last person of the next one. Of what goes with
  // incidents: when the last one that was done had been closed.
  `CREATE TABLE retention_progress (
    cell smallint NOT NULL,
    agency_id uuid NOT NULL REFERENCES agency (id),
    kind text NOT NULL,
    done_to timestamptz NOT NULL,
    done_id uuid NOT NULL,
    PRIMARY KEY (cell, agency_id, kind)
  )`,

  `CREATE TABLE retention_run (
    cell smallint NOT NULL,
    id uuid NOT NULL,
    agency_id uuid NOT NULL REFERENCES agency (id),
    kind text NOT NULL,
    days integer NOT NULL,
    policy_version integer NOT NULL,
    up_to timestamptz NOT NULL,
    deleted bigint NOT NULL,
    at timestamptz NOT NULL,
    in_chain boolean NOT NULL,
    PRIMARY KEY (cell, id, agency_id, kind)
  )`,
  `CREATE INDEX retention_run_agency ON retention_run (cell, agency_id, id)`,
  `CREATE INDEX retention_run_unchained ON retention_run (cell, agency_id) WHERE NOT in_chain`,

  `CREATE TABLE person_erasure (
    person_id uuid PRIMARY KEY REFERENCES person (id),
    agency_id uuid NOT NULL REFERENCES agency (id),
    authority text NOT NULL,
    reason text NOT NULL,
    erased_by uuid NOT NULL REFERENCES staff_member (id),
    erased_at timestamptz NOT NULL
  )`,
  `CREATE INDEX person_erasure_agency ON person_erasure (agency_id, person_id)`,

  `CREATE INDEX incident_closed ON incident (cell, agency_id, closed_at, id) WHERE status = 'closed'`,
  `CREATE INDEX incident_standing ON incident (cell, agency_id) WHERE status <> 'closed'`,
  `CREATE INDEX panic_person ON panic (cell, person_id)`,
  `CREATE INDEX location_request_asked ON location_request (cell, agency_id, asked_at)`,
  `CREATE INDEX location_request_person ON location_request (cell, person_id)`,
  `CREATE INDEX quarantined_report_received ON quarantined_report (cell, agency_id, received_at)`,
];

const down = [
  ...[
    'quarantined_report_received',
    'location_request_person',
    'location_request_asked',
    'panic_person',
    'incident_standing',
    'incident_closed',
  ].map((index) => `DROP INDEX ${index}`),
  ...['person_erasure', 'retention_run', 'retention_progress', 'incident_hold', 'retention_policy'].map(
    (table) => `DROP TABLE ${table}`,
  ),
];
