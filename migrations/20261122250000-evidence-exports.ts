import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Evidence that staff asked for. Api and worker share no disk, so its files lie here, in pieces, until they expire; the row
 * stays, since it says who took what out.
 */
export class EvidenceExports20261122250000 implements MigrationInterface {
  name = 'EvidenceExports20261122250000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['evidence_piece', 'evidence_file', 'evidence_export'])
      await runner.query(`DROP TABLE ${table}`);
  }
}

const up = [
  // `attempt` fences off a worker that was taken for dead: it writes only while the number is its own.
  `CREATE TABLE evidence_export (
    cell smallint NOT NULL,
    id uuid NOT NULL,
    agency_id uuid NOT NULL REFERENCES agency (id),
    incident_id uuid NOT NULL,
    requested_by uuid NOT NULL REFERENCES staff_member (id),
    reason text NOT NULL,
    language text NOT NULL,
    requested_at timestamptz NOT NULL,
    status text NOT NULL,
    progress smallint NOT NULL,
    error text,
    attempt smallint NOT NULL,
    held_until timestamptz,
    ready_at timestamptz,
    expires_at timestamptz,
    PRIMARY KEY (cell, id),
    FOREIGN KEY (cell, incident_id) REFERENCES incident (cell, id) ON DELETE CASCADE
  )`,
  `CREATE INDEX evidence_export_due ON evidence_export (cell, requested_at) WHERE status IN ('queued', 'running')`,
  `CREATE INDEX evidence_export_expires ON evidence_export (cell, expires_at) WHERE status = 'ready'`,
  `CREATE INDEX evidence_export_incident ON evidence_export (cell, incident_id)`,

  // Without a size and a hash a file is not finished.
  `CREATE TABLE evidence_file (
    cell smallint NOT NULL,
    export_id uuid NOT NULL,
    place smallint NOT NULL,
    name text NOT NULL,
    bytes bigint,
    sha256 bytea,
    PRIMARY KEY (cell, export_id, place),
    FOREIGN KEY (cell, export_id) REFERENCES evidence_export (cell, id) ON DELETE CASCADE
  )`,
  `CREATE TABLE evidence_piece (
    cell smallint NOT NULL,
    export_id uuid NOT NULL,
    place smallint NOT NULL,
    n integer NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (cell, export_id, place, n),
    FOREIGN KEY (cell, export_id, place) REFERENCES evidence_file (cell, export_id, place) ON DELETE CASCADE
  )`,
];
