import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an agency demands two persons for, and what somebody asks a second one to approve. Small reference tables. An agency
 * without a row of policy demands nothing: as before.
 */
export class Approvals20261123030000 implements MigrationInterface {
  name = 'Approvals20261123030000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['approval', 'approval_policy']) await runner.query(`DROP TABLE ${table}`);
  }
}

const up = [
  `CREATE TABLE approval_policy (
    agency_id uuid PRIMARY KEY REFERENCES agency (id),
    rules jsonb NOT NULL,
    version integer NOT NULL,
    updated_at timestamptz NOT NULL
  )`,
  // `request` is JSON in a text: it is read whole, compared as it was written, and holds places and names.
  // `subjects`: whom it concerns, found when it is asked, since a zone may be gone when somebody reads of it.
  `CREATE TABLE approval (
    id uuid PRIMARY KEY,
    agency_id uuid NOT NULL REFERENCES agency (id),
    action text NOT NULL,
    object text NOT NULL,
    object_id uuid NOT NULL,
    request text NOT NULL,
    subjects uuid[] NOT NULL,
    approvers text[] NOT NULL,
    requested_by uuid NOT NULL REFERENCES staff_member (id),
    reason text,
    requested_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    emergency boolean NOT NULL,
    state text NOT NULL,
    decided_by uuid REFERENCES staff_member (id),
    decided_at timestamptz,
    note text,
    result_id uuid,
    CHECK (decided_by IS NULL OR decided_by <> requested_by OR state IN ('withdrawn'))
  )`,
  `CREATE INDEX approval_agency ON approval (agency_id, id)`,
  `CREATE INDEX approval_open ON approval (agency_id, id) WHERE decided_by IS NULL`,
];
