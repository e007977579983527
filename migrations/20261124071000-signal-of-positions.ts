import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How strongly a device heard its mast, beside its battery: silence that was heard coming is judged otherwise. And the audit
 * chain found by what was done, and with what: before, a rare action or object was looked for in all entries of the agency.
 */
export class SignalOfPositions20261124071000 implements MigrationInterface {
  name = 'SignalOfPositions20261124071000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  `ALTER TABLE position ADD COLUMN signal_percent smallint`,
  `CREATE INDEX audit_entry_object ON audit_entry (agency_id, object_id, sequence) WHERE object_id IS NOT NULL`,
  `CREATE INDEX audit_entry_action ON audit_entry (agency_id, action, sequence)`,
];

const down = [
  `DROP INDEX audit_entry_action`,
  `DROP INDEX audit_entry_object`,
  `ALTER TABLE position DROP COLUMN signal_percent`,
];
