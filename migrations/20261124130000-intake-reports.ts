import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What somebody without an account tells an agency: a conversation that only its code opens from outside, with files in sealed
 * pieces. Which agencies take such reports is theirs to say.
 */
export class IntakeReports20261124130000 implements MigrationInterface {
  name = 'IntakeReports20261124130000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  `ALTER TABLE agency ADD COLUMN takes_reports boolean NOT NULL DEFAULT false`,
  `CREATE TABLE intake_report (
    id uuid PRIMARY KEY,
    agency_id uuid NOT NULL REFERENCES agency (id),
    code_hash bytea NOT NULL UNIQUE,
    language text NOT NULL,
    state text NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
  )`,
  `CREATE INDEX intake_report_agency ON intake_report (agency_id, id)`,
  `CREATE INDEX intake_report_unread ON intake_report (agency_id, id) WHERE state <> 'closed'`,
  `CREATE INDEX intake_report_age ON intake_report (agency_id, updated_at)`,
  // `staff_id`: who answered for the agency; the reporter has none.
  `CREATE TABLE intake_message (
    id uuid PRIMARY KEY,
    report_id uuid NOT NULL REFERENCES intake_report (id) ON DELETE CASCADE,
    author text NOT NULL,
    staff_id uuid REFERENCES staff_member (id),
    text text NOT NULL,
    written_at timestamptz NOT NULL,
    CHECK ((author = 'agency') = (staff_id IS NOT NULL))
  )`,
  `CREATE INDEX intake_message_report ON intake_message (report_id, id)`,
  // The id is made by who sends it: a piece that is sent again is the same piece.
  `CREATE TABLE intake_file (
    id uuid PRIMARY KEY,
    report_id uuid NOT NULL REFERENCES intake_report (id) ON DELETE CASCADE,
    kind text NOT NULL,
    media_type text NOT NULL,
    bytes integer NOT NULL,
    complete boolean NOT NULL,
    created_at timestamptz NOT NULL
  )`,
  `CREATE INDEX intake_file_report ON intake_file (report_id, id)`,
  `CREATE TABLE intake_piece (
    file_id uuid NOT NULL REFERENCES intake_file (id) ON DELETE CASCADE,
    n integer NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (file_id, n)
  )`,
];

const down = [
  `DROP TABLE intake_piece`,
  `DROP TABLE intake_file`,
  `DROP TABLE intake_message`,
  `DROP TABLE intake_report`,
  `ALTER TABLE agency DROP COLUMN takes_reports`,
];
